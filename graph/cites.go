package graph

import (
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// cites ties the papers of citations: the cited one to the citing one, whatever
// their dates say. The evidence and the confidence are the source's.
func cites(m *material) []Edge {
	papers := m.papers
	byID := papersByID(papers)
	var edges []Edge
	for _, list := range m.lists {
		for i := range list.Citations {
			c := &list.Citations[i]
			from, there := byID[c.Cited.Key()]
			to, alsoThere := byID[c.Citing.Key()]
			if !there || !alsoThere || from < 0 || to < 0 || from == to {
				continue
			}
			evidence := c.Evidence
			if evidence == "" {
				evidence = papers[to].Label() + " cites " + papers[from].Label()
			}
			edges = append(edges, Edge{from, to, []Reason{{Cite, evidence, c.Where, c.Confidence}}})
		}
	}
	return edges
}

// papersByID returns the papers by the keys of their identifiers; -1 for one that
// several papers have, as the chapters of a book its DOI.
func papersByID(papers []*Paper) map[work.ID]int {
	byID := make(map[work.ID]int, len(papers))
	add := func(id work.ID, i int) {
		key := id.Key()
		if other, there := byID[key]; there && other != i {
			i = -1
		}
		byID[key] = i
	}
	for i, p := range papers {
		if !p.ID.IsZero() {
			add(p.ID.WorkID(), i)
		}
		for _, id := range p.Meta.IDs {
			if id.Kind != work.ArXiv {
				add(id, i)
			}
		}
		for r := range p.Rows {
			for _, id := range p.Rows[r].Work.IDs {
				if id.Kind != work.ArXiv { // it may be another row's, see the merger
					add(id, i)
				}
			}
		}
	}
	return byID
}

// unlisted adds the works that the lists do not have, but know.
func (m *merger) unlisted(lists []readlist.List) {
	for _, list := range lists {
		for _, known := range list.Unlisted {
			if len(known.IDs) == 0 {
				continue
			}
			n := m.number(known.IDs[0])
			found := m.ids[n].found
			ids := known.IDs
			if found != nil {
				ids = slices.Concat(ids, found.IDs)
			}
			there := func(id work.ID) bool { return m.ids[m.root(m.number(id))].paper != nil }
			if slices.ContainsFunc(ids, there) {
				continue
			}
			p := &Paper{ID: arxiv.Of(known), Meta: found, Order: len(m.rows) + len(m.papers)}
			if p.Resolved = p.Meta != nil; !p.Resolved {
				p.Meta = known
			}
			for _, id := range ids {
				m.ids[m.root(m.number(id))].paper = p
			}
			m.papers = append(m.papers, p)
		}
	}
}
