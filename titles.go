package clipgraph

import (
	"context"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/lookup"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// TitleSource finds works by their titles, as a [lookup.Bibliography] does.
type TitleSource interface {
	Name() string
	// Find returns the works of all of wanted, nil for those that it does not have or is
	// not sure of.
	Find(ctx context.Context, wanted []lookup.Wanted) ([]*work.Work, error)
}

// findTitles looks for the works that no source knows by an identifier, by their
// titles. What a .bib has is left to its writer.
func (m *Material) findTitles(ctx context.Context) error {
	m.byTitle = map[*readlist.Row]*work.Work{}
	var rows []*readlist.Row
	for i := range m.Lists {
		for j := range m.Lists[i].Rows {
			row := &m.Lists[i].Rows[j]
			known := func(id work.ID) bool { return m.Report.Answers.Of(id).Work != nil }
			if row.Work.Title != "" && !row.IsEntry() && !slices.ContainsFunc(row.IDs(), known) {
				rows = append(rows, row)
			}
		}
	}
	for _, source := range m.config.Titles {
		wanted := make([]lookup.Wanted, len(rows))
		for i, row := range rows {
			wanted[i] = wantedOf(row)
		}
		found, err := source.Find(ctx, wanted)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			m.note(SourceFailed{Err: err})
			continue
		}
		n := 0
		for i, w := range found {
			if w != nil {
				m.byTitle[rows[i]] = w
				n++
			}
		}
		m.note(FoundByTitle{Source: source.Name(), Rows: n, Of: len(rows)})
		rows = slices.DeleteFunc(rows, func(row *readlist.Row) bool { return m.byTitle[row] != nil })
	}
	return nil
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
		facts := venue.OfAddress(l.URL)
		if l.Kind != link.Paper {
			continue
		}
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

// foundByTitle returns what a source of titles has for a row; nil if it has nothing.
// An identifier of arXiv's that the row does not have stays out: it may be that of
// another row.
func (m *Material) foundByTitle(row *readlist.Row) *work.Work {
	w := m.byTitle[row]
	if w == nil || arxiv.Of(w).IsZero() || arxiv.Of(w) == row.ArXiv() {
		return w
	}
	own := *w
	own.RemoveIDs(work.ArXiv)
	return &own
}
