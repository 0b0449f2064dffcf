package graph

import (
	"slices"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/references"
)

// cites connects the papers of citations: the cited one to the citing one, whatever their
// dates are. The evidence and the confidence are those of the source.
func cites(m *material) []Edge {
	var edges []Edge
	m.eachCitation(func(from, to int, c *readlist.Citation) {
		evidence := c.Evidence
		if evidence == "" {
			evidence = m.papers[to].Label() + " cites " + m.papers[from].Label()
		}
		edges = append(edges, Edge{from, to, []Reason{{Cite, evidence, c.Where, c.Confidence}}})
	})
	return edges
}

// newReferences returns who cites whom of the papers.
func newReferences(m *material) *references.References {
	r := references.New(len(m.papers))
	m.eachCitation(func(cited, citing int, _ *readlist.Citation) { r.Add(citing, cited) })
	r.Sort()
	return r
}

// eachCitation calls f with the citations among the papers, which may repeat.
func (m *material) eachCitation(f func(cited, citing int, c *readlist.Citation)) {
	if !slices.ContainsFunc(m.lists, func(l readlist.List) bool { return len(l.Citations) > 0 }) {
		return
	}
	byID := m.byID()
	for _, list := range m.lists {
		for i := range list.Citations {
			c := &list.Citations[i]
			cited, there := byID[c.Cited.Key()]
			citing, alsoThere := byID[c.Citing.Key()]
			if there && alsoThere && cited >= 0 && citing >= 0 && cited != citing {
				f(cited, citing, c)
			}
		}
	}
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
