package clipgraph

import (
	"context"
	"errors"
	"maps"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/lookup"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// TitleSource finds works by their titles, as a [lookup.Bibliography] does.
type TitleSource interface {
	Name() string
	// Find returns the works of all of wanted, nil for those that it does not have or is
	// not sure of.
	Find(ctx context.Context, wanted []lookup.Wanted) ([]*work.Work, error)
}

// findTitles looks for the works that no source knows by an identifier, by their
// titles: among the papers at hand, then in the sources of titles, and last, of those
// that are not on arXiv, by a search. What a .bib has is left to its writer.
func (m *Material) findTitles(ctx context.Context, atHand work.Chain) error {
	m.byTitle = map[*readlist.Row]*work.Work{}
	var rows []*readlist.Row
	for i := range m.Lists {
		for j := range m.Lists[i].Rows {
			row := &m.Lists[i].Rows[j]
			known := func(id work.ID) bool { return m.Report.Answers.Of(id).Work != nil }
			if row.Work.Title == "" || row.IsEntry() || slices.ContainsFunc(row.IDs(), known) {
				continue
			}
			if w := m.Lists[i].ByNode[row.Node]; w != nil {
				m.byTitle[row] = w // as a graph in JSON has it
				continue
			}
			rows = append(rows, row)
		}
	}
	rows = m.findOnArXiv(rows, atHand)
	for _, source := range m.config.Titles {
		if err := m.findIn(ctx, source, rows); err != nil {
			return err
		}
		rows = slices.DeleteFunc(rows, func(row *readlist.Row) bool { return m.byTitle[row] != nil })
	}
	if m.config.Search == nil {
		return nil
	}
	return m.findIn(ctx, m.config.Search, slices.DeleteFunc(rows, func(row *readlist.Row) bool { return !row.ArXiv().IsZero() }))
}

// findIn looks for the works of rows in a source of titles. The error is that of ctx.
func (m *Material) findIn(ctx context.Context, source TitleSource, rows []*readlist.Row) error {
	wanted := make([]lookup.Wanted, len(rows))
	for i, row := range rows {
		wanted[i] = wantedOf(row)
	}
	found, err := source.Find(ctx, wanted)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		note := SourceFailed{Err: err}
		if unasked, ok := errors.AsType[*lookup.UnaskedError](err); ok {
			note.Titles = unasked.Titles
		}
		m.note(note)
	}
	note := FoundByTitle{Source: source.Name(), Of: len(rows)}
	for i, w := range found {
		if w != nil {
			m.byTitle[rows[i]] = w
			note.Rows++
			note.Searched = w.Searched
		}
	}
	m.note(note)
	return nil
}

// findOnArXiv finds the rows without an identifier of arXiv whose title is that of one
// paper at hand: one that a source answered with, or that a source has which can list its
// works. It returns the other rows.
func (m *Material) findOnArXiv(rows []*readlist.Row, atHand work.Chain) (others []*readlist.Row) {
	var titles paper.TitleIndex
	unlinked := 0
	for _, row := range rows {
		if row.ArXiv().IsZero() {
			titles.Want(row.Work.Title)
			unlinked++
		}
	}
	if titles.Empty() {
		return rows
	}
	m.addAtHand(&titles, atHand)
	for _, row := range rows {
		if row.ArXiv().IsZero() {
			if w := titles.Find(row.Work); w != nil {
				m.byTitle[row] = w
				continue
			}
		}
		others = append(others, row)
	}
	m.note(FoundOnArXiv{Rows: len(rows) - len(others), Of: unlinked})
	return others
}

// addAtHand adds to titles the works that are known already, and those that sources have
// without being asked for one.
func (m *Material) addAtHand(titles *paper.TitleIndex, sources work.Chain) {
	for _, id := range slices.SortedFunc(maps.Keys(m.Report.Answers), work.ID.Compare) {
		if w := m.Report.Answers[id].Work; w != nil {
			titles.Add(w)
		}
	}
	for w := range sources.All() {
		titles.Add(w)
	}
}

// wantedOf returns what a row says of its work that a title is not enough for. Where it
// has no author, the address of a paper may name one.
func wantedOf(row *readlist.Row) lookup.Wanted {
	wanted := lookup.Wanted{Title: row.Work.Title, Year: row.Year()}
	where := venue.Of(row.Work)
	if len(row.Work.Authors) > 0 {
		wanted.Surname = row.Work.Authors[0].Last()
	}
	for _, l := range row.Links {
		if l.Kind != link.Paper {
			continue
		}
		facts := venue.OfAddress(l.URL)
		if wanted.Surname == "" {
			wanted.Surname = facts.Surname
		}
		if where.Short == "" {
			where = facts.Venue
		}
	}
	wanted.Venue = where.Short
	if where.Year != 0 {
		wanted.Year = where.Year
	}
	return wanted
}

// publishByTitle gives papers whose source does not know where they appeared the
// publication that a source of titles has.
func (m *Material) publishByTitle(ctx context.Context, ids []work.ID) error {
	for _, source := range m.config.Titles {
		var left []work.ID
		var wanted []lookup.Wanted
		for _, id := range ids {
			if w := m.Report.Answers[id].Work; w != nil && venue.Of(w).Kind == "" && len(w.Authors) > 0 && w.Title != "" {
				left = append(left, id)
				wanted = append(wanted, lookup.Wanted{Title: w.Title, Surname: w.Authors[0].Last()})
			}
		}
		found, err := source.Find(ctx, wanted)
		if err != nil {
			return err
		}
		for i, w := range found {
			if w != nil && w.PublishedIn().Kind != "" {
				m.setPublished(left[i], w)
			}
		}
	}
	return nil
}

// setPublished gives the paper of id the venue and the identifiers of published.
func (m *Material) setPublished(id work.ID, published *work.Work) {
	answer := m.Report.Answers[id]
	w := *answer.Work
	w.SetVenue(published.PublishedIn())
	for _, id := range published.IDs {
		if id.Kind != work.ArXiv {
			w.AddID(id)
		}
	}
	answer.Work = &w
	m.Report.Answers[id] = answer
}

// foundByTitle returns what is known of a row by its title; nil if that is nothing. A
// row that has an identifier of arXiv's keeps it, and gets no other.
func (m *Material) foundByTitle(row *readlist.Row) *work.Work {
	w := m.byTitle[row]
	if w == nil || arxiv.Of(w).IsZero() || row.ArXiv().IsZero() || arxiv.Of(w) == row.ArXiv() {
		return w
	}
	own := *w
	own.RemoveIDs(work.ArXiv)
	return &own
}
