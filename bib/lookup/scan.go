package lookup

import (
	"errors"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"clipgraph/internal/offsetindex"
)

// scanner scans parts of a file in turn and keeps its caches between them.
type scanner struct {
	data   []byte
	folded []byte
	keys   []uint64
	known  memo
	facts  facts
}

// scan returns a function that scans parts of a file, concurrently, and adds the number of entries
// with a title to titles.
func scan(f *form, titles *atomic.Int64) func(file io.ReaderAt, from, to int64) (offsetindex.Part, error) {
	idle := sync.Pool{New: func() any { return &scanner{known: newMemo()} }}
	return func(file io.ReaderAt, from, to int64) (offsetindex.Part, error) {
		s := idle.Get().(*scanner)
		defer idle.Put(s)
		return s.part(f, file, from, to, titles)
	}
}

// lookahead is the number of bytes first read after a part, to complete its last entry.
const lookahead = 16 << 10

// part indexes the entries that begin in [from, to).
func (s *scanner) part(f *form, file io.ReaderAt, from, to int64, titles *atomic.Int64) (part offsetindex.Part, err error) {
	before := min(from, 64) // the text before shows whether a line begins here
	limit := int(to - from + before)
	whole, err := s.read(file, from-before, limit+lookahead)
	if err != nil {
		return part, err
	}
	part.Counts = map[uint64]uint64{}
	part.Offsets = make([]uint64, 0, limit/400)
	part.Rows = make([]offsetindex.Row, 0, limit/80)
	n := 0
	for at := f.next(s.data, int(before)); at >= 0 && at < limit; {
		end := f.facts(s.data, at, &s.facts)
		next := f.next(s.data, end)
		if next < 0 && !whole && len(s.data) < limit+maxEntry { // the entry ends further on
			if whole, err = s.read(file, from-before, min(4*len(s.data), limit+maxEntry)); err != nil {
				return part, err
			}
			continue
		}
		if s.facts.title != nil {
			if s.keysOf(f, part.Counts) {
				n++
			}
			for _, key := range s.keys {
				part.Rows = append(part.Rows, offsetindex.Row{Key: key, Record: uint32(len(part.Offsets))})
			}
			if len(s.keys) > 0 {
				part.Offsets = append(part.Offsets, uint64(from-before)+uint64(at))
			}
		}
		at = next
	}
	titles.Add(int64(n))
	return part, nil
}

// read reads size bytes. It reports whether it reached the end of the file.
func (s *scanner) read(file io.ReaderAt, from int64, size int) (whole bool, err error) {
	s.data = slices.Grow(s.data[:0], size)[:size]
	n, err := file.ReadAt(s.data, from)
	s.data = s.data[:n]
	if errors.Is(err, io.EOF) {
		return true, nil
	}
	return false, err
}

// keysOf computes the keys of an entry and counts the entry for its series. It reports whether its
// title is among the keys; an entry with a short title is found only by its authors.
func (s *scanner) keysOf(f *form, counts map[uint64]uint64) (titled bool) {
	facts := &s.facts
	s.keys = s.keys[:0]
	s.folded = fold(s.folded[:0], facts.title, f.plain)
	if titled = len(s.folded) >= minTitle; titled {
		s.keys = append(s.keys, hash(s.folded))
	}
	if doi := cleanDOI(string(facts.doi)); doi != "" {
		s.keys = append(s.keys, doiKey(doi))
	}
	s.keys = s.known.authorKeys(s.keys, facts.authors, f.people)
	if key := s.known.seriesKey(facts.venue, facts.year); key != 0 {
		counts[key]++
	}
	return titled
}
