package readlist

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// YAML (YAML 1.2.2): a list of records, or one within mappings that file it. A
// document is taken apart where its lines are not indented, and each piece,
// such as one record, is parsed by itself: what is broken in one of them costs
// no other, and the time stays linear. An alias of another piece has no value.

var beginsYAML = regexp.MustCompile(`^(?:\s*(?:#.*|---)?\n)*- [\w-]+:(?: .*)?\r?\n  [\w-]+:(?: |\r?\n)`)

// looksLikeYAML tells records from a list in Markdown, which begins with a
// dash, too.
func looksLikeYAML(head string) bool { return beginsYAML.MatchString(head) }

var yamlComment = regexp.MustCompile(`^(?:#|[ \t]+#+[ \t]*(?:-[ \t]|[\w-]+:\s))`)

// coverYAML blanks comments of a whole line: those at its front, and entries
// and fields that are commented out where they stood. An indented line with
// another # may be a part of a text.
func coverYAML(text []byte, final bool) int {
	decided := len(text)
	if !final && len(text) <= maxComment {
		decided = bytes.LastIndexByte(text, '\n') + 1
	}
	for line := range bytes.Lines(text[:decided]) {
		if yamlComment.Match(line) {
			blank(line)
		}
	}
	return decided
}

func readYAML(l *List, source string) {
	r := &yamlReader{dataReader: newDataReader(l)}
	for piece := range yamlPieces(source) {
		r.piece(piece)
	}
	r.end()
	r.finish("")
}

// yamlPiece is some lines of a document, of which the first alone is not
// indented.
type yamlPiece struct {
	text string
	line int // where it begins, from 1
}

// yamlPieces takes a source apart. Lines that only close what a line before
// them opened belong to it.
func yamlPieces(source string) func(func(yamlPiece) bool) {
	return func(yield func(yamlPiece) bool) {
		start, first, n := 0, 1, 0
		at := 0
		for line := range strings.Lines(source) {
			n++
			if c := line[0]; strings.IndexByte(" \t\r\n]}", c) < 0 {
				if at > start && !yield(yamlPiece{source[start:at], first}) {
					return
				}
				start, first = at, n
			}
			at += len(line)
		}
		if at > start {
			yield(yamlPiece{source[start:at], first})
		}
	}
}

// yamlReader puts the pieces of a document together again.
type yamlReader struct {
	*dataReader
	root   value
	values int
}

// piece takes one piece: an entry of a list, which belongs to the key before
// it if that has no value of its own, or a key with its value.
func (r *yamlReader) piece(p yamlPiece) {
	switch head := strings.TrimRight(p.text, " \t\r\n"); {
	case head == "" || strings.HasPrefix(head, "#") || strings.HasPrefix(head, "%"):
		return
	case head == "---" || head == "...":
		r.end()
		return
	}
	v, err := r.parse(p)
	if err != nil {
		r.collector.list.problem(p.line, 1, "no YAML: %v; what stands here is read line by line", err)
		v = p.lines()
	}
	root := &r.root
	switch {
	case v.kind == listValue && root.kind == mappingValue && p.text[0] == '-':
		last := &root.members[len(root.members)-1].value
		if last.kind == nullValue {
			last.kind, last.line, last.col = listValue, v.line, v.col
		}
		if last.kind == listValue {
			last.members = append(last.members, v.members...)
		}
	case root.kind == v.kind && len(v.members) > 0:
		root.members = append(root.members, v.members...)
	default:
		r.end()
		r.root = v
	}
}

// end takes what the document that ends here holds.
func (r *yamlReader) end() {
	if isGraph(&r.root) {
		r.readGraph(&r.root)
	} else {
		r.walk(&r.root, nil)
	}
	r.root = value{}
}

// Bounds on a piece, which the parser needs to stay fast and shallow.
const (
	maxPiece  = 1 << 20 // bytes
	maxYAMLIn = 64      // values opened within values on one line
)

// parse reads one piece.
func (r *yamlReader) parse(p yamlPiece) (v value, err error) {
	if len(p.text) > maxPiece {
		return value{}, fmt.Errorf("a record of %d MiB", len(p.text)>>20)
	}
	if nestedTooDeep(p.text) {
		return value{}, errors.New("brackets nested too deep")
	}
	// What the parser can't take is no reason to fail.
	defer func() {
		if recover() != nil {
			v, err = value{}, errors.New("its parser gave up")
		}
	}()
	file, err := parser.ParseBytes([]byte(p.text), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return value{}, errors.New(firstLine(err.Error()))
	}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			return r.value(doc.Body, p.line-1, 0), nil
		}
	}
	return value{}, nil
}

