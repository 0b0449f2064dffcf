package graph

import "clipgraph/bib/work"

// cites connects the papers of citations: the cited one to the citing one, whatever their
// dates are. The evidence and the confidence are those of the source.
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

// papersByID returns the papers by identifier, and -1 for an identifier that several
// papers have, such as the DOI of a book that its chapters share.
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
