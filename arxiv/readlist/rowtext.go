package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib/work"
)

// Conversion of the text of a record: title, name, authors, venue and date.

// text adds the text of a field, without its links.
func (d *draft) text(f *record.Field) {
	text := inline.PlainText(f.Spans)
	w := d.row.Work
	switch f.Role {
	case record.Title:
		w.Title = cmp.Or(w.Title, text)
	case record.Name:
		if _, others := work.CutOthers(text); others { // "J. Doe et al." is not the name of a work
			d.authors = append(d.authors, text)
		} else if text != "-" {
			d.hints.Explicit = cmp.Or(text, d.hints.Explicit)
		}
	case record.Authors:
		d.authors = append(d.authors, text)
	case record.Venue:
		if d.venue == "" {
			d.venue, d.venueNamed = text, f.Name != ""
		}
	case record.Date:
		d.date = cmp.Or(d.date, text)
		d.dated = d.dated || f.Name != ""
		if f.Name != "" {
			d.yearAlone = cmp.Or(d.yearAlone, occasion.YearAlone(text))
		}
	case record.Section:
		if text != "" && len(text) <= record.MaxSection {
			d.row.Section = append(slices.Clip(d.row.Section), text)
		}
	case record.Note, record.Abstract, record.Unknown:
		if slices.ContainsFunc(f.Spans, isLabelLink) {
			text = inline.PlainText(slices.DeleteFunc(slices.Clone(f.Spans), isLabelLink))
		}
		if f.Name == "" && saysNothing(text) {
			return
		}
		d.notes = append(d.notes, text)
		if f.Name == "" {
			d.running = append(d.running, text)
		}
	}
}

// isLabelLink reports whether a link says nothing of the work: its text is a label, or it
// leads to another part of the page.
func isLabelLink(s inline.Span) bool {
	return s.Kind == inline.Link && (link.IsLabel(s.Text) || strings.HasPrefix(s.URL, "#"))
}

// findAuthors parses the authors from as many of the fields with names as parse together.
// The text after them is the venue or the date.
func (d *draft) findAuthors() {
	w := d.row.Work
	for n := len(d.authors); n > 0; n-- {
		f := byline.Read(strings.Join(d.authors[:n], ", "))
		if f.Authors == nil && f.Either[0] == "" {
			continue
		}
		w.Authors, w.MoreAuthors = f.Authors, f.More
		d.byline, d.named = f, true
		behind := f.Behind
		if behind == "" && n < len(d.authors) {
			behind = d.authors[n]
		}
		if strings.ContainsFunc(behind, unicode.IsLetter) {
			d.venue = cmp.Or(d.venue, behind)
		} else {
			d.date = cmp.Or(d.date, behind)
		}
		return
	}
}

// longerName matches the name of a journal that ends in the name of another: "IEEE
// Transactions on Neural Networks".
var longerName = regexp.MustCompile(`\pL (?:on|of|in|and|&) \p{Lu}\p{Ll}+(?: |$)`)

// yearBefore matches a year before the name of a journal: "2023 Cell Systems".
var yearBefore = regexp.MustCompile(`^(?:19|20)\d\d\b[ ,.:-]+`)

// findVenueAndDate sets the venue and the date. A named date field takes precedence, then
// headings, the venue, other dates, notes.
func (d *draft) findVenueAndDate() {
	year := 0
	for _, title := range slices.Backward(d.record.Section) {
		year = cmp.Or(year, occasion.HeadingYear(title))
	}
	named, venueYear := occasion.Find(d.venue)
	name := strings.Trim(d.venue, " -*")
	if !d.venueNamed {
		name = cmp.Or(named, yearBefore.ReplaceAllString(strings.TrimPrefix(name, "In "), ""))
		if before, _, _ := strings.Cut(d.venue, named); longerName.MatchString(before + named) {
			name = strings.Trim(d.venue, " -*")
		}
	}
	venueYear = cmp.Or(venueYear, occasion.ShortYear(d.venue))
	if occasion.IsArchive(name) {
		name = ""
	}
	venueOwnYear := 0 // the year of a column of its own
	if d.venueNamed && venueYear == 0 && name != "" {
		venueOwnYear = d.yearAlone
	}
	noteVenue, noteYear := occasion.Find(d.row.Note)
	if noteVenue == "" && len(d.running) < len(d.notes) { // a year in an abstract is that of another work
		_, noteYear = occasion.Find(strings.Join(d.running, " "))
	}
	name = cmp.Or(name, noteVenue)
	for _, title := range slices.Backward(d.row.Section) {
		if name == "" && venueYear == 0 && occasion.Only(title) {
			name, _ = occasion.Find(title)
		}
	}
	if _, dated := occasion.Find(d.date); d.dated && dated != 0 {
		year = dated
	} else {
		year = cmp.Or(year, venueYear, dated, noteYear)
	}
	d.appeared = appearance{name, venueOwnYear}
	d.row.Work.Published = work.NewDate(year, 0, 0)
}
