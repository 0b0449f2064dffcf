package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"clipgraph/graph/passage"
	"clipgraph/graph/references"
)

// Citations show which works are similar: those that are cited by the same works
// (co-citation: Small, 1973), and those that cite the same works (bibliographic coupling:
// Kessler, 1963). All works of the graph count, added ones included.

const (
	// leastCociting and leastCoupling are how many works two papers must have in common.
	leastCociting = 2
	leastCoupling = 3
	// maxTogether is the most works that one work connects with each other: a survey
	// cites all of a field, and some works are cited by all of it.
	maxTogether = 200
)

// cocited connects papers that the same papers cite, the earlier to the later.
func cocited(m *material) []Edge {
	return m.together(CoCited, m.references().Cited, leastCociting, "cited together by %d of %d and %d: %s")
}

// coupled connects papers that cite the same works, the earlier to the later.
func coupled(m *material) []Edge {
	return m.together(Coupled, m.references().Citing, leastCoupling, "cite %d works in common, of %d and %d: %s")
}

// together connects the papers that share at least least groups; groups[i] are those of
// paper i. The confidence is the shared part of their groups, as a cosine (Salton), from
// 0.1 to 0.9.
func (m *material) together(r Relation, groups [][]int32, least int, evidence string) []Edge {
	var edges []Edge
	for p := range references.Pairs(groups, least, maxTogether) {
		a, b, ofA, ofB := p.A, p.B, p.OfA, p.OfB
		if !m.papers[a].Before(m.papers[b]) {
			a, b, ofA, ofB = b, a, ofB, ofA
		}
		names := make([]string, len(p.First))
		for i, group := range p.First {
			names[i] = m.papers[group].Label()
		}
		slices.Sort(names)
		if p.Common > len(names) {
			names = append(names, "…")
		}
		alike := float64(p.Common) / math.Sqrt(float64(ofA)*float64(ofB))
		confidence := min(0.9, max(0.1, math.Round(100*alike)/100))
		text := fmt.Sprintf(evidence, p.Common, ofA, ofB, strings.Join(names, ", "))
		edges = append(edges, Edge{a, b, []Reason{{r, text, passage.Position(m.papers[b].Row()), confidence}}})
	}
	return edges
}
