package readlist

import (
	"clipgraph/arxiv"
)

// Hidden says how many identifiers stand in comments of a list and nowhere else in it.
// They are no papers of the list, but whoever wrote them may not know that.
type Hidden struct {
	Count     int
	First     arxiv.ID // the zero ID if there are none
	Line, Col int      // of the first, from 1; Col counts bytes
}

// appendHidden appends the identifiers of a part of text that is about to be hidden.
func appendHidden(to []placedRef, text []byte, start, end int) []placedRef {
	for m := range arxiv.All(string(text[start:end])) {
		if m.Err == nil {
			to = append(to, placedRef{ref: m.Ref, start: int32(start + m.Start)})
		}
	}
	return to
}

// countHidden notes what was hidden of the list, whose references are found.
func (l *List) countHidden(hidden []placedRef) {
	var seen arxiv.Set
	for _, r := range hidden {
		if l.holds.Has(r.ref.ID) || !seen.Add(r.ref.ID) {
			continue
		}
		if l.Hidden.Count++; l.Hidden.Count == 1 {
			l.Hidden.First = r.ref.ID
			l.Hidden.Line, l.Hidden.Col = l.text.Position(int(r.start))
		}
	}
}
