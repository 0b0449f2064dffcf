package reference

import (
	"clipgraph/bib/people"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// compared is a record together with the comparison of its authors and the entry's.
type compared struct {
	Record
	people.Comparison
	series venue.Series
	year   int
}

func compareRecord(w *work.Work, r Record) compared {
	c := compared{Record: r, Comparison: people.Align(w.Authors, r.Authors), year: r.PublishedIn().Year}
	if c.year == 0 {
		c.year = r.Year()
	}
	c.series = venue.SeriesOf(r.PublishedIn().Name, c.year)
	return c
}

// isPreprint reports whether a record has no venue other than an archive.
func (c *compared) isPreprint() bool { return c.PublishedIn().Name == "" }

// isShort reports whether a record has hardly any of the cited authors and no others. Then the
// record is incomplete. arXiv's own records are complete.
func (c *compared) isShort() bool {
	return len(c.Missing) == 0 && len(c.Conflicts) < 2 && c.Source != ArXiv
}

// match compares the authors of all records with the title, and finds the record most similar to
// the entry.
func (j *judge) match() {
	for _, r := range j.Titled {
		if len(r.Authors) > 0 {
			j.records = append(j.records, compareRecord(j.Work, r))
		}
	}
	score := func(c *compared) int {
		n := 10 * (c.Matched - len(c.Extra) - len(c.Missing))
		if sameSeries(c.series, j.Series) {
			n += 5
		}
		if c.year == j.Year {
			n++
		}
		return n
	}
	for i := range j.records {
		if c := &j.records[i]; j.best == nil || score(c) > score(j.best) {
			j.best = c
		}
	}
}

// verified reports whether a record has the entry's title, most of its authors, its venue and its
// year.
func (j *judge) verified() bool {
	for _, r := range j.Titled {
		c := compareRecord(j.Work, r)
		if 2*c.Matched > len(j.Work.Authors) && (j.Container == "" || sameSeries(c.series, j.Series)) && apart(c.year, j.Year) <= 1 {
			return true
		}
	}
	return false
}

// minTitle is the number of words that a title needs to identify a work.
const minTitle = 4

// hasID reports whether the best record has an identifier of the entry.
func (j *judge) hasID() bool {
	return j.DOI != "" && j.best.Has(work.NewDOI(j.DOI)) || !j.ArXiv.IsZero() && j.best.Has(j.ArXiv.WorkID())
}

// isOwn reports whether the best record is certainly of the entry's work, by more than its title.
func (j *judge) isOwn() bool {
	return j.hasID() || sameSeries(j.best.series, j.Series) && apart(j.best.year, j.Year) <= 1
}

// authors compares the authors with those of the best record.
func (j *judge) authors() {
	c, cited := j.best, j.Work.Authors
	if len(cited) == 0 || c.Unsure || j.has(Certain, "placeholder") {
		return
	}
	long := j.title.count >= minTitle || j.hasID()
	switch {
	case c.Matched == 0 && len(c.Conflicts) == 0:
		certainty := Odd
		if long && j.isOwn() {
			certainty = Certain
		} else if long && j.Container != "" && !j.Preprint {
			certainty = Likely
		}
		j.wrongAuthors("authors-other", certainty, "%s has other authors for this title: %s", c.Source, names(c.Authors))
	case 2*c.Matched < len(cited) && c.isShort():
	case 2*c.Matched < len(cited):
		certainty := Likely
		if !long || len(c.Conflicts) < 2 && len(c.Extra) == 0 {
			certainty = Odd
		}
		j.wrongAuthors("authors-foreign", certainty, "%s has only %d of these %d authors: it has %s", c.Source, c.Matched, len(cited), names(c.Authors))
	case len(c.Extra) > 0:
		certainty := Odd
		if len(c.Missing) > 0 && !(len(c.Extra) == 1 && (j.Preprint || j.Container == "")) { // the authors of a preprint may change
			certainty = Likely
		}
		j.wrongAuthors("authors-extra", certainty, "%s does not have the author %s; it has %s", c.Source, names(pick(cited, c.Extra)), names(pick(c.Authors, orAll(c.Missing, c.Authors))))
	case len(c.Missing) > 0 && !j.Work.MoreAuthors:
		certainty := Likely
		if j.Preprint || j.Container == "" || !sameSeries(c.series, j.Series) || len(c.Conflicts) > 0 {
			certainty = Odd
		}
		j.wrongAuthors("authors-missing", certainty, "%s also has the author %s; \"and others\" says that some are left out", c.Source, names(pick(c.Authors, c.Missing)))
	case len(c.Conflicts) > 1:
		j.wrongAuthors("author-given", Likely, "%s has %s where the entry has %s", c.Source, names(pick(c.Authors, knownOf(c.Conflicts))), names(pick(cited, citedOf(c.Conflicts))))
	case c.Reordered:
		j.wrongAuthors("authors-order", Odd, "%s has the authors in another order: %s", c.Source, names(c.Authors))
	case len(c.Conflicts) > 0:
		p := c.Conflicts[0]
		j.wrongAuthors("author-given", Odd, "%s has %s where the entry has %s", c.Source, c.Authors[p.Known], cited[p.Cited])
	}
}

func (j *judge) wrongAuthors(test string, c Certainty, format string, args ...any) {
	j.fault(WrongAuthor, test, c, "author", format, args...)
}

func pick(all []work.Person, places []int) []work.Person {
	var picked []work.Person
	for _, i := range places {
		picked = append(picked, all[i])
	}
	return picked
}

func citedOf(pairs []people.Pair) (places []int) {
	for _, p := range pairs {
		places = append(places, p.Cited)
	}
	return places
}

func knownOf(pairs []people.Pair) (places []int) {
	for _, p := range pairs {
		places = append(places, p.Known)
	}
	return places
}

// orAll returns the people at the given places, or all people if there are none.
func orAll(places []int, all []work.Person) []int {
	if len(places) == 0 {
		for i := range all {
			places = append(places, i)
		}
	}
	return places
}
