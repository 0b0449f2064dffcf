package backbone

import (
	"cmp"
	"math"
	"slices"

	"clipgraph/graph"
	"clipgraph/graph/csr"
)

// Choice says which edges of a graph a picture needs, so that it draws few of them.
type Choice struct {
	// Among reports whether the edges of a paper may be chosen.
	Among func(node int) bool
	// Group is the group of each paper, such as its section: edges within a group are
	// preferred.
	Group []int
	// Into and OutOf are the most edges into and out of a paper. They do not limit edges
	// of lineage, mentions and code, which are all chosen except those out of a root.
	Into, OutOf int
}

// A root is a paper on which at least this number and this part of the papers build: its
// edges say only that the others belong to the field.
const (
	leastOfRoot = 10
	rootPart    = 0.1
)

// roots reports for each paper whether it is a root among edges.
func roots(g *graph.Graph, ranked []ranked) []bool {
	count, isRoot := make([]int, g.Len()), make([]bool, g.Len())
	all := g.Edges()
	for _, r := range ranked {
		from := all[r.edge].From
		count[from]++
		isRoot[from] = count[from] >= leastOfRoot && float64(count[from]) >= rootPart*float64(g.Len())
	}
	return isRoot
}

// Edges returns the chosen edges of g, as indexes, the strongest first, and the main path
// through them, or nil if that has fewer than four edges.
//
// Edges are taken by relation, and those of one relation by strength, which depends on
// what the works have in common. Then those that a longer path of taken edges implies are
// dropped, except lineage. If they were dropped before, the strong and direct edges would
// go, because they have the most detours. The time is O(n + m log m), and O(d log d) for
// the common neighbours of each candidate edge, d the smaller degree of its ends.
func (c Choice) Edges(g *graph.Graph) (edges, path []int) {
	ranked := c.ranked(g)
	kept, always := make([]bool, g.Size()), make([]bool, g.Size())
	into, outOf := make([]int, g.Len()), make([]int, g.Len())
	all, root := g.Edges(), roots(g, ranked)
	for _, r := range ranked {
		e := &all[r.edge]
		bounded := root[e.From] || r.rank > 1 && r.rank != codeRank
		if bounded && (into[e.To] >= c.Into || outOf[e.From] >= c.OutOf) {
			continue
		}
		kept[r.edge] = true
		always[r.edge] = r.rank == 0 && !root[e.From]
		into[e.To]++
		outOf[e.From]++
	}
	dropImplied(g, kept, always)
	for _, r := range ranked {
		if kept[r.edge] {
			edges = append(edges, r.edge)
		}
	}
	chosen, _ := building(g, kept)
	if path = chosen.MainPath(); len(path) <= leastPath {
		path = nil
	}
	return edges, path
}

var codeRank = graph.Code.Rank()

// ranked is an edge that may be chosen.
type ranked struct {
	edge, rank int
	strength   float64
}

// ranked returns the candidate edges in the order in which they are taken: by relation,
// with those of building before those that say what papers share, then by strength.
func (c Choice) ranked(g *graph.Graph) []ranked {
	var all []ranked
	papers, edges := g.Papers(), g.Edges()
	support := Support(g)
	for i := range edges {
		e := &edges[i]
		if !c.Among(e.From) || !c.Among(e.To) || precedes(papers[e.To], papers[e.From]) {
			continue
		}
		reason := e.Reasons[0]
		r := ranked{i, reason.Relation.Rank(), alike(g.Graph, e.From, e.To) + perPaper*math.Log1p(float64(support[e.From])) + perFollower*math.Log1p(float64(support[e.To])) + perSureness*reason.Confidence}
		if c.Group[e.From] == c.Group[e.To] {
			r.strength += inOneGroup
		}
		from, _ := papers[e.From].Date()
		to, _ := papers[e.To].Date()
		if from != 0 && to != 0 {
			r.strength -= perYear * float64(to-from)
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.strength, a.strength)) })
	return all
}

// The terms of the strength, beside the share of neighbours that two works have in
// common.
const (
	inOneGroup  = 0.35
	perPaper    = 0.12 // times the logarithm of the number of works that build on the earlier one
	perFollower = 0.25 // times that of those that build on the later one: it leads on
	perYear     = 0.05 // subtracted for each year between them
	perSureness = 0.3  // times the confidence of the reason
)

// Support returns for each paper the number of others that build on it directly.
func Support(g *graph.Graph) []int {
	support := make([]int, g.Len())
	edges := g.Edges()
	for i := range edges {
		if strengthOf(&edges[i]).builds {
			support[edges[i].From]++
		}
	}
	return support
}

// alike returns the number of common neighbours of two nodes, divided by their mean
// number of neighbours.
func alike(g *csr.Graph, u, v int) float64 {
	degree := func(i int) int { return len(g.In(i)) + len(g.Out(i)) }
	if degree(u) > degree(v) {
		u, v = v, u
	}
	common := 0
	for _, row := range [2][]int32{g.In(u), g.Out(u)} {
		for _, w := range row {
			if has(g.In(v), w) || has(g.Out(v), w) {
				common++
			}
		}
	}
	return float64(common) / math.Sqrt(float64(degree(u))*float64(degree(v)))
}

func has(row []int32, node int32) bool {
	_, found := slices.BinarySearch(row, node)
	return found
}
