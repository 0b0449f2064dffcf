package arxiv

import "clipgraph/bib/work"

// Package work stores arXiv identifiers as text, like identifiers of other kinds. [ID] is
// the compact form, for searching, comparing by date, and indexing.

// WorkID converts id to an identifier of package work. The zero ID becomes the zero
// value.
func (id ID) WorkID() work.ID {
	if id.IsZero() {
		return work.ID{}
	}
	return work.ID{Kind: work.ArXiv, Value: id.String()}
}

// FromWork converts id to an ID. It reports whether id is a valid arXiv identifier.
func FromWork(id work.ID) (ID, bool) {
	if id.Kind != work.ArXiv {
		return ID{}, false
	}
	return ParseID([]byte(id.Value))
}

// Of returns the arXiv identifier of a work, or the zero ID if it has none. It takes
// about ten nanoseconds.
func Of(w *work.Work) ID {
	id, _ := FromWork(w.ID(work.ArXiv))
	return id
}
