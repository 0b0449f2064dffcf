package reference

import (
	"strings"

	"clipgraph/bib/people"
)

// The limits within which an unknown title is a misspelt known one: the part of its words and
// letters that agree, or of its words alone.
const nearWords, nearLetters, nearWordsAlone = .5, .72, .7

// nearTitle reports a title that no source has if the same authors have a similar one.
func (j *judge) nearTitle() {
	if j.has(Likely, "title-near-doi") {
		return
	}
	var best *compared
	var like float64
	for _, r := range j.Near {
		c := compareRecord(j.Work, r)
		other := readTitle(r.Title)
		words, letters := j.title.overlap(other), j.title.likeness(other)
		if 5*c.Matched < 3*max(len(j.Work.Authors), 1) || words < nearWordsAlone && (words < nearWords || letters < nearLetters) {
			continue
		}
		if words+letters > like {
			best, like = &c, words+letters
		}
	}
	if best == nil {
		return
	}
	other := readTitle(best.Title)
	where := best.series.Short
	if where == "" {
		where = short(best.PublishedIn().Name)
	}
	switch inside := other.contains(j.title); {
	case j.Preprint && inside:
		j.fault(Published, "published-as", Odd, "title", "published since as %q: %s %d (%s)", best.Title, where, best.year, best.Source)
	case !sameSeries(best.series, j.Series): // an index with other venues is no evidence
	case inside || apart(best.year, j.Year) > 1:
		j.fault(WrongTitle, "title-near", Odd, "title", "%s has no such title; by these authors it has %q, %s %d", best.Source, best.Title, where, best.year)
	default:
		j.fault(WrongTitle, "title-near", Likely, "title", "%s has no such title; by these authors it has %q, %s %d", best.Source, best.Title, where, best.year)
	}
}

// minLooked is the number of letters and digits from which indexes search for a title.
const minLooked = 12

// absent reports titles that no source has. This is evidence only if a source has all papers of the
// venue and year, and no two of the authors ever published together.
func (j *judge) absent() {
	if j.inOtherTrack() {
		j.Whole = ""
	}
	if !j.Asked || len(j.title.letters) < minLooked || j.has(Odd, "title-near", "published-as") || j.has(Likely, "title-near-doi", "doi-other") {
		return
	}
	switch {
	case j.Whole != "" && j.Strangers && j.ArXiv.IsZero():
		j.fault(Doubtful, "absent-nopair", Likely, "title", "%s has all papers of %s %d but not this one, and no joint work of any two of its authors", j.Whole, j.Series.Short, j.Year)
	case j.Whole != "" && j.elsewhere() != nil:
		j.fault(Doubtful, "absent-elsewhere", Likely, "title", "%s has all papers of %s %d but not this one; by these authors it has %q there", j.Whole, j.Series.Short, j.Year, short(j.elsewhere().Title))
	case j.Whole != "":
		j.fault(Doubtful, "absent", Odd, "title", "%s has all papers of %s %d but not this one: was it at a workshop?", j.Whole, j.Series.Short, j.Year)
	default:
		j.fault(Doubtful, "unknown", Odd, "title", "no index has this title, which proves nothing")
	}
}

// inOtherTrack reports whether a paper may be in a track with separate proceedings, such as
// datasets and benchmarks at NeurIPS.
func (j *judge) inOtherTrack() bool {
	return j.Series.Stream == "conf/nips" && (strings.Contains(j.title.letters, "dataset") || strings.Contains(j.title.letters, "benchmark") || strings.Contains(j.title.letters, "corpus"))
}

// elsewhere returns the work of exactly the entry's authors at its venue in its year under another
// title, or nil.
func (j *judge) elsewhere() *Record {
	for i, r := range j.Near {
		if c := compareRecord(j.Work, r); c.Matched >= minStrangers && c.Matched == len(j.Work.Authors) && c.Matched == len(r.Authors) && !c.Reordered && sameSeries(c.series, j.Series) && c.year == j.Year {
			return &j.Near[i]
		}
	}
	return nil
}

// minStrangers is the number of authors from which usually two have published together.
const minStrangers = 3

// mayBeStrangers reports whether it is significant that no two of these people published together.
func mayBeStrangers(e *Entry) bool {
	n := 0
	for _, p := range e.Work.Authors {
		if p.Given != "" {
			n++
		}
	}
	return n >= minStrangers && people.Align(e.Work.Authors, e.Work.Authors).Matched == len(e.Work.Authors)
}
