package arxiv

import (
	"io/fs"
	"iter"

	"clipgraph/bib/work"
)

// All implements [work.Lister]. It reads every file of the cache, about 20,000 a second.
func (c *Cache) All() iter.Seq[*work.Work] {
	return func(yield func(*work.Work) bool) {
		for id := range c.store.ids() {
			if answer, ok := c.read(id.WorkID()); ok && answer.Work != nil && !yield(answer.Work) {
				return
			}
		}
	}
}

// ids returns the identifiers that the store has records of, sorted by file name. Folders
// that can't be read are skipped.
func (s Store) ids() iter.Seq[ID] {
	return func(yield func(ID) bool) {
		_ = s.dir.Walk(s.name, func(name string, _ int64) error {
			if id, kind := s.parseName(name); kind == recordFile && !id.IsZero() && !yield(id) {
				return fs.SkipAll
			}
			return nil
		})
	}
}
