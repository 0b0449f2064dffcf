// Package backbone selects the most important edges of a graph: the strongest into each
// paper, without those that the rest implies, and the main path. Start with [Of].
package backbone

import (
	"cmp"
	"slices"

	"clipgraph/graph"
	"clipgraph/graph/csr"
)

// maxIncoming is the number of edges into a paper that its backbone keeps, apart from those of
// lineage and of the main path.
const maxIncoming = 2

// leastPath is the least number of papers of a main path: a shorter one adds nothing to
// its edges.
const leastPath = 4

// Of returns the graph of the same papers with the most important edges:
//
//   - the two strongest into each paper: first those by which it builds on others, then
//     those that say what papers share; then by confidence, by relation, and by the number
//     of papers that build on the earlier one;
//   - except those that a longer path of selected edges implies, see [csr.Graph.Implied];
//   - all edges of lineage;
//   - the main path of the edges by which papers build on others, see [MainPath], if it
//     has at least four papers.
//
// The result is deterministic: of equal edges, the one from the paper with the smaller
// cite key is taken. The time is O(n + m log d), d the most edges into one paper.
func Of(g *graph.Graph) *graph.Graph {
	all := g.Edges()
	kept := make([]bool, len(all))
	always := make([]bool, len(all))
	path := MainPath(g)
	for i := 1; i < len(path) && len(path) >= leastPath; i++ {
		at, _ := g.Index(path[i-1], path[i])
		always[at] = true
	}
	strengths := strengthsOf(g)
	var into []int
	for v := range g.Papers() {
		into = into[:0]
		for _, u := range g.In(v) {
			at, _ := g.Index(int(u), v)
			into = append(into, at)
		}
		slices.SortStableFunc(into, func(a, b int) int { return strengths[a].compare(strengths[b]) })
		for n, at := range into {
			if all[at].Reasons[0].Relation == graph.Lineage {
				always[at] = true
			}
			kept[at] = n < maxIncoming || always[at]
		}
	}
	dropImplied(g, kept, always)
	var edges []graph.Edge
	for i, e := range all {
		if kept[i] {
			edges = append(edges, e)
		}
	}
	part, err := graph.New(g.Papers(), edges)
	if err != nil {
		panic(err) // a subset of edges is always valid
	}
	return part
}

// MainPath returns the papers of the main path through the edges by which papers build on
// others, in the order of time: see [csr.Graph.MainPath]. It is nil if there are no such
// edges.
func MainPath(g *graph.Graph) []int {
	building, _ := building(g, nil)
	return building.MainPath()
}

// building returns the graph of the edges by which papers build on others, and the index of
// each among all edges. If selected is not nil, only edges for which it is true count. Edges that
// lead back in time are left out: revised papers cite later ones, which makes cycles.
func building(g *graph.Graph, selected []bool) (part *csr.Graph, places []int) {
	var from, to []int32
	papers, all := g.Papers(), g.Edges()
	for i := range all {
		e := &all[i]
		if (selected == nil || selected[i]) && strengthOf(e).builds && !precedes(papers[e.To], papers[e.From]) {
			from, to = append(from, int32(e.From)), append(to, int32(e.To))
			places = append(places, i)
		}
	}
	part, err := csr.New(len(papers), from, to)
	if err != nil {
		panic(err) // a subset of edges is always valid
	}
	return part, places
}

// dropImplied removes from kept the edges that other kept edges imply, except those in
// always.
func dropImplied(g *graph.Graph, kept, always []bool) {
	part, places := building(g, kept)
	for i, implied := range part.Implied() {
		if at := places[i]; implied && !always[at] {
			kept[at] = false
		}
	}
}

// relations are the rows of the table of relations, by rank.
var relations = graph.RelationTable()

// strength is how much an edge says about its later paper.
type strength struct {
	builds     bool    // a reason says that the later paper builds on the earlier one
	confidence float64 // of the most certain such reason, or of all reasons if there is none
	rank       int     // of the first relation
	support    int     // the number of papers that build on the earlier one
}

// strengthsOf returns the strength of each edge.
func strengthsOf(g *graph.Graph) []strength {
	edges := g.Edges()
	all, support := make([]strength, len(edges)), make([]int, len(g.Papers()))
	for i := range edges {
		if all[i] = strengthOf(&edges[i]); all[i].builds {
			support[edges[i].From]++
		}
	}
	for i := range all {
		all[i].support = support[edges[i].From]
	}
	return all
}

// precedes reports whether p is certainly earlier than q, by their dates as far as both
// are known, or by their identifiers.
func precedes(p, q *graph.Paper) bool {
	py, pm := p.Date()
	qy, qm := q.Date()
	switch {
	case py != 0 && qy != 0 && py != qy:
		return py < qy
	case py != 0 && qy != 0 && pm != 0 && qm != 0 && pm != qm:
		return pm < qm
	}
	return !p.ID.IsZero() && !q.ID.IsZero() && p.ID.Compare(q.ID) < 0
}

// strengthOf returns the strength of e without its support.
func strengthOf(e *graph.Edge) (s strength) {
	s.rank = e.Reasons[0].Relation.Rank()
	for _, r := range e.Reasons {
		switch builds := relations[r.Relation.Rank()].Builds; {
		case builds && !s.builds:
			s.builds, s.confidence = true, r.Confidence
		case builds == s.builds:
			s.confidence = max(s.confidence, r.Confidence)
		}
	}
	return s
}

// compare orders edges into one paper, the stronger first.
func (s strength) compare(t strength) int {
	if s.builds != t.builds {
		if s.builds {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(t.confidence, s.confidence), cmp.Compare(s.rank, t.rank), cmp.Compare(t.support, s.support))
}
