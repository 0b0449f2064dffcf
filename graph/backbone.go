package graph

import (
	"cmp"
	"slices"

	"clipgraph/graph/csr"
)

// Of many edges a picture shows the few that carry the story: what each paper rests on
// most, without what follows from the rest, and the main path.

// mostGrounds is the number of edges into a paper that its backbone has, beside those
// of lineage and of the main path.
const mostGrounds = 2

// leastPath is the number of papers from which on a main path is one: a shorter one says
// no more than its edges.
const leastPath = 4

// Backbone returns the graph of the same papers with the edges that carry the story:
//
//   - the strongest into each paper, two of them: those by which it builds on others before
//     those that say what papers share, then by their confidence, by their relation, and by
//     how many papers build on the earlier one;
//   - but not those that a longer path of them implies, see [csr.Graph.Implied];
//   - all edges of lineage;
//   - the main path of the edges by which papers build on others, see [Graph.MainPath],
//     if it has four papers.
//
// The same graph gives the same backbone; of equal edges that of the first paper, by its
// key, is taken. The time is O(n + m log d), d the most edges into one paper.
func (g *Graph) Backbone() *Graph {
	kept := make([]bool, len(g.edges))
	always := make([]bool, len(g.edges))
	path := g.MainPath()
	for i := 1; i < len(path) && len(path) >= leastPath; i++ {
		at, _ := g.Index(path[i-1], path[i])
		always[at] = true
	}
	strengths := g.strengths()
	var into []int
	for v := range g.papers {
		into = into[:0]
		for _, u := range g.In(v) {
			at, _ := g.Index(int(u), v)
			into = append(into, at)
		}
		slices.SortStableFunc(into, func(a, b int) int { return strengths[a].compare(strengths[b]) })
		for n, at := range into {
			if g.edges[at].Reasons[0].Relation == Lineage {
				always[at] = true
			}
			kept[at] = n < mostGrounds || always[at]
		}
	}
	g.dropImplied(kept, always)
	var edges []Edge
	for i, e := range g.edges {
		if kept[i] {
			edges = append(edges, e)
		}
	}
	return mustNew(g.papers, edges)
}

// MainPath returns the papers of the main path through the edges by which papers build on
// others, in the order of time: see [csr.Graph.MainPath]. It is nil if there are none.
func (g *Graph) MainPath() []int {
	building, _ := g.building(nil)
	return building.MainPath()
}

// building returns the edges by which papers build on others, of those that wanted has
// if it is not nil, and the place of each among all edges. Edges that lead back in time
// are left out: papers that are revised cite later ones, and so make cycles.
func (g *Graph) building(wanted []bool) (part *csr.Graph, places []int) {
	var from, to []int32
	for i := range g.edges {
		e := &g.edges[i]
		if (wanted == nil || wanted[i]) && e.strength().builds && !g.papers[e.To].precedes(g.papers[e.From]) {
			from, to = append(from, int32(e.From)), append(to, int32(e.To))
			places = append(places, i)
		}
	}
	part, err := csr.New(len(g.papers), from, to)
	if err != nil {
		panic(err) // a part of a graph is one
	}
	return part, places
}

// dropImplied takes from kept what other edges of it imply, but for those of always.
func (g *Graph) dropImplied(kept, always []bool) {
	part, places := g.building(kept)
	for i, implied := range part.Implied() {
		if at := places[i]; implied && !always[at] {
			kept[at] = false
		}
	}
}

// strength is how much an edge says of its later paper.
type strength struct {
	builds     bool    // a reason says that it builds on the earlier one
	confidence float64 // of the surest such reason; of all, if there is none
	rank       int     // of the first relation
	support    int     // the number of papers that build on the earlier one
}

// strengths returns the strength of each edge.
func (g *Graph) strengths() []strength {
	all, support := make([]strength, len(g.edges)), make([]int, len(g.papers))
	for i := range g.edges {
		if all[i] = g.edges[i].strength(); all[i].builds {
			support[g.edges[i].From]++
		}
	}
	for i := range all {
		all[i].support = support[g.edges[i].From]
	}
	return all
}

// precedes reports whether p is earlier than q for certain, by their dates or their
// identifiers.
func (p *Paper) precedes(q *Paper) bool {
	earlier, later := p.notAfter(q), q.notAfter(p)
	return earlier && (!later || !p.ID.IsZero() && !q.ID.IsZero() && p.ID.Compare(q.ID) < 0)
}

// strength returns that of e, without its support.
func (e *Edge) strength() (s strength) {
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

// compare puts the stronger of two edges into one paper first.
func (s strength) compare(t strength) int {
	if s.builds != t.builds {
		if s.builds {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(t.confidence, s.confidence), cmp.Compare(s.rank, t.rank), cmp.Compare(t.support, s.support))
}
