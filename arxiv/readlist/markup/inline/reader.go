package inline

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Syntax is a markup language.
type Syntax uint8

// The markup languages.
const (
	Markdown Syntax = iota
	HTML
	Org              // Org mode
	RestructuredText // of docutils
	AsciiDoc
	TeX // the prose of a document in LaTeX
)

// Stretch is a part of a text, mostly of one line of it.
type Stretch struct{ Start, End int }

// Between returns the part of a text between two offsets.
func Between(start, end int) Stretch { return Stretch{start, end} }

// Trimmed returns text[start:end] without the blanks and tabs around it.
func Trimmed(text string, start, end int) Stretch {
	for start < end && (text[start] == ' ' || text[start] == '\t') {
		start++
	}
	for start < end && (text[end-1] == ' ' || text[end-1] == '\t') {
		end--
	}
	return Stretch{start, end}
}

// References holds the link definitions of a text by label, such as "[name]: address" of
// Markdown. Definitions of one syntax do not define labels of another.
type References struct {
	syntax Syntax
	places map[string]Stretch
}

// NewReferences returns the references of a text, of which it has none yet.
func NewReferences(s Syntax) *References {
	return &References{syntax: s, places: map[string]Stretch{}}
}

// Define notes where the address of a label stands. Of several the first counts in
// Markdown (CommonMark 4.7), and else the last.
func (r *References) Define(label string, address Stretch) {
	key := r.key(label)
	if _, defined := r.places[key]; !defined || r.syntax != Markdown {
		r.places[key] = address
	}
}

// key returns what labels that are the same have in common.
func (r *References) key(label string) string {
	if r.syntax == Markdown {
		return util.ToLinkReference([]byte(label))
	}
	return rstLabel(label)
}

// of returns the labels of a syntax by their keys.
func (r *References) of(s Syntax) map[string]Stretch {
	if r == nil || r.syntax != s {
		return nil
	}
	return r.places
}

// Reader reads the running text of one source, in memory that it uses again.
type Reader struct {
	source     string
	references *References

	lines  []line
	writer spanWriter
	copy   []byte           // of the lines, for goldmark
	ends   map[ast.Node]int // where links end, in the copy
}

// line says where a line stands in the source and where in the copy.
type line struct {
	source Stretch
	joined bool // the text goes on in the next line
	at     int
}

// NewReader returns a reader of a source with the references of it, which are nil if
// it has none.
func NewReader(source string, references *References) *Reader {
	return &Reader{source: source, references: references}
}

// Spans reads lines as one running text. Where joined, a line end is a blank; else it
// is a break, unless the text goes on. Lines of HTML are always joined. The spans are
// there until the next call.
func (r *Reader) Spans(s Syntax, lines []Stretch, joined bool) []Span {
	if len(lines) == 0 {
		return nil
	}
	switch s {
	case Markdown:
		return r.markdown(lines, joined)
	case HTML:
		return r.html(lines)
	}
	return r.light(s, lines, joined)
}

// load notes the lines without the blanks around them and the marks of breaks, and
// which of them go on.
func (r *Reader) load(lines []Stretch, joined bool) {
	r.lines = r.lines[:0]
	for i, l := range lines {
		text := r.source[l.Start:l.End]
		trimmed := strings.TrimRight(text, " \t")
		hard := len(text)-len(trimmed) >= 2
		if n := len(trimmed) - len(strings.TrimRight(trimmed, `\`)); n%2 == 1 {
			trimmed, hard = strings.TrimRight(trimmed[:len(trimmed)-1], " \t"), true
		}
		start := l.Start + len(trimmed) - len(strings.TrimLeft(trimmed, " \t"))
		trimmed = strings.TrimLeft(trimmed, " \t")
		if trimmed == "" {
			continue
		}
		goesOn := joined || i+1 < len(lines) && !hard && joins(trimmed, r.source[lines[i+1].Start:lines[i+1].End])
		r.lines = append(r.lines, line{source: Stretch{start, start + len(trimmed)}, joined: goesOn})
	}
}

// endOfLine ends a line by its index, within emphasis or a link or outside.
func (r *Reader) endOfLine(w *spanWriter, i int, within bool) {
	if i+1 >= len(r.lines) {
		return
	}
	start, end := r.lines[i].source.End, r.lines[i+1].source.Start
	if within || w.inLink || r.lines[i].joined {
		w.addAs(" ", start, end)
		return
	}
	w.lineBreak(start, end)
}
