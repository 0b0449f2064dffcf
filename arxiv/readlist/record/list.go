package record

import (
	"cmp"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

// List takes what a reader of a format finds in the text of a list, in the order of
// the text. Offsets are those in the text.
type List interface {
	// Holds reports whether an identifier was found in the text by those who search
	// it for identifiers alone.
	Holds(id arxiv.ID) bool
	// Take takes a record, and reports whether more are wanted. The fields that it has are
	// not to be changed any more.
	Take(r Record) bool
	// Prose takes, once, the texts of the list that are Markdown.
	Prose(p *Prose)
	// Hide says that what stands from start to end is no part of the list.
	Hide(start, end int)
	// Malformed notes that a text, which should be an identifier of arXiv, is none.
	Malformed(at int, text string)
	// Problem notes what can't be read as it stands at an offset.
	Problem(at int, format string, args ...any)
}

// Bounds on what is read of a list.
const (
	MaxLine    = 1 << 20 // bytes of a line, or of a row of a table, that is read for more than its identifiers
	MaxFields  = 1000    // fields of a record
	MaxDepth   = 64      // of values within values; what is deeper is not looked at
	MaxValues  = 1 << 21 // of one document; what follows is searched for identifiers only
	MaxPath    = 8       // headings above a record
	MaxSection = 80      // bytes of a text that files a record under a section
)

// A Marker finds the identifiers in text that nothing marks but its structure,
// such as the header of their column. It is called with one part of a list
// after the other, and returns how much of text it took: it goes on there, with
// what follows, unless the text is final.
type Marker func(text string, final bool, found func(arxiv.Match)) (taken int)

// ParseDOI returns the DOI that the value of a field for one is, also without a mark, or
// that its address has; the zero ID for what is none, and for arXiv's own.
func ParseDOI(text string) work.ID {
	return work.NewDOI(cmp.Or(link.DOI(text), link.DOI("doi:"+text)))
}

// BareID finds the identifier in the value of a field that is named after
// arXiv, which may stand there without any mark. What has one, such as an
// address, is found as in any text.
func BareID(text string) (m arxiv.Match, ok bool) {
	const mark = "arXiv:"
	if len(text) == 0 || len(text) > maxBareID || strings.ContainsAny(text, " \t\n:") || arxiv.Has(text) {
		return m, false
	}
	for m := range arxiv.All(mark + text) {
		whole := m.Start == 0 && m.End == len(mark)+len(text)
		if m.Err != nil && len(m.Err.Meant) == 0 { // what other archives have
			return m, false
		}
		m.Start, m.End = 0, len(text)
		return m, whole
	}
	return m, false
}

// maxBareID is the longest text that is read for a bare identifier, in bytes.
const maxBareID = 40
