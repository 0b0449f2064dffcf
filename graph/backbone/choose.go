package backbone

import (
	"cmp"
	"math"
	"slices"

	"clipgraph/graph"
	"clipgraph/graph/csr"
)

// Choice is what a picture asks of the edges of a graph, so that it may draw few of them.
type Choice struct {
	// Among reports whether the edges of a paper may be chosen.
	Among func(node int) bool
	// Group has the group of each paper, such as its section: edges within one say more.
	Group []int
	// Into and OutOf are the most edges into and out of a paper, beside those of lineage,
	// mentions and code, which all are chosen but for those out of a root.
	Into, OutOf int
}

// A root is a paper on which so many candidates build, and such a part of all papers: its
// edges say no more of each than that it belongs to the field.
const (
	leastOfRoot = 10
	rootPart    = 0.1
)

// roots reports for each paper whether it is a root among edges.
func roots(g *graph.Graph, ranked []ranked) []bool {
	count, is := make([]int, g.Len()), make([]bool, g.Len())
	all := g.Edges()
	for _, r := range ranked {
		from := all[r.edge].From
		count[from]++
		is[from] = count[from] >= leastOfRoot && float64(count[from]) >= rootPart*float64(g.Len())
	}
	return is
}

// Edges returns the chosen edges of g, as indexes, the strongest first, and the main path
// through them, nil if it has less than four edges.
//
// Edges are taken by their relation, and those of one relation by their strength, which is
// made of what the works have in common; those that a longer path of taken ones implies are
// dropped then, but for lineage. Dropped before, they would be the strong and direct ones,
// which have the most detours. The time is O(n + m log m) beside that of finding common
// neighbours, O(d log d) an edge among the candidates, d the smaller degree of its ends.
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

// ranked returns the edges among the candidates, those to be taken first first: by
// relation, where those that say what papers share stand behind those of building, then by
// strength.
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

// What strength is made of, beside the share of neighbours that two works have in common.
const (
	inOneGroup  = 0.35
	perPaper    = 0.12 // for the logarithm of the number of works that build on the earlier one
	perFollower = 0.25 // for that of those that build on the later one: it leads on
	perYear     = 0.05 // less for each year between them
	perSureness = 0.3  // for the confidence of the reason
)

// Support returns for each paper how many others build on it directly.
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

// alike returns the number of neighbours that two nodes have in common by the mean of how
// many they have.
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
