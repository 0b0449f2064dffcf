package data

import (
	"errors"
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/lines"
)

// YAML (YAML 1.2.2): a list of records, or lists within mappings. A document is split at
// lines that are not indented, and each piece, such as a record, is parsed separately: an
// error in one does not affect the others, and the time is linear. An alias to another
// piece has no value.

var beginsYAML = regexp.MustCompile(`^(?:\s*(?:#.*|---)?\n)*- [\w-]+:(?: .*)?\r?\n  [\w-]+:(?: |\r?\n)`)

// LooksLikeYAML distinguishes YAML from a Markdown list, which may also begin with a
// dash.
func LooksLikeYAML(head string) bool { return beginsYAML.MatchString(head) }

// ReadYAML reads records in YAML.
func ReadYAML(l record.List, source string) { readYAMLOf(l, source, func(*value) {}) }

// readYAMLOf reads each document of source after trim has changed it.
func readYAMLOf(l record.List, source string, trim func(document *value)) {
	r := &yamlReader{trim: trim, dataReader: newDataReader(l, source), starts: lines.NewIndex(source)}
	var chunk []yamlPiece
	size := 0
	for piece := range yamlPieces(source, 1, 1) {
		if r.full {
			return
		}
		head := strings.TrimRight(piece.text, " \t\r\n")
		if ends := head == "---" || head == "..."; ends || size > maxChunk {
			r.chunk(chunk, size)
			if chunk, size = chunk[:0], 0; ends {
				r.end(r.offset(piece))
				continue
			}
		}
		chunk, size = append(chunk, piece), size+len(piece.text)
	}
	r.chunk(chunk, size)
	r.end(len(source))
	r.finish()
}

// yamlPiece consists of lines of a block of which only the first is not indented.
type yamlPiece struct {
	text      string
	line, col int // position of its start, from 1
}

// yamlPieces splits a block that begins at line and col. Lines that only close brackets
// belong to the line before.
func yamlPieces(block string, line, col int) iter.Seq[yamlPiece] {
	return func(yield func(yamlPiece) bool) {
		start, at, n := 0, 0, line
		for text := range strings.Lines(block) {
			if strings.IndexByte(" \t\r\n]}", text[0]) < 0 {
				if at > start && !yield(yamlPiece{block[start:at], line, col}) {
					return
				}
				start, line = at, n
			}
			at += len(text)
			n++
		}
		if at > start {
			yield(yamlPiece{block[start:at], line, col})
		}
	}
}

// yamlReader joins the pieces of a document.
type yamlReader struct {
	*dataReader
	starts lines.Index // the starts of the lines of the list
	root   value
	trim   func(document *value)
	values int
}

// maxChunk bounds the text passed to the parser at once, in bytes: its nodes take many
// times the memory of the text.
const maxChunk = 256 << 10

// chunk reads consecutive pieces of size bytes in total: at once if they parse, or else
// one by one.
func (r *yamlReader) chunk(pieces []yamlPiece, size int) {
	if len(pieces) == 0 {
		return
	}
	whole := pieces[0]
	start := r.starts.Start(whole.line)
	whole.text = r.source[start : start+size]
	if v, err := r.parse(whole); err == nil {
		r.put(v, whole)
		return
	}
	for _, p := range pieces {
		r.put(r.read(p, 0), p)
	}
}

// put adds the value v of piece p to the document, or starts another document with it.
func (r *yamlReader) put(v value, p yamlPiece) {
	if !r.root.join(v) {
		r.end(r.offset(p))
		r.root = v
	}
}

// join adds next, the next piece of a block, to v: elements of a list, which belong to
// the last key if that has no value, or keys with values. It reports whether next fits.
func (v *value) join(next value) bool {
	switch {
	case next.kind == nullValue:
		return true
	case v.kind == nullValue && len(v.members) == 0:
		*v = next
		return true
	case next.kind == listValue && v.kind == mappingValue && len(v.members) > 0:
		last := &v.members[len(v.members)-1].value
		if last.kind == nullValue {
			last.kind, last.start = listValue, next.start
		}
		if last.kind != listValue {
			return false
		}
		last.members = append(last.members, next.members...)
		return true
	case v.kind == next.kind && next.kind != scalarValue:
		v.members = append(v.members, next.members...)
		return true
	}
	return false
}

// read reads a piece. If it does not parse, its parts are read separately.
func (r *yamlReader) read(p yamlPiece, depth int) value {
	if head := strings.TrimSpace(p.text); head == "" || head[0] == '#' || head[0] == '%' {
		return value{}
	}
	if depth > record.MaxDepth {
		r.tooDeep(r.offset(p))
		return value{}
	}
	v, err := r.parse(p)
	if err == nil {
		return v
	}
	if v, ok := r.readParts(p, depth); ok {
		return v
	}
	r.list.Problem(r.offset(p), "invalid YAML: %v; this part is read line by line", err)
	return r.lines(p)
}

var (
	yamlKeyLine = regexp.MustCompile(`^([^\s#'"\[\]{}&*!|>%@-][^#'"\[\]{}]*?|"[^"]*"|'[^']*'):[ \t]*(?:#.*)?\r?$`)
	yamlDash    = regexp.MustCompile(`^-[ \t]+`)
)

