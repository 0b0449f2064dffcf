package lookup

import (
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// form is a file format of bibliographies.
type form struct {
	name  string
	is    func(start []byte) bool                           // reports whether a file begins like this format
	next  func(data []byte, at int) int                     // returns the start of the next entry, from at on, or -1
	end   func(entry []byte) int                            // returns the end of the entry with which data begins, or -1
	facts func(data []byte, at int, facts *facts) (end int) // reads the entry that begins at at; the next entry begins at or after end
	plain func(title []byte) string                         // returns the text of a title
	read  func(entry []byte) *work.Work                     // returns nil if the entry is not a work

	people func(authors string) []work.Person // parses an author of facts
}

var forms = []form{
	{"bibtex", isBib, nextBib, endBib, factsBib, func(t []byte) string { return latex.Shown(string(t)) }, readBib, peopleBib},
	{"dblp", isDBLP, nextDBLP, endDBLP, factsDBLP, plainDBLP, readDBLP, peopleDBLP},
}

// Start is how much of the beginning of a file determines its format, in bytes.
const Start = 64 << 10

// IsBibliography reports whether [Build] accepts a file that begins with start.
func IsBibliography(start []byte) bool { return formOf(start) != nil }

// formOf returns the format of a file by its beginning, or nil.
func formOf(start []byte) *form {
	for i := range forms {
		if forms[i].is(start) {
			return &forms[i]
		}
	}
	return nil
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
