package graph

import (
	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
)

// cites ties the papers of citations: the cited one to the citing one, whatever
// their dates say. The evidence and the confidence are the source's.
func cites(m *material) []Edge {
	papers := m.papers
	byID := make(map[arxiv.ID]int, len(papers))
	for i, p := range papers {
		if !p.ID.IsZero() {
			byID[p.ID] = i
		}
	}
	var edges []Edge
	for _, list := range m.lists {
		for i := range list.Citations {
			c := &list.Citations[i]
			from, listed := byID[c.Cited]
			to, alsoListed := byID[c.Citing]
			if !listed || !alsoListed || from == to {
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

// unlisted adds the works that the lists do not have, but know.
func (m *merger) unlisted(lists []readlist.List) {
	for _, list := range lists {
		for _, known := range list.Unlisted {
			id := arxiv.Of(known)
			if id.IsZero() {
				continue
			}
			n := m.number(id.WorkID())
			root := m.root(n)
			if m.ids[root].paper != nil {
				continue
			}
			p := &Paper{ID: id, Meta: m.ids[n].found, Order: len(m.rows) + len(m.papers)}
			if p.Resolved = p.Meta != nil; !p.Resolved {
				p.Meta = known
			}
			m.ids[root].paper = p
			m.papers = append(m.papers, p)
		}
	}
}