// readParts reads a key with an indented value below it, or an element of a list, part by
// part. ok is false if the piece is neither.
func (r *yamlReader) readParts(p yamlPiece, depth int) (v value, ok bool) {
	first, rest, _ := strings.Cut(p.text, "\n")
	if dash := yamlDash.FindString(first); dash != "" {
		// The text after the dash is a block indented to its column.
		body, whole := dedent(strings.Repeat(" ", len(dash))+p.text[len(dash):], len(dash))
		if !whole {
			return value{}, false
		}
		v = value{kind: listValue, start: r.offset(p)}
		v.members = []member{{value: r.block(body, p.line, p.col+len(dash), depth+1)}}
		return v, true
	}
	key := yamlKeyLine.FindStringSubmatch(first)
	if key == nil {
		return value{}, false
	}
	indent := len(indentOf(strings.TrimLeft(rest, "\r\n")))
	body, whole := dedent(rest, indent)
	if !whole || indent == 0 {
		return value{}, false
	}
	m := member{strings.Trim(key[1], `"'`), r.block(body, p.line+1, p.col+indent, depth+1)}
	return value{kind: mappingValue, start: r.offset(p), members: []member{m}}, true
}

// dedent removes n blanks from the front of each line. whole is false if a line has
// fewer.
func dedent(text string, n int) (dedented string, whole bool) {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case len(indentOf(line)) >= n && !strings.Contains(line[:n], "\t"):
			b.WriteString(line[n:])
		case strings.TrimSpace(line) == "":
			b.WriteString("\n")
		default:
			return "", false
		}
	}
	return b.String(), true
}

// block reads a block piece by piece.
func (r *yamlReader) block(text string, line, col, depth int) value {
	var v value
	for p := range yamlPieces(text, line, col) {
		v.join(r.read(p, depth))
	}
	return v
}

// offset returns the offset of a piece in the list.
func (r *yamlReader) offset(p yamlPiece) int { return r.starts.Start(p.line) + p.col - 1 }

// within returns the offset in the list of a node of a piece. The parser counts
// characters.
func (r *yamlReader) within(p yamlPiece, node *yaml.Node) int {
	start := r.starts.Start(p.line-1+node.Line) + p.col - 1
	rest := r.source[min(start, len(r.source)):]
	for range node.Column - 1 {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
	}
	return len(r.source) - len(rest)
}

// close sets the ends of v and of the values in it: before the next one begins.
func (r *yamlReader) close(v *value, end int) {
	v.end = max(v.start, end)
	for i := range v.members {
		end = v.end
		if i+1 < len(v.members) {
			end = v.members[i+1].start
		}
		end = max(end, v.members[i].start) // the parser's positions are not always in order
		text := strings.TrimRight(r.source[v.members[i].start:end], " \t\r\n")
		if i+1 < len(v.members) && v.kind == listValue {
			text = strings.TrimRight(strings.TrimSuffix(text, "-"), " \t\r\n")
		}
		r.close(&v.members[i].value, v.members[i].start+len(text))
	}
}

// end takes the records of the document that ends at an offset.
func (r *yamlReader) end(at int) {
	r.close(&r.root, at)
	r.trim(&r.root)
	r.walk(&r.root, nil)
	r.root = value{}
}

// parse parses a piece.
func (r *yamlReader) parse(p yamlPiece) (v value, err error) {
	// The parser may panic.
	defer func() {
		if recover() != nil {
			v, err = value{}, errors.New("the parser failed")
		}
	}()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(p.text), &doc); err != nil {
		return value{}, err
	}
	if len(doc.Content) == 0 {
		return value{}, nil
	}
	return r.value(doc.Content[0], p, 0), nil
}

var yamlLine = regexp.MustCompile(`^\s*(?:-\s+)?(?:([\w-]+):\s+)?(.*\S)`)

// lines makes a record from the lines of a piece that does not parse. The usual cause is
// an unquoted title with a colon.
func (r *yamlReader) lines(p yamlPiece) value {
	whole := value{kind: mappingValue, start: r.offset(p)}
	n := p.line - 1
	for line := range strings.Lines(p.text) {
		n++
		found := yamlLine.FindStringSubmatch(line)
		if found == nil || len(line) > record.MaxLine || len(whole.members) > record.MaxFields {
			continue
		}
		whole.members = append(whole.members, member{found[1], value{kind: scalarValue, start: r.starts.Start(n) + p.col - 1, text: strings.Trim(found[2], `"' ,`)}})
	}
	if p.text[0] != '-' {
		return whole
	}
	return value{kind: listValue, start: r.offset(p), members: []member{{value: whole}}}
}

// value converts a node of piece p. An alias has no value.
func (r *yamlReader) value(node *yaml.Node, p yamlPiece, depth int) value {
	v := value{start: r.within(p, node)}
	if r.values++; r.values > record.MaxValues {
		return value{}
	}
	if depth > record.MaxDepth {
		r.tooDeep(v.start)
		return value{}
	}
	switch node.Kind {
	case yaml.MappingNode:
		v.kind = mappingValue
		for i := 0; i+1 < len(node.Content); i += 2 {
			key := node.Content[i]
			m := member{key.Value, r.value(node.Content[i+1], p, depth+1)}
			m.start = r.within(p, key)
			v.members = append(v.members, m)
		}
	case yaml.SequenceNode:
		v.kind = listValue
		for _, entry := range node.Content {
			v.members = append(v.members, member{value: r.value(entry, p, depth+1)})
		}
	case yaml.ScalarNode:
		if node.Tag != "!!null" {
			v.kind, v.text = scalarValue, node.Value // as written: 2012.10150 must not become a number
		}
	}
	if len(v.members) > 0 {
		v.start = v.members[0].start // after an anchor or a tag
	}
	return v
}

// indentOf returns the blanks at the front of line.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }
