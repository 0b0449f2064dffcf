package graph

import "clipgraph/graph/relate"

// Names and texts show which works continue, name or share code with which. Package relate
// finds the pairs; here they become edges.

// lineage connects a work to those that continue it.
func lineage(m *material) []Edge { return edgesBy(Lineage, m.index().Lineage()) }

// mentions connects a work to those whose texts name it, or that name it as a source states.
func mentions(m *material) []Edge {
	return append(edgesBy(Mention, m.index().Mentions()), stated(m.papers)...)
}

// sameCode connects works whose code is at one place.
func sameCode(m *material) []Edge { return edgesBy(Code, m.index().SharedCode()) }

// edgesBy returns an edge for each pair, with the relation as its reason.
func edgesBy(r Relation, pairs []relate.Pair) []Edge {
	edges := make([]Edge, len(pairs))
	for i, p := range pairs {
		edges[i] = Edge{p.Earlier, p.Later, []Reason{{r, p.Evidence, p.Where, p.Confidence}}}
	}
	return edges
}
