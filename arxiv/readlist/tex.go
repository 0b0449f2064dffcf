package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/source"
)

// LaTeX: the references of a bibliography, typed or made by BibTeX or biber,
// and the links of a text. What a text cites by key stands in another file and
// is left alone.

// looksLikeTeX tells whether the first line that is neither blank nor a
// comment begins a document or a bibliography.
func looksLikeTeX(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '%' {
			return texLine.MatchString(line)
		}
	}
	return false
}

var texLine = regexp.MustCompile(`^\\(?:documentclass|documentstyle|begin\s*\{|bibitem|section|usepackage|input\s*\{|newcommand|refsection|datalist|makeatletter|providecommand|title\s*\{)`)

// markTeX returns what finds the identifiers in the bibliographies of biber,
// which have the value of eprint on a line by itself.
func markTeX(string, string, bool) record.Marker {
	archive, pending := false, false
	return func(text string, _ bool, found func(arxiv.Match)) int {
		if !pending && !strings.Contains(text, `\verb{eprint}`) {
			if last := strings.LastIndex(text, `\entry{`); last >= 0 {
				archive = archiveField.MatchString(text[last:])
			} else {
				archive = archive || archiveField.MatchString(text)
			}
			return len(text)
		}
		at := 0
		for line := range strings.Lines(text) {
			bare := strings.TrimLeft(line, " \t")
			switch {
			case strings.HasPrefix(bare, `\entry{`):
				archive, pending = false, false
			case archiveField.MatchString(bare):
				archive = true
			case strings.HasPrefix(bare, `\verb{eprint}`):
				pending = archive
			case pending && strings.HasPrefix(bare, `\verb `):
				pending = false
				value := strings.TrimSpace(bare[len(`\verb `):])
				if m, ok := record.BareID(value); ok {
					start := at + len(line) - len(bare) + strings.Index(bare, value)
					m.Start, m.End = m.Start+start, m.End+start
					found(m)
				}
			}
			at += len(line)
		}
		return len(text)
	}
}

var archiveField = regexp.MustCompile(`(?i)\\field\{eprinttype\}\{arxiv\}`)

// texReader reads the references of a document; its prose is a list in markup.
type texReader struct {
	rowReader
	prose *markup.Tree
	unit  int // where the open reference begins
}

var (
	texBreak = regexp.MustCompile(`\\(?:(part|chapter|section|subsection|subsubsection|paragraph)\b\*?\s*\{|(bibitem|entry|endentry|end)\b)`)
	texCite  = regexp.MustCompile(`\\(?:no)?[cC]ite[a-zA-Z]*\*?(?:\[[^\]\n]*\]){0,2}\{[^{}]*\}`)
)

func readTeX(l *List, tex string) {
	text := []byte(tex) // without the references and the keys of citations
	type reference struct {
		start, end int
		biber      bool
	}
	var references []reference
	open, biber := -1, false
	close := func(end int) {
		if open >= 0 {
			references = append(references, reference{open, end, biber})
			source.Blank(text[open:end])
		}
		open = -1
	}
	for _, found := range texBreak.FindAllStringSubmatchIndex(tex, -1) {
		command := ""
		if found[4] >= 0 {
			command = tex[found[4]:found[5]]
		}
		if open >= 0 && biber && command != "endentry" && command != "entry" && found[0]-open < record.MaxLine {
			continue
		}
		close(found[0])
		if command == "bibitem" || command == "entry" {
			open, biber = found[1], command == "entry"
			source.Blank(text[found[0]:found[1]])
		}
	}
	close(len(tex))
	for _, found := range texCite.FindAllIndex(text, -1) {
		source.Blank(text[found[0]:found[1]])
	}
	prose := string(text)
	r := texReader{rowReader: rowReader{collector: collector{list: l}}, prose: markup.Read(prose, inline.TeX)}
	for _, ref := range references {
		if r.unit = ref.start; ref.biber {
			r.biber(tex[ref.start:ref.end])
		} else {
			r.bibitem(tex[ref.start:ref.end])
		}
	}
	taken := map[arxiv.ID]bool{}
	for i := range l.Rows {
		taken[l.Rows[i].ArXiv()] = true
	}
	r.readTree(r.prose, prose, func(m arxiv.Match) bool { return m.Err == nil && !taken[m.Ref.ID] })
	r.finish()
}

// section returns the headings above an offset.
func (r *texReader) section() (path []string) {
	reader := r.prose.NewReader()
	for u := r.prose.Root; ; {
		units := reader.Children(u)
		i, found := slices.BinarySearchFunc(units, r.unit, func(u *markup.Unit, at int) int { return cmp.Compare(int(u.Start), at) })
		if !found {
			i--
		}
		if i < 0 || int(units[i].End) < r.unit {
			return path
		}
		if u = units[i]; u.Kind == markup.Section {
			path = append(path, inline.PlainText(reader.Spans(u)))
		}
	}
}

// braced returns what the braces at source[at:] hold, blanks before them
// passed over, and where they end; 0 if there are none.
func braced(source string, at int) (inner string, end int) {
	for at < len(source) && isSpace(source[at]) {
		at++
	}
	if at == len(source) || source[at] != '{' {
		return "", 0
	}
	depth := 0
	for i := at; i < min(len(source), at+maxBraced); i++ {
		switch source[i] {
		case '\\':
			i++
		case '{':
			if depth++; depth > maxBraceDepth {
				return "", 0
			}
		case '}':
			if depth--; depth == 0 {
				return source[at+1 : i], i + 1
			}
		}
	}
	return "", 0
}

// maxBraceDepth bounds the nesting of braces that is followed.
const maxBraceDepth = 50

// maxBraced is the longest argument that is read, in bytes.
const maxBraced = 16 << 10

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// extent returns where the open reference, whose text is body, begins and ends without
// blanks.
func (r *texReader) extent(body string) (start, end int) {
	bare := strings.TrimLeft(body, " \t\r\n")
	start = r.unit + len(body) - len(bare)
	return start, start + len(strings.TrimRight(bare, " \t\r\n"))
}

// texSpans reads LaTeX as running text with its links.
func texSpans(tex string) (spans []inline.Span) {
	tree := markup.Read(texCite.ReplaceAllString(tex, ""), inline.TeX)
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		spans = append(spans, r.Spans(u)...)
	}
	return spans
}
