package readlist

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib/work"
)

// Records become rows here, those of data and those that package form finds in
// running text alike.

// claim says what makes a record a work, beside a link to one.
type claim int

const (
	always  claim = iota // nothing: package form decides what is an entry
	byTitle              // a title
	byLink               // a title and any link
	byPaper              // an identifier or a link to a paper
)

// rowReader makes rows of records.
type rowReader struct {
	collector
	matches []arxiv.Match // those of the text that the records are of, in order; nil: the spans are searched
	// origin leads from a part of that text to one of the list; nil: they are the same.
	origin func(start, end int) (int, int)
}

// draft is a row that is being made.
type draft struct {
	record    *record.Record
	row       Row
	own       arxiv.Ref
	links     linker
	hints     nameHints
	papers    int  // links to the paper
	malformed bool // it has an identifier that is none
	mentioned map[arxiv.ID]bool
	seen      map[linkPlace]bool

	authors, notes, running []string // running is the notes that no name heads
	venue, date             string
	dated, venueNamed       bool // the field has a name
}

// linkPlace tells a link that stands in two fields from two links.
type linkPlace struct {
	at  int
	url string
}

// take adds the row of a record, if it claims to be one, and reports whether it
// does.
func (r *rowReader) take(rec *record.Record, c claim) bool {
	d := draft{record: rec, row: Row{Section: rec.Section, Work: &work.Work{OnlyListed: true}}, seen: map[linkPlace]bool{}}
	r.findOwn(&d)
	for i := range rec.Fields {
		f := &rec.Fields[i]
		d.text(f)
		for j := range f.Spans {
			r.link(&d, f, &f.Spans[j])
		}
		if !d.own.ID.IsZero() {
			r.mention(&d, f)
		}
	}
	w := d.row.Work
	switch paper := d.papers > 0 || !d.own.ID.IsZero() || d.malformed; {
	case c == always || paper && (w.Title != "" || d.hints.explicit != "" || !d.own.ID.IsZero() || d.malformed):
	case c == byTitle && w.Title != "":
	case c == byLink && w.Title != "" && len(d.links.links) > 0:
	default:
		return false
	}
	d.row.Note = strings.Trim(markup.OneBlank(strings.Join(d.notes, " ")), " |,;:.-<>[](")
	d.findAuthors()
	d.findVenueAndDate()
	w.IDs, w.Version = append(work.IDs(d.own.ID.WorkID(), work.NewDOI(d.links.doi)), d.links.ids...), d.own.Version
	d.row.Links, d.row.Repo, d.hints.repos = d.links.links, d.links.repo(), d.links.repos
	start, end := r.extent(rec.Start, rec.End)
	r.append(d.row, d.hints, start, end)
	return true
}

// extent returns where a part of the records' text is in the text of the list.
func (r *rowReader) extent(start, end int) (int, int) {
	if r.origin == nil {
		return start, end
	}
	return r.origin(start, end)
}

// inFile returns where a part of the records' text is in the file.
func (r *rowReader) inFile(start, end int) (int, int) {
	start, end = r.extent(start, end)
	return r.list.text.InFile(start), r.list.text.InFile(end)
}

// findOwn finds the identifier of the work: where the record says, else in the link
// of the title, in other links, in text, and last in what the record has beside.
func (r *rowReader) findOwn(d *draft) {
	rec := d.record
	if r.matches != nil {
		if i, ok := slices.BinarySearchFunc(r.matches, rec.OwnStart, matchAt); ok && rec.OwnEnd > 0 && r.matches[i].Err == nil {
			d.own = r.matches[i].Ref
		}
		return
	}
	best := len(ownRanks)
	for i := range rec.Fields {
		f := &rec.Fields[i]
		for j := range f.Spans {
			rank := slices.IndexFunc(ownRanks[:], func(own func(record.Role, markup.SpanKind) bool) bool { return own(f.Role, f.Spans[j].Kind) })
			if rank < 0 || rank >= best && d.malformed {
				continue
			}
			for m := range r.matchesOf(&f.Spans[j]) {
				if m.Err != nil {
					d.malformed = true
				} else if rank < best && r.list.holds.Has(m.Ref.ID) {
					best, d.own = rank, m.Ref
				}
			}
		}
	}
}

// ownRanks say in which spans of which fields the identifier of the work stands, the
// surest first.
var ownRanks = [...]func(record.Role, markup.SpanKind) bool{
	func(role record.Role, kind markup.SpanKind) bool { return role == record.Title && kind == markup.Link },
	func(role record.Role, kind markup.SpanKind) bool {
		return role != record.Note && role != record.Other && kind == markup.Link
	},
	func(role record.Role, kind markup.SpanKind) bool { return role != record.Note && role != record.Other },
	func(role record.Role, kind markup.SpanKind) bool { return role == record.Other },
}

func matchAt(m arxiv.Match, at int) int { return cmp.Compare(m.Start, at) }

// matchesOf yields the identifiers of a span, malformed ones included.
func (r *rowReader) matchesOf(s *markup.Span) func(yield func(arxiv.Match) bool) {
	return func(yield func(arxiv.Match) bool) {
		if r.matches == nil {
			for _, text := range [...]string{s.URL, s.Image(), s.Text} {
				for m := range arxiv.All(text) {
					if !yield(m) {
						return
					}
				}
			}
			return
		}
		for _, at := range [...][2]int{{s.Start, s.End}, {s.URLStart, s.URLEnd}} {
			i, _ := slices.BinarySearchFunc(r.matches, at[0], matchAt)
			for ; i < len(r.matches) && r.matches[i].Start < at[1]; i++ {
				if !yield(r.matches[i]) {
					return
				}
			}
		}
	}
}

