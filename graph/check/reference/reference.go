// Package reference judges whether an entry of a bibliography is of a real work, and says
// what is wrong with it: by what the entry says itself, and by what indexed bibliographies
// and metadata have of its title, its DOI and its authors.
//
// Start with [NewEntry], [Gather] and [Judge]. A [Fault] says how certain it is and names
// the record that was compared. What no source has is never wrong for that: theses,
// editorials and most journals are in none. The rules and their bounds were tuned on
// HALLMARK's public references, of which 606 are invented, and on 25 bibliographies that
// people wrote; docs/check.md has the figures.
package reference

import (
	"fmt"
	"slices"

	"clipgraph/bib/work"
)

// Certainty says how certain it is that something is wrong.
type Certainty int

// The certainties.
const (
	Odd     Certainty = iota + 1 // worth a look: often right
	Likely                       // most likely wrong
	Certain                      // wrong, whatever else is true
)

// Fault is one thing that is wrong with an entry.
type Fault struct {
	Rule      string // one of [Rules]
	Test      string // the test of that rule which failed, as "doi-prefix"
	Certainty Certainty
	Field     string // of the entry that it is about: author, title, year, doi, venue or eprint
	Message   string
	Correct   string // what the field should be, as LaTeX, where that is certain; else ""
}

// The rules that an entry can offend.
const (
	Placeholder = "placeholder"
	WrongYear   = "wrong-year"
	WrongDOI    = "wrong-doi"
	WrongTitle  = "wrong-title"
	WrongAuthor = "wrong-authors"
	WrongVenue  = "wrong-venue"
	Doubtful    = "doubtful-work"
	Published   = "published-since"
)

// Rules are all rules.
var Rules = []string{Placeholder, WrongYear, WrongDOI, WrongTitle, WrongAuthor, WrongVenue, Doubtful, Published}

// ArXiv is the name of arXiv's own metadata as a source: its lists of authors are whole.
const ArXiv = "arXiv"

// Record is what a source has of a work.
type Record struct {
	*work.Work
	Source string // its name
}

// Evidence is what sources have that bears on an entry.
type Evidence struct {
	Now     int      // this year; 0 if nobody says it
	Titled  []Record // works of the entry's title
	WithDOI []Record // works of its DOI
	Near    []Record // works by most of its authors, where none is of its title
	// Strangers reports whether no two of its authors, of three or more, published
	// together by any source.
	Strangers bool
	Whole     string // the source that has all papers of the venue and the year; "" for none
	Papers    int    // how many papers of the venue and the year a source has, at most
	Asked     bool   // whether there was a source of titles at all
}

// Judge returns what is wrong with an entry, the most certain first. It is quadratic in the
// authors, of which 200 are looked at, and else linear in the entry and the evidence.
func Judge(e *Entry, evidence Evidence) []Fault {
	j := judge{Entry: e, Evidence: evidence}
	j.placeholder()
	j.others()
	j.years()
	j.doiAlone()
	j.doiOfRecord()
	j.match()
	if j.best != nil {
		j.authors()
		j.venue()
	} else {
		j.nearTitle()
		j.absent()
	}
	slices.SortStableFunc(j.faults, func(a, b Fault) int { return int(b.Certainty) - int(a.Certainty) })
	return j.faults
}

// judge is the judgement of one entry.
type judge struct {
	*Entry
	Evidence
	faults []Fault

	records []compared // of the title, with the authors compared
	best    *compared  // the one that is most like the entry; nil if the title is not known
}

func (j *judge) fault(rule, test string, c Certainty, field, format string, args ...any) *Fault {
	j.faults = append(j.faults, Fault{Rule: rule, Test: test, Certainty: c, Field: field, Message: fmt.Sprintf(format, args...)})
	return &j.faults[len(j.faults)-1]
}

// has reports whether a test failed with a certainty, or a greater one.
func (j *judge) has(c Certainty, tests ...string) bool {
	return slices.ContainsFunc(j.faults, func(f Fault) bool { return f.Certainty >= c && slices.Contains(tests, f.Test) })
}

// years returns how far two years are apart.
func apart(a, b int) int { return max(a-b, b-a) }
