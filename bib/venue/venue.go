// Package venue reads where a work appeared from the text that names it: the venue of
// a reading list, "CVPR 2023 (Oral)", by a table of the series that lists name, and the
// journal reference of an author, "Phys.Rev.D76:013009,2007", by its form. What could
// be read in two ways is not read.
package venue

import (
	"clipgraph/bib/work"
)

// Of returns where w appeared. Its venue counts if its kind is known; else what
// [ParseJournalRef] reads in its journal reference, which is the authors' own; else
// what that or [Parse] reads in the name of its venue; else that name, of no kind.
func Of(w *work.Work) work.Venue {
	named := w.PublishedIn()
	if named.Kind != "" {
		return named
	}
	if v, ok := ParseJournalRef(w.JournalRef); ok && (named.Name == "" || isListed(named)) {
		return v
	}
	if isListed(named) {
		if v, ok := ParseJournalRef(named.Name); ok {
			return v
		}
		if v, ok := Parse(named.Name, named.Year); ok {
			return v
		}
	}
	return named
}

// isListed reports whether nothing is known of a venue but what a list says: its name
// and perhaps the year.
func isListed(v work.Venue) bool {
	return v == work.Venue{Name: v.Name, Year: v.Year}
}
