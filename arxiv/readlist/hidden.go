package readlist

import (
	"clipgraph/arxiv"
)

// Hidden counts the identifiers that occur in comments of a list and nowhere else in it.
// They are not papers of the list, but the author may not be aware of that.
type Hidden struct {
	Count     int
	First     arxiv.ID // the zero ID if there are none
	Line, Col int      // position of the first, from 1; Col counts bytes
}

// maxHidden bounds the number of counted identifiers in comments, to bound memory.
const maxHidden = 1 << 16

// hiddenIDs collects the distinct identifiers in comments, in order.
type hiddenIDs struct {
	seen  arxiv.Set
	found []placedRef
}

// add adds the identifiers of the comment text[start:end], which is about to be blanked.
// Offsets are relative to text.
func (h *hiddenIDs) add(text []byte, start, end int) (added []placedRef) {
	before := len(h.found)
	for m := range arxiv.All(string(text[start:end])) {
		if m.Err == nil && len(h.found) < maxHidden && h.seen.Add(m.Ref.ID) {
			h.found = append(h.found, placedRef{ref: m.Ref, start: int32(start + m.Start)})
		}
	}
	return h.found[before:]
}

// count counts the collected identifiers that are not in holds, the identifiers outside
// of comments. place returns the line and the column of the first.
func (h *hiddenIDs) count(holds *arxiv.Set, place func(placedRef) (line, col int)) (counted Hidden) {
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
