package lookup

import (
	"errors"
	"io"
	"strings"
	"sync/atomic"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
	"clipgraph/internal/offsetindex"
)

// form is a form of bibliographies.
type form struct {
	name  string
	is    func(start []byte) bool       // reports whether a file begins so
	next  func(data []byte, at int) int // where the next entry begins, from at on; -1 if none does
	end   func(entry []byte) int        // where an entry ends that begins data; -1 if it does not
	title func(entry []byte) []byte     // the title as it stands there; nil if there is none
	plain func(title []byte) string     // the text of a title
	read  func(entry []byte) *work.Work // nil for what is no work
	clues func(entry []byte) clues      // what else it is found by

	people func(authors string) []work.Person // that one of the authors of clues stands for
}

var forms = []form{
	{"bibtex", isBib, nextBib, endBib, titleBib, func(t []byte) string { return latex.Text(string(t)) }, readBib, cluesBib, peopleBib},
	{"dblp", isDBLP, nextDBLP, endDBLP, titleDBLP, plainDBLP, readDBLP, cluesDBLP, peopleDBLP},
}

// Start is how much of the front of a file tells its form, in bytes.
const Start = 64 << 10

// IsBibliography reports whether a file that begins with start is one that [Build]
// takes.
func IsBibliography(start []byte) bool { return formOf(start) != nil }

// formOf returns the form of a file by its front; nil if it has none of them.
func formOf(start []byte) *form {
	for i := range forms {
		if forms[i].is(start) {
			return &forms[i]
		}
	}
	return nil
}

// scanPart finds the entries that begin in [from, to), and adds their number to entries.
func scanPart(f *form, file io.ReaderAt, from, to int64, entries *atomic.Int64) ([]offsetindex.Row, error) {
	before := min(from, 1) // the byte before tells whether a line begins
	data := make([]byte, to-from+before+maxEntry)
	n, err := file.ReadAt(data, from-before)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	data = data[:n]
	limit := int(to - from + before)
	var rows []offsetindex.Row
	var folded []byte
	var keys []uint64
	known := newMemo()
	for at := f.next(data, int(before)); at >= 0 && at < limit; {
		next := f.next(data, at+1)
		end := len(data)
		if next >= 0 {
			end = next
		}
		if title := f.title(data[at:end]); title != nil {
			folded = fold(folded[:0], title, f.plain)
			if keys = keys[:0]; len(folded) >= minTitle {
				keys = append(keys, hash(folded))
				entries.Add(1)
			}
			for _, key := range known.keysOf(keys, f.clues(data[at:end]), f.people) { // a short title is found by its authors
				rows = append(rows, offsetindex.Row{Key: key, Offset: uint64(from-before) + uint64(at)})
			}
		}
		at = next
	}
	return rows, nil
}

// fold appends to b what [work.Fold] makes of the text of a title, fast where it is
// plain.
func fold(b, title []byte, plain func([]byte) string) []byte {
	start := len(b)
	for _, c := range title {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			b = append(b, c)
		case 'A' <= c && c <= 'Z':
			b = append(b, c|0x20)
		case c >= 0x80 || strings.IndexByte(`\$&<^_`, c) >= 0:
			return append(b[:start], work.Fold(plain(title))...)
		}
	}
	return b
}
