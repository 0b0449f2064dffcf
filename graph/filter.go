package graph

import "slices"

// Subgraph returns the graph of the nodes that keep wants, with the edges among
// them. Papers keep their keys and their places in the lists. The time is
// O(n log n + m log m).
func (g *Graph) Subgraph(keep func(node int) bool) *Graph {
	place := make([]int, len(g.papers))
	var papers []*Paper
	for i, p := range g.papers {
		if place[i] = -1; keep(i) {
			place[i] = len(papers)
			papers = append(papers, p)
		}
	}
	var edges []Edge
	for _, e := range g.edges {
		if from, to := place[e.From], place[e.To]; from >= 0 && to >= 0 {
			edges = append(edges, Edge{from, to, e.Reasons})
		}
	}
	return mustNew(papers, edges)
}

// WithReasons returns the graph of the same papers with the reasons that keep
// wants, and the edges that still have one.
func (g *Graph) WithReasons(keep func(Reason) bool) *Graph {
	var edges []Edge
	for _, e := range g.edges {
		reasons := slices.DeleteFunc(slices.Clone(e.Reasons), func(r Reason) bool { return !keep(r) })
		if len(reasons) > 0 {
			edges = append(edges, Edge{e.From, e.To, reasons})
		}
	}
	return mustNew(g.papers, edges)
}

// mustNew makes a graph of parts of one, which is no error.
func mustNew(papers []*Paper, edges []Edge) *Graph {
	g, err := New(papers, edges)
	if err != nil {
		panic(err)
	}
	return g
}

// Neighbours returns the nodes that an edge ties to node, in either direction,
// in order, each once; not the node itself.
func (g *Graph) Neighbours(node int) []int {
	var all []int
	for _, row := range [...][]int32{g.In(node), g.Out(node)} {
		for _, i := range row {
			all = append(all, int(i))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
