// Package graph ties the papers of reading lists to each other: papers are
// nodes, and an edge points from the earlier work to the later one that
// builds on it, with the reasons that say so.
//
// Start with [Build]. A [Graph] never changes, holds its nodes in the order
// of their keys, and implements gonum's graph.Directed, so that gonum's
// algorithms run on it and in one fixed order.
package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
)

// Graph is an immutable directed graph of papers. It stores its edges twice,
// by source and by target, as compressed sparse rows: 8 bytes an edge beside
// its reasons.
type Graph struct {
	papers  []*Paper
	edges   []Edge // by source, then target
	nodes   []graph.Node
	out, in rows
}

// rows is one direction of the adjacency: the neighbours of node i are
// to[start[i]:start[i+1]], in increasing order.
type rows struct {
	start []int32
	to    []int32
}

func (r rows) of(i int) []int32 { return r.to[r.start[i]:r.start[i+1]] }

// New returns the graph of papers and edges. The papers are put in the order
// of their keys, which must be unique; the edges' ends are indexes into papers
// as given. Edges of one pair become one edge with all the reasons. An edge
// from a paper to itself, out of range or without a reason is an error. The
// time is O(n log n + m log m).
func New(papers []*Paper, edges []Edge) (*Graph, error) {
	order := make([]int, len(papers))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(papers[a].Key, papers[b].Key) })
	g := &Graph{papers: make([]*Paper, len(papers)), nodes: make([]graph.Node, len(papers))}
	place := make([]int, len(papers))
	for i, old := range order {
		g.papers[i], g.nodes[i], place[old] = papers[old], node(i), i
		if i > 0 && g.papers[i-1].Key == g.papers[i].Key {
			return nil, fmt.Errorf("two papers have the key %q", g.papers[i].Key)
		}
	}
	sorted := make([]Edge, 0, len(edges))
	for _, e := range edges {
		switch {
		case e.From < 0 || e.From >= len(papers) || e.To < 0 || e.To >= len(papers):
			return nil, fmt.Errorf("edge %d -> %d of %d papers", e.From, e.To, len(papers))
		case e.From == e.To:
			return nil, fmt.Errorf("edge from %q to itself", papers[e.From].Key)
		case len(e.Reasons) == 0:
			return nil, fmt.Errorf("edge from %q to %q without a reason", papers[e.From].Key, papers[e.To].Key)
		}
		sorted = append(sorted, Edge{place[e.From], place[e.To], e.Reasons})
	}
	slices.SortStableFunc(sorted, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	for _, e := range sorted {
		if n := len(g.edges); n > 0 && g.edges[n-1].From == e.From && g.edges[n-1].To == e.To {
			last := &g.edges[n-1]
			last.Reasons = append(slices.Clip(last.Reasons), e.Reasons...)
			continue
		}
		g.edges = append(g.edges, e)
	}
	for i := range g.edges {
		g.edges[i].Reasons = sortReasons(g.edges[i].Reasons)
	}
	g.index()
	return g, nil
}

func sortReasons(reasons []Reason) []Reason {
	reasons = slices.Clone(reasons)
	slices.SortStableFunc(reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(rank(a.Relation), rank(b.Relation)), strings.Compare(a.Where, b.Where), strings.Compare(a.Evidence, b.Evidence))
	})
	return slices.Compact(reasons)
}

func rank(r Relation) int { return slices.Index(Relations, r) }

// index makes the rows of both directions.
func (g *Graph) index() {
	n := len(g.papers)
	g.out = rows{make([]int32, n+1), make([]int32, len(g.edges))}
	g.in = rows{make([]int32, n+1), make([]int32, len(g.edges))}
	for i, e := range g.edges {
		g.out.start[e.From+1]++
		g.in.start[e.To+1]++
		g.out.to[i] = int32(e.To)
	}
	for i := range n {
		g.out.start[i+1] += g.out.start[i]
		g.in.start[i+1] += g.in.start[i]
	}
	next := slices.Clone(g.in.start)
	for _, e := range g.edges { // sources come in increasing order
		g.in.to[next[e.To]] = int32(e.From)
		next[e.To]++
	}
}

// Papers returns the nodes' papers, by node. The caller must not change them.
func (g *Graph) Papers() []*Paper { return g.papers }

// Edges returns the edges by source, then target. The caller must not change
// them.
func (g *Graph) Edges() []Edge { return g.edges }

// Listed returns the nodes in the order in which the lists name them first.
func (g *Graph) Listed() []int {
	order := make([]int, len(g.papers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.papers[a].Order, g.papers[b].Order) })
	return order
}

// node is a node of gonum's kind: its index.
type node int64

// ID implements gonum's graph.Node.
func (n node) ID() int64 { return int64(n) }

// directed is an edge of gonum's kind.
type directed struct{ from, to graph.Node }

func (e directed) From() graph.Node         { return e.from }
func (e directed) To() graph.Node           { return e.to }
func (e directed) ReversedEdge() graph.Edge { return directed{e.to, e.from} }

func (g *Graph) has(id int64) bool { return 0 <= id && id < int64(len(g.nodes)) }

// Node returns the node of the given ID, and nil if there is none.
func (g *Graph) Node(id int64) graph.Node {
	if !g.has(id) {
		return nil
	}
	return g.nodes[id]
}

// Nodes returns all nodes, in order.
func (g *Graph) Nodes() graph.Nodes {
	if len(g.nodes) == 0 {
		return graph.Empty
	}
	return iterator.NewOrderedNodes(g.nodes)
}

// From returns the nodes that an edge from id leads to, in order.
func (g *Graph) From(id int64) graph.Nodes { return g.neighbours(g.out, id) }

// To returns the nodes from which an edge leads to id, in order.
func (g *Graph) To(id int64) graph.Nodes { return g.neighbours(g.in, id) }

func (g *Graph) neighbours(r rows, id int64) graph.Nodes {
	if !g.has(id) || len(r.of(int(id))) == 0 {
		return graph.Empty
	}
	var nodes []graph.Node
	for _, i := range r.of(int(id)) {
		nodes = append(nodes, g.nodes[i])
	}
	return iterator.NewOrderedNodes(nodes)
}

// HasEdgeFromTo tells whether an edge leads from u to v; O(log d).
func (g *Graph) HasEdgeFromTo(u, v int64) bool {
	if !g.has(u) || !g.has(v) {
		return false
	}
	_, found := slices.BinarySearch(g.out.of(int(u)), int32(v))
	return found
}

// HasEdgeBetween tells whether an edge joins x and y, in either direction.
func (g *Graph) HasEdgeBetween(x, y int64) bool {
	return g.HasEdgeFromTo(x, y) || g.HasEdgeFromTo(y, x)
}

// Edge returns the edge from u to v, and nil if there is none.
func (g *Graph) Edge(u, v int64) graph.Edge {
	if !g.HasEdgeFromTo(u, v) {
		return nil
	}
	return directed{g.nodes[u], g.nodes[v]}
}
