package arxiv

import (
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// Lister is a [Source] that can name all of its papers, so that one is found by
// something else than its identifier. A bulk snapshot and an API are none: they
// have too many.
type Lister interface {
	// All returns the papers in an order that is always the same.
	All() iter.Seq[*Paper]
}

// All implements [Lister]: the papers of the sources that are one.
func (c Chain) All() iter.Seq[*Paper] {
	return func(yield func(*Paper) bool) {
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
func (m *Memory) All() iter.Seq[*Paper] {
	return func(yield func(*Paper) bool) {
		for _, id := range slices.SortedFunc(maps.Keys(m.byID), ID.Compare) {
			if !yield(m.byID[id]) {
				return
			}
		}
	}
}

// All implements [Lister]. It reads every file of the cache, some 20,000 in a
// second.
func (c *Cache) All() iter.Seq[*Paper] {
	return func(yield func(*Paper) bool) {
		for id := range c.store.ids() {
			if answer, ok := c.read(id); ok && answer.Paper != nil && !yield(answer.Paper) {
				return
			}
		}
	}
}

// ids returns the identifiers that the store has records of, in the order of
// their files' names.
func (s Store) ids() iter.Seq[ID] {
	return func(yield func(ID) bool) {
		_ = filepath.WalkDir(s.dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil // what can't be read is not there
			}
			name, ok := strings.CutSuffix(entry.Name(), ".json")
			if !ok {
				return nil
			}
			if archive := filepath.Dir(filepath.Dir(path)); archive != filepath.Clean(s.dir) { // hep-th/9901/9901001.json
				name = filepath.Base(archive) + "/" + name
			}
			if ref, err := Parse(name); err == nil && s.file(ref.ID) == path && !yield(ref.ID) {
				return filepath.SkipAll
			}
			return nil
		})
	}
}
