package graph

import "slices"

// Subgraph returns the graph of the nodes for which keep returns true, with the edges
// between them. Papers keep their cite keys and their places in the lists. The time is
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

// WithReasons returns the graph of the same papers with the reasons for which keep
// returns true, and with the edges that still have one.
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

// mustNew returns the graph of parts of another graph, which cannot fail.
func mustNew(papers []*Paper, edges []Edge) *Graph {
	g, err := New(papers, edges)
	if err != nil {
		panic(err)
	}
	return g
}

// Neighbours returns the nodes that are connected to node by an edge of either direction,
// in order and without duplicates, and without node itself.
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