// mention notes the identifiers of a field that are not the row's own, and says
// so of those that its links to the paper lead to.
func (r *rowReader) mention(d *draft, f *record.Field) {
	for j := range f.Spans {
		for m := range r.matchesOf(&f.Spans[j]) {
			ref := m.Ref
			if m.Err != nil || ref.ID == d.own.ID || d.mentioned[ref.ID] || !r.list.holds.Has(ref.ID) {
				continue
			}
			if d.mentioned == nil {
				d.mentioned = map[arxiv.ID]bool{}
			}
			d.mentioned[ref.ID] = true
			d.row.Mentioned = append(d.row.Mentioned, ref)
			if f.Role == record.Address || f.Role == record.Title || f.Role == record.Identifier {
				start, _ := r.extent(d.record.Start, d.record.End)
				line, col := r.list.text.Position(start)
				r.list.problemOf(SeveralProblem, line, col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken for its paper", d.own.ID, ref.ID)
			}
		}
	}
}

// text takes what a field says, its links left out.
func (d *draft) text(f *record.Field) {
	text := markup.PlainText(f.Spans)
	w := d.row.Work
	switch f.Role {
	case record.Title:
		w.Title = cmp.Or(w.Title, text)
	case record.Name:
		if _, others := work.CutOthers(text); others { // "J. Doe et al." is no name of a work
			d.authors = append(d.authors, text)
		} else if text != "-" {
			d.hints.explicit = cmp.Or(text, d.hints.explicit)
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
	case record.Section:
		if text != "" && len(text) <= maxSection {
			d.row.Section = append(slices.Clip(d.row.Section), text)
		}
	case record.Note, record.Abstract, record.Unknown:
		if slices.ContainsFunc(f.Spans, isLabelLink) {
			text = markup.PlainText(slices.DeleteFunc(slices.Clone(f.Spans), isLabelLink))
		}
		d.notes = append(d.notes, text)
		if f.Name == "" {
			d.running = append(d.running, text)
		}
	}
}

func isLabelLink(s markup.Span) bool { return s.Kind == markup.Link && isLabel(s.Text) }

// maxSection bounds the text of a field that files a row under a section.
const maxSection = 80

// findAuthors reads the authors: of the fields that hold persons as many from the first
// on as together are names. What stands behind them is the venue or the date.
func (d *draft) findAuthors() {
	w := d.row.Work
	for n := len(d.authors); n > 0 && w.Authors == nil; n-- {
		var behind string
		w.Authors, w.MoreAuthors, behind = byline.ParseField(strings.Join(d.authors[:n], ", "))
		if w.Authors == nil {
			continue
		}
		if behind == "" && n < len(d.authors) {
			behind = d.authors[n]
		}
		if strings.ContainsFunc(behind, unicode.IsLetter) {
			d.venue = cmp.Or(d.venue, behind)
		} else {
			d.date = cmp.Or(d.date, behind)
		}
	}
}

// findVenueAndDate sets where and when the work appeared: a date by name counts
// most, then a heading, the venue, other dates, notes.
func (d *draft) findVenueAndDate() {
	year := 0
	for _, title := range slices.Backward(d.record.Section) {
		year = cmp.Or(year, headingYear(title))
	}
	named, venueYear := venueAndYear(d.venue)
	venue := strings.Trim(d.venue, " -*")
	if !d.venueNamed {
		venue = cmp.Or(named, venue)
	}
	if isArchive(venue) {
		venue = ""
	}
	noteVenue, noteYear := venueAndYear(d.row.Note)
	if noteVenue == "" && len(d.running) < len(d.notes) { // what an abstract says of a year is of another
		_, noteYear = venueAndYear(strings.Join(d.running, " "))
	}
	venue = cmp.Or(venue, noteVenue)
	for _, title := range slices.Backward(d.row.Section) {
		if venue == "" && venueYear == 0 && isVenueOrDate(title) {
			venue, _ = venueAndYear(title)
		}
	}
	if _, dated := venueAndYear(d.date); d.dated && dated != 0 {
		year = dated
	} else {
		year = cmp.Or(year, venueYear, dated, noteYear)
	}
	d.row.Work.SetVenue(work.Venue{Name: venue})
	d.row.Work.Published = work.NewDate(year, 0, 0)
}

// link adds a link, or a picture, of a field.
func (r *rowReader) link(d *draft, f *record.Field, s *markup.Span) {
	switch s.Kind {
	case markup.Link:
		if at := (linkPlace{s.URLStart, s.URL}); s.URLStart > 0 && d.seen[at] {
			return // a link that is two fields
		} else {
			d.seen[at] = true
		}
		own := f.Role != record.Note && (f.Role != record.Other || d.own.ID.IsZero())
		link := Link{Text: markup.OneBlank(s.Text), URL: cleanURL(s.URL)}
		if s.End > s.Start {
			link.Start, link.End = r.inFile(s.Start, s.End)
			link.URLStart, link.URLEnd = r.inFile(s.URLStart, s.URLEnd)
		}
		if kind := d.links.add(link, own); kind == PaperLink && own {
			d.papers++
		}
		d.links.repos = append(d.links.repos, badgeRepository(s.Image()))
	case markup.Image:
		d.hints.images = append(d.hints.images, cleanURL(s.URL))
		d.links.repos = append(d.links.repos, badgeRepository(s.URL))
	}
}

// badgeRepository returns the repository that a badge counts the stars of; a
// picture that a repository only holds is none.
func badgeRepository(address string) string {
	if !strings.Contains(address, "img.shields.io/") {
		return ""
	}
	return Repository(address)
}
