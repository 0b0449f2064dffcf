package readlist

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/form"
	"clipgraph/arxiv/readlist/markup"
	fields "clipgraph/arxiv/readlist/record"
)

// Lists in markup: the text becomes a tree of units, package form finds the
// entries in it and what their parts say, and each becomes a row.

func readMarkdown(l *List, text string) { l.readMarked(text, markup.Markdown) }
func readHTML(l *List, text string)     { l.readMarked(text, markup.HTML) }

func (l *List) readMarked(text string, syntax markup.Syntax) {
	r := markedReader{collector: collector{list: l}}
	root := markup.Read(text, syntax)
	bibs := l.openCode(root, nil)
	var marks []form.Mark
	for m := range arxiv.All(text) {
		if m.Err == nil && !l.holds.Has(m.Ref.ID) || holds(bibs, m.Start) { // markup can cut from a longer word what looks like one
			continue
		}
		mark := form.Mark{Start: m.Start, End: m.End}
		if m.Err == nil {
			mark.ID = m.Ref.ID.String()
		}
		marks = append(marks, mark)
		r.matches = append(r.matches, m)
	}
	inBibs := "" // the tree is taken apart
	if len(bibs) > 0 {
		inBibs = within(text, bibs)
	}
	l.form = form.Read(form.Source{Root: root, Marks: marks, LeadsToPaper: leadsToPaper, LeadsElsewhere: leadsElsewhere}, r.take)
	if inBibs != "" {
		r.takeBib(inBibs)
	}
	r.finish("")
}

// takeBib adds the works of BibTeX within a list that have an identifier; others
// say how to cite the list itself.
func (r *markedReader) takeBib(text string) {
	bib := List{File: r.list.File, text: r.list.text, holds: r.list.holds}
	readBib(&bib, text)
	for _, row := range bib.Rows {
		if !row.ArXiv().IsZero() {
			r.list.Rows = append(r.list.Rows, row)
			r.hints = append(r.hints, nameHints{explicit: row.Name})
		}
	}
}

func leadsToPaper(text, address string) bool { return sortLink(text, cleanURL(address)) == PaperLink }

func leadsElsewhere(text, address string) bool {
	l := label(text)
	return sortLink(text, cleanURL(address)) == CodeLink || codeLabels[l] || otherLabels[l]
}

// markedReader makes rows of records.
type markedReader struct {
	collector
	matches   []arxiv.Match     // in order
	mentioned map[arxiv.ID]bool // by the current row
}

// take makes a row of a record.
func (r *markedReader) take(rec *fields.Record) {
	it := item{Section: rec.Section}
	r.mentioned = map[arxiv.ID]bool{}
	var hints nameHints
	own := r.matchAt(rec.OwnStart, rec.OwnEnd)
	if own != nil {
		it.Ref = own.Ref
	}
	for i := len(rec.Section) - 1; i >= 0 && it.Year == 0; i-- {
		it.Year = headingYear(rec.Section[i])
	}
	var authors, note []string
	var venue, date string
	column := false // the year is that of a column
	seen := map[int]bool{}
	for i := range rec.Fields {
		f := &rec.Fields[i]
		text := oneBlank(strings.TrimSpace(markup.PlainText(f.Spans)))
		switch f.Role {
		case fields.Title:
			it.Title = text
		case fields.Name:
			hints.explicit = text
		case fields.Authors:
			authors = append(authors, text)
		case fields.Venue:
			venue = cmp.Or(venue, text)
		case fields.Date:
			date = cmp.Or(date, text)
			column = column || f.Name != ""
		case fields.Section:
			if text != "" && len(text) <= maxSection {
				it.Section = append(slices.Clip(it.Section), text)
			}
		}
		switch f.Role {
		case fields.Note, fields.Abstract, fields.Unknown:
			note = append(note, text)
		}
		for _, s := range f.Spans {
			r.link(&it, &hints, s, f.Role, seen)
		}
		if own != nil {
			r.mention(&it, f, rec.Start)
		}
	}
	it.Note = strings.Trim(oneBlank(strings.Join(note, " ")), " |,;:.-<>[](")
	var behind string
	it.Authors, it.MoreAuthors, behind = authorsOf(strings.Join(authors, ", "))
	if strings.ContainsFunc(behind, unicode.IsLetter) {
		venue = cmp.Or(venue, behind)
	} else {
		date = cmp.Or(date, behind)
	}
	r.date(&it, venue, date, column)
	r.append(it.row(), hints, rec.Start, rec.End)
}

