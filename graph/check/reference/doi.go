package reference

import (
	"slices"
	"strconv"
	"strings"
)

// doiAlone compares a DOI with the rest of the entry. Many DOIs name a venue and a year, and a
// publisher has few prefixes.
func (j *judge) doiAlone() {
	if j.DOI == "" {
		return
	}
	prefix, _, _ := strings.Cut(j.DOI, "/")
	number, _ := strconv.Atoi(strings.TrimPrefix(prefix, "10."))
	if number >= firstFree && len(prefix) == len("10.75000") {
		j.fault(WrongDOI, "doi-prefix-range", Likely, "doi", "no publisher has the prefix %s: this DOI leads nowhere", prefix)
		return
	}
	if n, ok := ofDOI(j.DOI); ok {
		j.doiNames(n)
		return
	}
	f, known := venueFacts[j.Series.Stream]
	if !known || f.prefixes == nil || j.Series.Workshops || j.Preprint || j.Work.Type != "inproceedings" || slices.Contains(anywhere, prefix) || slices.Contains(f.prefixes, prefix) || j.Year < oldDOIs[j.Series.Stream] {
		return
	}
	if prefix == acmNumber {
		j.fault(WrongDOI, "doi-prefix", Odd, "doi", "%s is an internal number of ACM, which leads nowhere as a DOI", j.DOI)
		return
	}
	if len(f.prefixes) == 0 {
		j.fault(WrongDOI, "doi-prefix", Likely, "doi", "papers of %s have no DOI: %s belongs to another work, or to none", j.Series.Short, j.DOI)
		return
	}
	j.fault(WrongDOI, "doi-prefix", Likely, "doi", "DOIs of %s begin with %s: %s belongs to another work, or to none", j.Series.Short, strings.Join(f.prefixes, " or "), j.DOI)
}

// doiNames compares the venue and year that a DOI names with those of the entry.
func (j *judge) doiNames(n named) {
	switch {
	case j.Series.Stream != "" && !sameSeries(j.Series, n.series):
		j.fault(WrongDOI, "doi-venue", Certain, "doi", "the DOI is of a paper at %s %d, but the entry says %s", n.series.Short, n.year, j.Series.Short)
	case j.Series.Stream == "" && j.Container != "" && !j.Preprint && !alikeVenue(j.Container, n.series.Short+" "+n.series.Full):
		j.fault(WrongVenue, "doi-venue-unknown", Likely, "venue", "the DOI is of a paper at %s %d, but the entry says %q", n.series.Short, n.year, short(j.Container))
	}
	switch off := apart(j.Year, n.year); {
	case j.Year == 0 || off == 0 || j.Preprint || isJournal(n.series.Stream): // journals assign numbers before they print
	case off >= 2:
		j.fault(WrongYear, "doi-year", Certain, "year", "the DOI is of a paper at %s %d, but the entry says %d", n.series.Short, n.year, j.Year)
	default:
		j.fault(WrongYear, "doi-year", Odd, "year", "the DOI is of a paper at %s %d, but the entry says %d", n.series.Short, n.year, j.Year)
	}
}

// doiOfRecord compares the entry with the work that has its DOI.
func (j *judge) doiOfRecord() {
	for _, r := range j.WithDOI {
		other := readTitle(r.Title)
		if j.title.letters == "" || other.letters == j.title.letters || other.contains(j.title) {
			return
		}
	}
	for _, r := range j.WithDOI {
		j.doiOther(r)
		return
	}
}

// Limits for titles of the same work. Titles with a likeness below farTitle are of different works,
// and so are those below nearTitle if they have no author in common.
const farTitle, nearTitle = .6, .9

func (j *judge) doiOther(r Record) {
	c := compareRecord(j.Work, r)
	like := j.title.likeness(readTitle(r.Title))
	switch {
	case like >= farTitle && c.Matched > 0, like >= nearTitle:
		j.fault(WrongTitle, "title-near-doi", Likely, "title", "%s has another title for this DOI: %q", r.Source, r.Title)
	default:
		certainty := Certain
		if j.verified() {
			certainty = Likely
		}
		j.fault(WrongDOI, "doi-other", certainty, "doi", "%s has another work for this DOI: %q by %s", r.Source, short(r.Title), names(r.Authors))
	}
}
