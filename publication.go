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

// A paper on arXiv and its publication are one work. If arXiv's metadata, a list or a
// source of citations has the DOI of the publication, the sources that know the DOI say
// where the paper appeared.

// publishByDOI sets the publications of papers on arXiv from what sources have for their
// DOIs, unless the publication is known already. The first authors must agree, and also
// the titles unless the paper's metadata contain the DOI. The error is that of lookup.
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

// namedDOIs returns the DOIs that metadata, lists and sources of citations have for
// papers on arXiv whose publication is not known.
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

// citeVersions sets the version of each paper on arXiv to the one that the lists cite, or
// to none if they cite none.
func citeVersions(g *graph.Graph) {
	for _, p := range g.Papers() {
		if !p.ID.IsZero() && p.Meta.Version != p.Version {
			own := *p.Meta // a copy: the source's work stays unchanged
			own.Version = p.Version
			p.Meta = &own
		}
	}
}
