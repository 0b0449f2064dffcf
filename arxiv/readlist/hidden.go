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

// maxHidden bounds the identifiers in comments that are counted: those of a list may be
// more than memory holds.
const maxHidden = 1 << 16

// hiding gathers the identifiers that comments hide, each once, in order.
type hiding struct {
	seen  arxiv.Set
	found []placedRef
}

// add adds the identifiers of text[start:end], which is about to be hidden. Their starts
// count from the front of text.
func (h *hiding) add(text []byte, start, end int) (added []placedRef) {
	before := len(h.found)
	for m := range arxiv.All(string(text[start:end])) {
		if m.Err == nil && len(h.found) < maxHidden && h.seen.Add(m.Ref.ID) {
			h.found = append(h.found, placedRef{ref: m.Ref, start: int32(start + m.Start)})
		}
	}
	return h.found[before:]
}

// count counts what was hidden of a list that holds these identifiers. place returns the
// line and the column of the first.
func (h *hiding) count(holds *arxiv.Set, place func(placedRef) (line, col int)) (counted Hidden) {
	for _, r := range h.found {
		if holds.Has(r.ref.ID) {
			continue
		}
		if counted.Count++; counted.Count == 1 {
			counted.First = r.ref.ID
			counted.Line, counted.Col = place(r)
		}
	}
	return counted
}
