package record

import (
	"cmp"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

// List receives what a reader of a format finds in the text of a list, in the order of
// the text. Offsets are relative to the text.
type List interface {
	// Holds reports whether the search of the text for identifiers found id.
	Holds(id arxiv.ID) bool
	// Take receives a record, whose fields must not be changed afterwards. It reports
	// whether to go on.
	Take(r Record) bool
	// Prose receives, once, the texts of the list that are Markdown.
	Prose(p *Prose)
	// Hide says that the text from start to end is not part of the list.
	Hide(start, end int)
	// Malformed reports a text that should be an arXiv identifier but is not.
	Malformed(at int, text string)
	// Problem reports text at an offset that can't be read.
	Problem(at int, format string, args ...any)
}

// Limits of a list.
const (
	MaxLine    = 1 << 20 // bytes of a line or a table row; of longer ones only identifiers are read
	MaxFields  = 1000    // fields of a record
	MaxDepth   = 64      // of nested values; deeper ones are ignored
	MaxValues  = 1 << 21 // of one document; of further values only identifiers are read
	MaxPath    = 8       // headings above a record
	MaxSection = 80      // bytes of a text that is a section
)

// A Marker finds identifiers that are only marked by the structure of the text, such as
// the header of their column. It is called with successive parts of a list and returns
// how much of text it consumed. The next call begins there, unless the text is final.
type Marker func(text string, final bool, found func(arxiv.Match)) (taken int)

// ParseDOI returns the DOI in the value of a DOI field, with or without a mark, or in an
// address. It returns the zero ID if there is none, and for arXiv's own DOIs.
func ParseDOI(text string) work.ID {
	return work.NewDOI(cmp.Or(link.DOI(text), link.DOI("doi:"+text)))
}

// BareID finds an unmarked identifier that is the whole value of a field named after
// arXiv. Marked ones, such as addresses, are found as in any text.
func BareID(text string) (m arxiv.Match, ok bool) {
	const mark = "arXiv:"
	if len(text) == 0 || len(text) > maxBareID || strings.ContainsAny(text, " \t\n:") || arxiv.Has(text) {
		return m, false
	}
	for m := range arxiv.All(mark + text) {
		whole := m.Start == 0 && m.End == len(mark)+len(text)
		if m.Err != nil && len(m.Err.Meant) == 0 { // an identifier of another archive
			return m, false
		}
		m.Start, m.End = 0, len(text)
		return m, whole
	}
	return m, false
}

// maxBareID is the length of the longest text that may be a bare identifier, in bytes.
const maxBareID = 40
