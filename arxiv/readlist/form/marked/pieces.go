package marked

import (
	"slices"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// Piece is a part of running text that is about the work with an identifier.
type Piece struct {
	ID    ID
	Spans []Span
}

// Pieces cuts spans into a piece for each identifier that is not weak. A piece extends to
// the label links that follow its identifier, the last one to the end.
func (m *Marks) Pieces(spans []Span) (pieces []Piece) {
	seen := map[ID]bool{}
	var id ID
	from := 0
	for i := range spans {
		ids := m.IDs(spans[i : i+1])
		fresh := slices.IndexFunc(ids, func(id ID) bool { return !id.IsWeak() && !seen[id] })
		if fresh < 0 {
			continue
		}
		if id != 0 {
			end := pieceEnd(spans, m.lastOf(spans, from, i, id), i)
			pieces = append(pieces, Piece{id, spans[from:end]})
			from = end
		}
		id = ids[fresh]
		seen[id] = true
	}
	if id != 0 {
		pieces = append(pieces, Piece{id, spans[from:]})
	}
	return pieces
}

// lastOf returns the index of the last of spans[from:to] with the identifier.
func (m *Marks) lastOf(spans []Span, from, to int, id ID) int {
	for i := to - 1; i >= from; i-- {
		if slices.Contains(m.IDs(spans[i:i+1]), id) {
			return i
		}
	}
	return from
}

// pieceEnd returns the end of the piece whose identifier is in spans[at]: after the label
// links that follow.
func pieceEnd(spans []Span, at, next int) int {
	end := at + 1
	for i := end; i < next; i++ {
		s := &spans[i]
		switch {
		case s.Kind == inline.Image, s.Kind == inline.Link && wording.New(s.Text).IsLabel():
			end = i + 1
		case s.Kind == inline.Text && !wording.HasWord(s.Text):
		default:
			return end
		}
	}
	return end
}
