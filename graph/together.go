package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"clipgraph/graph/passage"
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

// shared is what two papers have in common.
type shared struct {
	n     int
	first [3]int32 // of the works
}

// together connects the papers that share at least least groups; groups[i] are those of
// paper i. The confidence is the shared part of their groups, as a cosine (Salton), from
// 0.1 to 0.9. Groups of more than maxTogether papers are skipped.
func (m *material) together(r Relation, groups [][]int32, least int, evidence string) []Edge {
	pairs := map[[2]int32]shared{}
	count := make([]int, len(m.papers))
	for i, group := range groups {
		for _, a := range group {
			count[a]++
		}
		if len(group) > maxTogether {
			continue
		}
		for at, a := range group {
			for _, b := range group[at+1:] {
				s := pairs[[2]int32{a, b}]
				if s.n < len(s.first) {
					s.first[s.n] = int32(i)
				}
				s.n++
				pairs[[2]int32{a, b}] = s
			}
		}
	}
	var edges []Edge
	for pair, s := range pairs {
		a, b := int(pair[0]), int(pair[1])
		if s.n < least {
			continue
		}
		if !m.papers[a].Before(m.papers[b]) {
			a, b = b, a
		}
		names := make([]string, min(s.n, len(s.first)))
		for i := range names {
			names[i] = m.papers[s.first[i]].Label()
		}
		slices.Sort(names)
		if s.n > len(names) {
			names = append(names, "…")
		}
		alike := float64(s.n) / math.Sqrt(float64(count[a])*float64(count[b]))
		confidence := min(0.9, max(0.1, math.Round(100*alike)/100))
		text := fmt.Sprintf(evidence, s.n, count[a], count[b], strings.Join(names, ", "))
		edges = append(edges, Edge{a, b, []Reason{{r, text, passage.Position(m.papers[b].Row()), confidence}}})
	}
	return edges
}
