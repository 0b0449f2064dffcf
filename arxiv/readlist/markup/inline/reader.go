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

// Stretch is a part of a text, usually of one line.
type Stretch struct{ Start, End int }

// Between returns the part of a text between two offsets.
func Between(start, end int) Stretch { return Stretch{start, end} }

// Trimmed returns text[start:end] without blanks and tabs around it.
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

// NewReferences returns an empty set of definitions for a syntax.
func NewReferences(s Syntax) *References {
	return &References{syntax: s, places: map[string]Stretch{}}
}

// Define sets the position of the address of a label. If a label is defined repeatedly,
// the first definition counts in Markdown (CommonMark 4.7), and otherwise the last.
func (r *References) Define(label string, address Stretch) {
	key := r.key(label)
	if _, defined := r.places[key]; !defined || r.syntax != Markdown {
		r.places[key] = address
	}
}

// key returns the normalized form of a label.
func (r *References) key(label string) string {
	if r.syntax == Markdown {
		return util.ToLinkReference([]byte(label))
	}
	return rstLabel(label)
}

// of returns the positions by normalized label, if the definitions are of the syntax.
func (r *References) of(s Syntax) map[string]Stretch {
	if r == nil || r.syntax != s {
		return nil
	}
	return r.places
}

// Reader parses the running text of one source. It reuses its memory.
type Reader struct {
	source     string
	references *References

	lines  []line
	writer spanWriter
	copy   []byte           // a copy of the lines, for goldmark
	ends   map[ast.Node]int // the ends of links in the copy
}

// line is a line with its position in the source and in the copy.
type line struct {
	source Stretch
	joined bool // the text continues in the next line
	at     int
}

// NewReader returns a reader of a source with its link definitions, which may be nil.
func NewReader(source string, references *References) *Reader {
	return &Reader{source: source, references: references}
}

// Spans parses lines as one running text. If joined, line ends are blanks; otherwise they
// are breaks, unless the text continues. Lines of HTML are always joined. The spans are
// valid until the next call.
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

// load sets r.lines to the lines without surrounding blanks and marks of breaks, and
// decides which of them continue.
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

// endOfLine ends a line by its index. within says that it is within emphasis or a link.
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
