// Package reference judges whether an entry of a bibliography describes a real work and what is
// wrong with it, by the entry itself and by what indexed bibliographies and metadata have for its
// title, DOI and authors.
//
// Start with [NewEntry], [Gather] and [Judge]. A [Fault] states how certain it is and names the
// record that was compared. An entry is never wrong only because no source has it: theses,
// editorials and most journals are in none. The rules and limits were tuned on HALLMARK's public
// references, of which 606 are invented, and on 25 bibliographies that people wrote; docs/check.md
// has the figures.
package reference

import (
	"fmt"
	"slices"

	"clipgraph/bib/work"
)

// Certainty is the certainty that something is wrong.
type Certainty int

// The degrees of certainty.
const (
	Odd     Certainty = iota + 1 // worth a look, but often correct
	Likely                       // probably wrong
	Certain                      // certainly wrong
)

// Fault is an error in an entry.
type Fault struct {
	Rule      string // one of [Rules]
	Test      string // the test of the rule that failed, such as "doi-prefix"
	Certainty Certainty
	Field     string // the field of the entry: author, title, year, doi, venue or eprint
	Message   string
	Correct   string // the correct value as LaTeX if it is certain, or ""
}

// The rules.
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

// ArXiv is the source name of arXiv's own metadata. Its lists of authors are complete.
const ArXiv = "arXiv"

// Record is a work according to a source.
type Record struct {
	*work.Work
	Source string // name of the source
}

// Evidence is what sources have that is relevant for an entry.
type Evidence struct {
	Now     int      // the current year, or 0
	Titled  []Record // works with the entry's title
	WithDOI []Record // works with its DOI
	Near    []Record // works by most of its authors, if none has its title
	// Strangers is true if no two of its three or more authors published together according to any
	// source.
	Strangers bool
	Whole     string // the source with all papers of the venue and year, or ""
	Papers    int    // maximum number of papers of the venue and year in a source
	Asked     bool   // at least one source was searched for titles
}

// Judge returns the faults of an entry, the most certain first. The time is quadratic in the number
// of authors, of which at most 200 are compared, and otherwise linear.
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

// judge is the state of judging one entry.
type judge struct {
	*Entry
	Evidence
	faults []Fault

	records []compared // works with the title, with the authors compared
	best    *compared  // the record most similar to the entry; nil if the title is unknown
}

func (j *judge) fault(rule, test string, c Certainty, field, format string, args ...any) *Fault {
	j.faults = append(j.faults, Fault{Rule: rule, Test: test, Certainty: c, Field: field, Message: fmt.Sprintf(format, args...)})
	return &j.faults[len(j.faults)-1]
}

// has reports whether one of the tests failed with at least the given certainty.
func (j *judge) has(c Certainty, tests ...string) bool {
	return slices.ContainsFunc(j.faults, func(f Fault) bool { return f.Certainty >= c && slices.Contains(tests, f.Test) })
}

// years returns the difference between two years.
func apart(a, b int) int { return max(a-b, b-a) }