// date sets the venue and the year of a row.
func (r *markedReader) date(it *item, venue, date string, column bool) {
	named, year := venueAndYear(venue)
	it.Venue = cmp.Or(named, strings.Trim(venue, " -*"))
	if isArchive(it.Venue) {
		it.Venue = ""
	}
	_, dated := venueAndYear(date)
	if column && dated != 0 {
		it.Year = dated
		return
	}
	noteVenue, noteYear := venueAndYear(it.Note)
	it.Venue = cmp.Or(it.Venue, noteVenue)
	it.Year = cmp.Or(it.Year, year, dated, noteYear)
	for i := len(it.Section) - 1; i >= 0 && it.Venue == "" && year == 0; i-- {
		if isVenueOrDate(it.Section[i]) {
			it.Venue, _ = venueAndYear(it.Section[i])
		}
	}
}

// link adds a link, or a picture, of a field.
func (r *markedReader) link(it *item, hints *nameHints, s markup.Span, role fields.Role, seen map[int]bool) {
	repository := func(repo string) {
		hints.repos = append(hints.repos, repo)
		it.Repo = cmp.Or(it.Repo, repo)
	}
	switch s.Kind {
	case markup.Link:
		if s.URLStart > 0 && seen[s.URLStart] {
			return // a link that is two fields
		}
		seen[s.URLStart] = true
		address := cleanURL(s.URL)
		kind := sortLink(s.Text, address)
		it.Links = append(it.Links, Link{Kind: kind, Text: oneBlank(strings.TrimSpace(s.Text)), URL: address})
		if kind == CodeLink {
			repository(Repository(address))
		}
		if s.Image != "" {
			repository(badgeRepository(s.Image))
		}
		if kind == PaperLink && it.DOI == "" && role != fields.Note {
			it.DOI = doi(address)
		}
		if kind == PaperLink && role != fields.Note {
			it.IDs = identify(it.IDs, address)
		}
	case markup.Image:
		hints.images = append(hints.images, cleanURL(s.URL))
		repository(badgeRepository(s.URL))
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

// mention notes the identifiers of a field that are not the row's own, and says
// so of those that its links to the paper lead to.
func (r *markedReader) mention(it *item, f *fields.Field, start int) {
	for _, s := range f.Spans {
		for _, at := range [][2]int{{s.Start, s.End}, {s.URLStart, s.URLEnd}} {
			i, _ := slices.BinarySearchFunc(r.matches, at[0], func(m arxiv.Match, at int) int { return cmp.Compare(m.Start, at) })
			for ; i < len(r.matches) && r.matches[i].Start < at[1]; i++ {
				if ref := r.matches[i].Ref; r.matches[i].Err == nil && ref.ID != it.Ref.ID && !r.mentioned[ref.ID] {
					r.mentioned[ref.ID] = true
					it.Mentioned = append(it.Mentioned, ref)
					if f.Role == fields.Address || f.Role == fields.Title || f.Role == fields.Identifier {
						line, col := r.list.text.Position(start)
						r.list.problemOf(SeveralProblem, line, col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken for its paper", it.Ref.ID, ref.ID)
					}
				}
			}
		}
	}
}

// matchAt returns the match that stands between two offsets, or nil.
func (r *markedReader) matchAt(start, end int) *arxiv.Match {
	if end == 0 {
		return nil
	}
	i, ok := slices.BinarySearchFunc(r.matches, start, func(m arxiv.Match, at int) int { return cmp.Compare(m.Start, at) })
	if !ok || r.matches[i].Err != nil {
		return nil
	}
	return &r.matches[i]
}