var yamlLine = regexp.MustCompile(`^\s*(?:-\s+)?(?:([\w-]+):\s+)?(.*\S)`)

// lines makes one record of a piece that the parser refuses, field by field.
// What it stumbles over most is a colon in a title that stands without quotes.
func (p yamlPiece) lines() value {
	record := value{kind: mappingValue, line: p.line, col: 1}
	n := p.line - 1
	for line := range strings.Lines(p.text) {
		n++
		found := yamlLine.FindStringSubmatch(line)
		if found == nil || len(line) > maxLine || len(record.members) > maxFields {
			continue
		}
		record.members = append(record.members, member{found[1], value{kind: scalarValue, line: n, col: 1, text: strings.Trim(found[2], `"' ,`)}})
	}
	if p.text[0] != '-' {
		return record
	}
	return value{kind: listValue, line: p.line, col: 1, members: []member{{value: record}}}
}

// firstLine returns what an error of the parser says, without its excerpt.
func firstLine(message string) string {
	message, _, _ = strings.Cut(strings.TrimSpace(message), "\n")
	if _, rest, ok := strings.Cut(message, "] "); ok && message[0] == '[' {
		return rest // [line:column], within the piece
	}
	return message
}

// nestedTooDeep tells whether more values are opened than are closed again
// than the parser should be asked to keep open: it calls itself for each.
func nestedTooDeep(text string) bool {
	for line := range strings.Lines(text) {
		dashes := 0
		for _, c := range []byte(line) {
			if c == '-' || c == '?' || c == ':' {
				dashes++
			} else if c != ' ' && c != '\t' {
				break
			}
		}
		if dashes > maxYAMLIn && strings.Contains(line, "- -") || dashes > maxYAMLIn && strings.Contains(line, "? ?") {
			return true
		}
	}
	open := 0
	for _, c := range []byte(text) {
		switch c {
		case '[', '{':
			if open++; open > maxYAMLIn {
				return true
			}
		case ']', '}':
			open = max(open-1, 0)
		}
	}
	return false
}

// value makes a value of a node; above counts the lines before its piece.
func (r *yamlReader) value(node ast.Node, above, depth int) value {
	var v value
	if r.values++; node == nil || r.values > maxValues || depth > maxDataDepth {
		return v
	}
	if at := node.GetToken(); at != nil && at.Position != nil {
		v.line, v.col = above+at.Position.Line, at.Position.Column
	}
	switch node := node.(type) {
	case *ast.AnchorNode:
		return r.value(node.Value, above, depth+1)
	case *ast.TagNode:
		return r.value(node.Value, above, depth+1)
	case *ast.MappingNode:
		v.kind = mappingValue
		for _, pair := range node.Values {
			v.members = append(v.members, r.pair(pair, above, depth))
		}
	case *ast.MappingValueNode:
		v.kind = mappingValue
		v.members = append(v.members, r.pair(node, above, depth))
	case *ast.SequenceNode:
		v.kind = listValue
		for _, entry := range node.Values {
			v.members = append(v.members, member{value: r.value(entry, above, depth+1)})
		}
	case *ast.LiteralNode:
		v.kind, v.text = scalarValue, node.Value.Value
	case *ast.StringNode:
		v.kind, v.text = scalarValue, node.Value
	case ast.ScalarNode:
		if node.Type() != ast.NullType {
			v.kind, v.text = scalarValue, node.GetToken().Value // 2012.10150 is no number
		}
	}
	if (v.kind == mappingValue || v.kind == listValue) && len(v.members) > 0 {
		// The token of a mapping is its first colon.
		v.line, v.col = v.members[0].line, v.members[0].col
	}
	return v
}

func (r *yamlReader) pair(pair *ast.MappingValueNode, above, depth int) member {
	m := member{value: r.value(pair.Value, above, depth+1)}
	if pair.Key != nil {
		m.key = pair.Key.String()
		if key := pair.Key.GetToken(); key != nil {
			m.key = key.Value
			m.line, m.col = above+key.Position.Line, key.Position.Column
		}
	}
	return m
}
