package arxiv

import "clipgraph/bib/work"

// A work has its identifier of arXiv as text, like those of other kinds. [ID] is
// the compact form: to find, to compare by date, to index by.

// WorkID returns id as an identifier of works, and the zero one for the zero ID.
func (id ID) WorkID() work.ID {
	if id.IsZero() {
		return work.ID{}
	}
	return work.ID{Kind: work.ArXiv, Value: id.String()}
}

// FromWork returns the ID that id is, and whether it is one: the kind may be
// another, and the value one that arXiv can't have given.
func FromWork(id work.ID) (ID, bool) {
	if id.Kind != work.ArXiv {
		return ID{}, false
	}
	return ParseID([]byte(id.Value))
}

// Of returns the identifier of a work; the zero ID if it is not on arXiv or its
// identifier is not known. It takes some ten nanoseconds.
func Of(w *work.Work) ID {
	id, _ := FromWork(w.ID(work.ArXiv))
	return id
}
