// Package venue finds where a work appeared from text: the venue of a reading list, such
// as "CVPR 2023 (Oral)", by a table of series, and the journal reference of an author,
// such as "Phys.Rev.D76:013009,2007", by its form. Ambiguous text is not parsed.
package venue

import (
	"clipgraph/bib/work"
)

// Of returns where w appeared. It tries, in this order: its venue, if the kind is known;
// its journal reference, by [ParseJournalRef]; the name of its venue, by the same or by
// [Parse]; that name, of no kind.
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

// isListed reports whether a venue has only what a list says: its name and perhaps the
// year.
func isListed(v work.Venue) bool {
	return v == work.Venue{Name: v.Name, Year: v.Year}
}
