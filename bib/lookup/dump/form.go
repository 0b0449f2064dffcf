// Package dump reads bibliographies that are too large to be read as a whole: it finds their
// entries, the facts of each that an index needs, and the work of one entry. [Forms] are
// the file formats.
package dump

import (
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Form is a file format of bibliographies.
type Form struct {
	Name  string
	Is    func(start []byte) bool                           // reports whether a file begins like this format
	Next  func(data []byte, at int) int                     // returns the start of the next entry, from at on, or -1
	End   func(entry []byte) int                            // returns the end of the entry with which data begins, or -1
	Facts func(data []byte, at int, facts *Facts) (end int) // reads the entry that begins at at; the next entry begins at or after end
	Plain func(title []byte) string                         // returns the text of a title
	Read  func(entry []byte) *work.Work                     // returns nil if the entry is not a work

	People func(authors string) []work.Person // parses an author of facts
	Needs  func(entry []byte) []string        // returns the keys of the entries that an entry refers to; nil if it never does
}

// Forms are the formats that can be read.
var Forms = []Form{
	{"bibtex", isBib, nextBib, endBib, factsBib, func(t []byte) string { return latex.Shown(string(t)) }, readBib, peopleBib, needsBib},
	{"dblp", isDBLP, nextDBLP, endDBLP, factsDBLP, plainDBLP, readDBLP, peopleDBLP, nil},
	{"csl", isCSL, nextLine, endLine, factsCSL, plainCSL, readCSL, peopleCSL, nil},
	{"arxiv", isArXiv, nextLine, endLine, factsArXiv, plainArXiv, readArXiv, nil, nil},
}

// Start is how much of the beginning of a file determines its format, in bytes.
const Start = 64 << 10

// Of returns the format of a file by its beginning, or nil.
func Of(start []byte) *Form {
	for i := range Forms {
		if Forms[i].Is(start) {
			return &Forms[i]
		}
	}
	return nil
}

// Facts are the relevant fields of an entry, as written.
type Facts struct {
	Title, DOI, Venue, Year []byte // Title is nil if there is none
	Authors                 [][]byte
	Key                     string // by which other entries may refer to it; "" if none may
}

// MaxEntry bounds an entry, in bytes.
const MaxEntry = 1 << 20

var escapedDOI = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", "{", "", "}", "")

// CleanDOI returns a DOI without the address of a resolver and without LaTeX escapes.
func CleanDOI(text string) string {
	if strings.ContainsAny(text, `\{}`) {
		text = escapedDOI.Replace(text)
	}
	if i := strings.Index(text, "10."); i >= 0 {
		return strings.TrimSpace(text[i:])
	}
	return ""
}
