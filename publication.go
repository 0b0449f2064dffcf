package clipgraph

import (
	"context"
	"maps"
	"slices"

	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/graph/paper"
)

// A paper on arXiv and its publication are one work. Where arXiv's metadata, a list or a
// source of citations has the DOI of the publication, what sources know of that says where
// the paper appeared.

// publishByDOI gives papers on arXiv the publications that sources have for their DOIs,
// unless it is known for certain where they appeared. One by another first author is none,
// and one that the metadata does not name has to have the title, too. The error is that of
// lookup.
func (m *Material) publishByDOI(ctx context.Context, sources work.Source) error {
	named := m.namedDOIs()
	var dois []work.ID
	for _, id := range slices.SortedFunc(maps.Keys(named), work.ID.Compare) {
		dois = append(dois, named[id]...)
	}
	err := m.lookup(ctx, sources, dois)
	for id, dois := range named {
		w := m.Report.Answers[id].Work
		for _, doi := range dois {
			published := m.Report.Answers.Of(doi).Work
			if published == nil || published == w || venue.Of(published).Kind == "" || !work.SameFirstAuthor(w, published) {
				continue
			}
			if w.Has(doi) || paper.TitlesAgree(w.Title, published.Title) {
				m.setPublished(id, published)
				break
			}
		}
	}
	return err
}

// namedDOIs returns the DOIs that metadata, lists and sources of citations have for papers
// on arXiv of which it is not known where they appeared.
func (m *Material) namedDOIs() map[work.ID][]work.ID {
	named := map[work.ID][]work.ID{}
	add := func(id work.ID, ids []work.ID) {
		w := m.Report.Answers[id].Work
		if id.Kind != work.ArXiv || w == nil || venue.Of(w).Kind != "" {
			return
		}
		for _, other := range ids {
			if other.Kind == work.DOI && !slices.Contains(named[id], other.Key()) {
				named[id] = append(named[id], other.Key())
			}
		}
	}
	for id, answer := range m.Report.Answers {
		if answer.Work != nil {
			add(id, answer.Work.IDs)
		}
	}
	for _, list := range m.Lists {
		for i := range list.Rows {
			row := &list.Rows[i]
			add(row.ArXiv().WorkID(), row.IDs())
		}
	}
	for id, dois := range m.citedDOIs {
		add(id, dois)
	}
	return named
}

// citeVersions makes each paper on arXiv that of the version which the lists cite, and of
// no version where they name none.
func citeVersions(g *graph.Graph) {
	for _, p := range g.Papers() {
		if !p.ID.IsZero() && p.Meta.Version != p.Version {
			own := *p.Meta // the source's own is not changed
			own.Version = p.Version
			p.Meta = &own
		}
	}
}
