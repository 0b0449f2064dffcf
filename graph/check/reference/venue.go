package reference

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/bib/work"
)

// venue compares the venue and year with those of the records with the same title and authors. A
// preprint has no venue yet. The journal version of a paper is another work with the same name.
func (j *judge) venue() {
	if j.best.Matched == 0 {
		return
	}
	var published []*compared
	for i := range j.records {
		if c := &j.records[i]; c.Matched > 0 && !c.isPreprint() {
			published = append(published, c)
		}
	}
	if len(published) == 0 {
		return
	}
	c := published[0]
	for _, other := range published {
		if sameSeries(other.series, j.Series) && (!sameSeries(c.series, j.Series) || apart(other.year, j.Year) < apart(c.year, j.Year)) {
			c = other
		}
	}
	where := work.Venue{Name: c.PublishedIn().Name, Short: c.series.Short, Year: c.year}
	if where.Short != "" {
		where.Name = where.Short
	}
	switch {
	case j.Preprint || j.Container == "":
		j.preprint(c, where)
	case sameSeries(c.series, j.Series):
		j.sameVenue(c, where)
	case j.Series.Stream != "":
		j.otherVenue(c, where)
	default:
		j.unknownVenue(c, where)
	}
}

func (j *judge) preprint(c *compared, where work.Venue) {
	if j.Container == "" && j.ArXiv.IsZero() {
		if j.Year != 0 && apart(c.year, j.Year) > 1 {
			j.fault(WrongYear, "venue-year", Odd, "year", "%s has it at %s %d, but the entry says %d", c.Source, short(where.Name), c.year, j.Year)
		}
		return
	}
	if 2*c.Matched > len(j.Work.Authors) {
		j.fault(Published, "published", Odd, "venue", "published since: %s %d (%s); clipgraph bib --update FILE --published cites that", short(where.Name), c.year, c.Source)
	}
}

func (j *judge) sameVenue(c *compared, where work.Venue) {
	switch off := apart(c.year, j.Year); {
	case j.Year == 0 || c.year == 0 || off == 0 || j.has(Certain, "year-future", "doi-year"):
	case off >= 2 && !c.series.Workshops && !j.Series.Workshops:
		j.fault(WrongYear, "venue-year", Likely, "year", "%s has it at %s %d, but the entry says %d", c.Source, short(where.Name), c.year, j.Year)
	default:
		j.fault(WrongYear, "venue-year", Odd, "year", "%s has it at %s %d, but the entry says %d", c.Source, short(where.Name), c.year, j.Year)
	}
}

func (j *judge) otherVenue(c *compared, where work.Venue) {
	switch {
	case j.has(Certain, "doi-venue"): // reported by the other test
	case j.otherVersion(c) || c.isTalk() || j.Papers == 0 && c.year != j.Year || j.Series.Workshops || isJournal(j.Series.Stream) || isJournal(c.series.Stream) || 2*c.Matched < len(j.Work.Authors):
		j.fault(WrongVenue, "venue-other", Odd, "venue", "%s has it at %s %d, but the entry says %s", c.Source, short(where.Name), c.year, j.Series.Short)
	case j.Whole != "":
		j.fault(WrongVenue, "venue-closed", Likely, "venue", "%s has all papers of %s %d but has this one at %s %d", j.Whole, j.Series.Short, j.Year, short(where.Name), c.year)
	default:
		j.fault(WrongVenue, "venue-other", Likely, "venue", "%s has it at %s %d, but the entry says %s", c.Source, short(where.Name), c.year, j.Series.Short)
	}
}

// isTalk reports whether a record lacks authors of the entry and has no others. It may be the
// record of a talk about the paper.
func (c *compared) isTalk() bool { return len(c.Extra) > 0 && len(c.Missing) == 0 }

// otherVersion reports whether the entry and the record have different DOIs, as a paper and the
// abstract of a talk about it may have.
func (j *judge) otherVersion(c *compared) bool {
	return j.DOI != "" && !strings.HasPrefix(j.DOI, "10.48550/") && c.DOI() != "" && !c.Has(work.NewDOI(j.DOI))
}

func isJournal(stream string) bool { return stream != "" && !strings.HasPrefix(stream, "conf/") }

// minVenue is the part of the words of a venue that must occur in its name in a record.
const minVenue = .7

func (j *judge) unknownVenue(c *compared, where work.Venue) {
	if c.series.Stream == "" || isPublisher(j.Container) || j.DOI != "" && c.Has(work.NewDOI(j.DOI)) || alikeVenue(j.Container, c.PublishedIn().Name+" "+c.series.Short+" "+c.series.Full) || besideWords(j.Container) {
		return
	}
	certainty := Likely
	if j.Work.Type != "inproceedings" || 2*c.Matched < len(j.Work.Authors) {
		certainty = Odd
	}
	j.fault(WrongVenue, "venue-unknown", certainty, "venue", "%s has it at %s %d, but the entry says %q", c.Source, short(where.Name), c.year, short(j.Container))
}

// publishers are names of publishers of many conferences' proceedings.
var publishers = []string{"machine learning research", "pmlr", "lecture notes", "lncs", "workshop and conference proceedings", "communications in computer and information science",
	"leibniz international", "lipics", "ceur", "curran associates", "conference proceedings series", "acm press", "aaai press", "association for computational linguistics", "ifip advances", "advances in intelligent systems"}

// isPublisher reports whether a venue is such a publisher.
func isPublisher(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(publishers, func(name string) bool { return strings.Contains(lower, name) })
}

// besideWords matches names of venues held with a conference.
func besideWords(text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(text, "workshop") || strings.Contains(text, "symposium on advances") || strings.Contains(text, "companion")
}

// alikeVenue reports whether most words of a venue occur in another name, possibly abbreviated:
// "Proc. Comput. Vis. Pattern Recognit." is the same as the full name.
func alikeVenue(cited, known string) bool {
	a, b := venueWords(cited), venueWords(known)
	if len(a) == 0 {
		return true
	}
	n := 0
	for _, word := range a {
		for _, other := range b {
			if strings.HasPrefix(other, word) || len(other) > 3 && strings.HasPrefix(word, other) {
				n++
				break
			}
		}
	}
	return float64(n) >= minVenue*float64(len(a))
}

// venueWords returns the words that identify a venue.
func venueWords(text string) []string {
	var words []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if folded := work.Fold(word); len(folded) > 1 && !commonWords[folded] && !work.IsFiller(folded) {
			words = append(words, folded)
		}
	}
	return words
}

// commonWords are words in the names of many venues.
var commonWords = map[string]bool{"proceedings": true, "proc": true, "conference": true, "conf": true, "international": true, "int": true, "intl": true, "annual": true, "ieee": true, "acm": true, "cvf": true,
	"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true, "tenth": true, "eleventh": true, "twelfth": true,
	"thirteenth": true, "fourteenth": true, "fifteenth": true, "sixteenth": true, "seventeenth": true, "eighteenth": true, "nineteenth": true, "twentieth": true, "thirtieth": true,
	"th": true, "st": true, "nd": true, "rd": true, "journal": true, "transactions": true, "transaction": true, "trans": true, "symposium": true, "meeting": true, "vol": true, "volume": true, "pages": true, "series": true, "lecture": true, "notes": true, "advances": true}
