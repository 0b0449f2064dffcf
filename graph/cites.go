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
			if arxiv.Of(known).IsZero() || m.byID[arxiv.Of(known)] != nil {
				continue
			}
			p := &Paper{ID: arxiv.Of(known), Meta: m.answers[arxiv.Of(known)].Paper, Order: len(m.rows) + len(m.papers)}
			if p.Resolved = p.Meta != nil; !p.Resolved {
				p.Meta = known
			}
			m.byID[p.ID] = p
			m.papers = append(m.papers, p)
		}
	}
}
