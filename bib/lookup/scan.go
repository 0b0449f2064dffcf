package lookup

import (
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"clipgraph/bib/lookup/dump"
	"clipgraph/bib/work"
	"clipgraph/internal/offsetindex"
)

// scanner scans parts of a file in turn and keeps its caches between them.
type scanner struct {
	data   []byte
	folded []byte
	keys   []uint64
	known  memo
	facts  dump.Facts
}

// scan returns a function that scans parts of a file, concurrently, and adds the number of entries
// with a title to titles.
func scan(f *dump.Form, titles *atomic.Int64) func(file io.ReaderAt, from, to int64) (offsetindex.Part, error) {
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
func (s *scanner) part(f *dump.Form, file io.ReaderAt, from, to int64, titles *atomic.Int64) (part offsetindex.Part, err error) {
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
	for at := f.Next(s.data, int(before)); at >= 0 && at < limit; {
		end := f.Facts(s.data, at, &s.facts)
		next := f.Next(s.data, end)
		if next < 0 && !whole && len(s.data) < limit+dump.MaxEntry { // the entry ends further on
			if whole, err = s.read(file, from-before, min(4*len(s.data), limit+dump.MaxEntry)); err != nil {
				return part, err
			}
			continue
		}
		if s.facts.Title != nil || s.facts.Key != "" {
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
func (s *scanner) keysOf(f *dump.Form, counts map[uint64]uint64) (titled bool) {
	facts := &s.facts
	s.keys = s.keys[:0]
	s.folded = fold(s.folded[:0], facts.Title, f.Plain)
	if titled = len(s.folded) >= minTitle; titled {
		s.keys = append(s.keys, hash(s.folded))
	}
	if facts.Key != "" {
		s.keys = append(s.keys, entryKey(facts.Key))
	}
	if doi := dump.CleanDOI(string(facts.DOI)); doi != "" {
		s.keys = append(s.keys, doiKey(doi))
	}
	s.keys = s.known.authorKeys(s.keys, facts.Authors, f.People)
	if key := s.known.seriesKey(facts.Venue, facts.Year); key != 0 {
		counts[key]++
	}
	return titled
}

// fold appends [work.Fold] of the text of a title to b, with a fast path for plain titles.
func fold(b, title []byte, plain func([]byte) string) []byte {
	start := len(b)
	for _, c := range title {
		switch folded := foldedBytes[c]; folded {
		case 0:
		case marked:
			return append(b[:start], work.Fold(plain(title))...)
		default:
			b = append(b, folded)
		}
	}
	return b
}

// foldedBytes maps each byte of a plain title to nothing, a letter or a digit, or to a marker if
// the byte makes a title not plain.
var foldedBytes = func() (all [256]byte) {
	for c := range all {
		switch c := byte(c); {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			all[c] = c
		case 'A' <= c && c <= 'Z':
			all[c] = c | 0x20
		case c >= 0x80 || strings.IndexByte(`\$&<^_`, c) >= 0:
			all[c] = marked
		}
	}
	return all
}()

const marked = 1
