package arxiv

import (
	"io/fs"
	"iter"
	"maps"
	"slices"

	"clipgraph/bib/work"
)

// Lister is a [Source] that can name all of its papers, so that one is found by
// something else than its identifier. A bulk snapshot and an API are none: they
// have too many.
type Lister interface {
	// All returns the papers in an order that is always the same.
	All() iter.Seq[*work.Work]
}

// All implements [Lister]: the papers of the sources that are one.
func (c Chain) All() iter.Seq[*work.Work] {
	return func(yield func(*work.Work) bool) {
		for _, source := range c {
			if lister, ok := source.(Lister); ok {
				for p := range lister.All() {
					if !yield(p) {
						return
					}
				}
			}
		}
	}
}

// All implements [Lister], in the order of the identifiers. Papers without one
// are left out.
func (m *Memory) All() iter.Seq[*work.Work] {
	return func(yield func(*work.Work) bool) {
		for _, id := range slices.SortedFunc(maps.Keys(m.byID), ID.Compare) {
			if !yield(m.byID[id]) {
				return
			}
		}
	}
}

// All implements [Lister]. It reads every file of the cache, some 20,000 in a
// second.
func (c *Cache) All() iter.Seq[*work.Work] {
	return func(yield func(*work.Work) bool) {
		for id := range c.store.ids() {
			if answer, ok := c.read(id); ok && answer.Paper != nil && !yield(answer.Paper) {
				return
			}
		}
	}
}

// ids returns the identifiers that the store has records of, in the order of
// their files' names. What can't be read is not there.
func (s Store) ids() iter.Seq[ID] {
	return func(yield func(ID) bool) {
		_ = s.dir.Walk(s.name, func(name string, _ int64) error {
			if id, kind := s.parseName(name); kind == recordFile && !yield(id) {
				return fs.SkipAll
			}
			return nil
		})
	}
}
