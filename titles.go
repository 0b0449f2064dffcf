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

// TitleSource finds works by their titles, such as a [lookup.Bibliography].
type TitleSource interface {
	Name() string
	// Find returns a work for each query, nil for those that it does not have or is not
	// sure of.
	Find(ctx context.Context, queries []lookup.Wanted) ([]*work.Work, error)
}

// findTitles looks up by title the works that no source knows by an identifier: among the
// works at hand, then in the sources of titles, and last, if they are not on arXiv, by a
// search. Entries of a .bib file are left out: their metadata are complete.
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
				m.byTitle[row] = w // from a graph in JSON
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

// findIn looks up the works of rows in a source of titles. The error is that of ctx.
func (m *Material) findIn(ctx context.Context, source TitleSource, rows []*readlist.Row) error {
	queries := make([]lookup.Wanted, len(rows))
	for i, row := range rows {
		queries[i] = queryFor(row)
	}
	found, err := source.Find(ctx, queries)
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
	note := FoundByTitle{Source: source.Name(), Asked: len(rows)}
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

// findOnArXiv finds the rows without an arXiv identifier whose title is that of exactly
// one work at hand: one that a source returned, or one of a source that can list its
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
	m.note(FoundOnArXiv{Rows: len(rows) - len(others), Unlinked: unlinked})
	return others
}

// addAtHand adds to titles the works that sources returned, and those of sources that can
// list their works.
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

// queryFor returns the query for the work of a row. If the row has no author, the address
// of a paper may contain one.
func queryFor(row *readlist.Row) lookup.Wanted {
	query := lookup.Wanted{Title: row.Work.Title, Year: row.Year()}
	where := venue.Of(row.Work)
	if len(row.Work.Authors) > 0 {
		query.Surname = row.Work.Authors[0].Last()
	}
	for _, l := range row.Links {
		if l.Kind != link.Paper {
			continue
		}
		facts := venue.OfAddress(l.URL)
		if query.Address == "" {
			query.Address = facts.Author
		}
		if where.Short == "" {
			where = facts.Venue
		}
	}
	query.Venue = where.Short
	if where.Year != 0 {
		query.Year = where.Year
	}
	return query
}

// publishByTitle sets the publications of papers, where not known, from the sources of
// titles.
func (m *Material) publishByTitle(ctx context.Context, ids []work.ID) error {
	for _, source := range m.config.Titles {
		var left []work.ID
		var queries []lookup.Wanted
		for _, id := range ids {
			if w := m.Report.Answers[id].Work; w != nil && venue.Of(w).Kind == "" && len(w.Authors) > 0 && w.Title != "" {
				left = append(left, id)
				queries = append(queries, lookup.Wanted{Title: w.Title, Surname: w.Authors[0].Last()})
			}
		}
		found, err := source.Find(ctx, queries)
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

// setPublished sets the venue of the paper of id to that of published, and adds the
// identifiers of published.
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

// foundByTitle returns the work that was found by the title of a row, or nil. If the row
// has an arXiv identifier, the work gets no other.
func (m *Material) foundByTitle(row *readlist.Row) *work.Work {
	w := m.byTitle[row]
	if w == nil || arxiv.Of(w).IsZero() || row.ArXiv().IsZero() || arxiv.Of(w) == row.ArXiv() {
		return w
	}
	own := *w
	own.RemoveIDs(work.ArXiv)
	return &own
}
