// Package csr is a compact directed graph of numbered nodes with its algorithms:
// PageRank, communities, components, shortest paths, cycles, betweenness.
//
// A [Graph] is made once by [New] from two columns of node numbers and is immutable. It
// takes 8 bytes per edge and 8 per node. Callers keep the data of nodes and edges outside
// it, by node number and by [Graph.Index]. It implements gonum's graph.Directed, so that
// gonum's algorithms run on it. All results are deterministic.
package csr

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
)

// Graph is an immutable directed graph of the nodes 0 to n-1, stored as compressed sparse
// rows in both directions: 8 bytes per edge and 8 per node. It has at most one edge for
// each ordered pair, and no self-loops. It implements gonum's graph.Directed; the
// algorithms of this package work on the rows and are faster.
type Graph struct{ out, in rows }

// rows is one direction: the neighbours of node i are to[start[i]:start[i+1]], sorted.
type rows struct{ start, to []int32 }

func (r rows) of(i int) []int32 { return r.to[r.start[i]:r.start[i+1]] }

// New returns the graph of n nodes with an edge from from[i] to to[i] for every i.
// Repeated edges are merged and self-loops are dropped. It is an error if an end is out
// of range, if from and to have different lengths, or if there are more than 2^31-1 nodes
// or edges. The time is O(n + m); the memory at the peak is 8 bytes per edge and 12 per
// node, in addition to the arguments.
func New(n int, from, to []int32) (*Graph, error) {
	switch {
	case len(from) != len(to):
		return nil, fmt.Errorf("%d sources and %d targets of edges", len(from), len(to))
	case n < 0 || n >= math.MaxInt32 || len(from) > math.MaxInt32:
		return nil, fmt.Errorf("a graph of %d nodes and %d edges is too large", n, len(from))
	}
	start := make([]int32, n+1)
	for i, v := range to {
		u := from[i]
		if uint32(u) >= uint32(n) || uint32(v) >= uint32(n) {
			return nil, fmt.Errorf("edge %d -> %d of %d nodes", u, v, n)
		}
		if u != v {
			start[v+1]++
		}
	}
	accumulate(start)
	// Counting sort: rows by target, then by source, then by target again; each pass is
	// stable.
	by := rows{start, make([]int32, start[n])}
	next := slices.Clone(start[:n])
	for i, v := range to {
		if u := from[i]; u != v {
			by.to[next[v]] = u
			next[v]++
		}
	}
	g := &Graph{out: by.transpose(nil, next)}
	g.out.dedupe()
	g.in = g.out.transpose(by.to, next)
	return g, nil
}

// accumulate turns counts, shifted by one, into the starts of the rows.
func accumulate(start []int32) {
	for i := 1; i < len(start); i++ {
		start[i] += start[i-1]
	}
}

// transpose returns the rows of the other direction, each sorted. It uses buffer for them
// if it is large enough, and next as scratch space.
func (r rows) transpose(buffer, next []int32) rows {
	n := len(r.start) - 1
	t := rows{start: make([]int32, n+1)}
	for _, v := range r.to {
		t.start[v+1]++
	}
	accumulate(t.start)
	if t.to = buffer; len(buffer) < len(r.to) {
		t.to = make([]int32, len(r.to))
	}
	t.to = t.to[:len(r.to)]
	copy(next, t.start)
	for u := range n {
		for _, v := range r.of(u) {
			t.to[next[v]] = int32(u)
			next[v]++
		}
	}
	return t
}

// dedupe removes equal neighbours, which are adjacent.
func (r *rows) dedupe() {
	var kept, begin int32
	for u := range len(r.start) - 1 {
		end := r.start[u+1]
		first := kept
		for i := begin; i < end; i++ {
			if v := r.to[i]; kept == first || v != r.to[kept-1] {
				r.to[kept] = v
				kept++
			}
		}
		begin, r.start[u+1] = end, kept
	}
	r.to = r.to[:kept]
}

// Len returns the number of nodes.
func (g *Graph) Len() int { return max(0, len(g.out.start)-1) }

// Size returns the number of edges.
func (g *Graph) Size() int { return len(g.out.to) }

// Out returns the targets of the edges from i, sorted. The caller must not change them.
func (g *Graph) Out(i int) []int32 { return g.out.of(i) }

// In returns the sources of the edges to i, sorted. The caller must not change them.
func (g *Graph) In(i int) []int32 { return g.in.of(i) }

// Index returns the number of the edge from u to v among all edges, from 0, ordered by
// source and then target. The time is O(log d), d the number of edges from u.
func (g *Graph) Index(u, v int) (int, bool) {
	i, found := slices.BinarySearch(g.out.of(u), int32(v))
	return int(g.out.start[u]) + i, found
}

// node is a node for gonum: its index.
type node int64

// ID implements gonum's graph.Node.
func (n node) ID() int64 { return int64(n) }

// directed is an edge for gonum.
type directed struct{ from, to graph.Node }

func (e directed) From() graph.Node         { return e.from }
func (e directed) To() graph.Node           { return e.to }
func (e directed) ReversedEdge() graph.Edge { return directed{e.to, e.from} }

func (g *Graph) has(id int64) bool { return 0 <= id && id < int64(g.Len()) }

// Node returns the node of the given ID, or nil if there is none.
func (g *Graph) Node(id int64) graph.Node {
	if !g.has(id) {
		return nil
	}
	return node(id)
}

// Nodes returns all nodes, in order.
func (g *Graph) Nodes() graph.Nodes {
	if g.Len() == 0 {
		return graph.Empty
	}
	return iterator.NewImplicitNodes(0, g.Len(), func(id int) graph.Node { return node(id) })
}

// From returns the targets of the edges from id, sorted.
func (g *Graph) From(id int64) graph.Nodes { return g.neighbours(g.out, id) }

// To returns the sources of the edges to id, sorted.
func (g *Graph) To(id int64) graph.Nodes { return g.neighbours(g.in, id) }

func (g *Graph) neighbours(r rows, id int64) graph.Nodes {
	if !g.has(id) || len(r.of(int(id))) == 0 {
		return graph.Empty
	}
	row := r.of(int(id))
	nodes := make([]graph.Node, len(row))
	for i, v := range row {
		nodes[i] = node(v)
	}
	return iterator.NewOrderedNodes(nodes)
}

// HasEdgeFromTo reports whether there is an edge from u to v, in O(log d).
func (g *Graph) HasEdgeFromTo(u, v int64) bool {
	if !g.has(u) || !g.has(v) {
		return false
	}
	_, found := g.Index(int(u), int(v))
	return found
}

// HasEdgeBetween reports whether there is an edge between x and y in either direction.
func (g *Graph) HasEdgeBetween(x, y int64) bool {
	return g.HasEdgeFromTo(x, y) || g.HasEdgeFromTo(y, x)
}

// Edge returns the edge from u to v, or nil if there is none.
func (g *Graph) Edge(u, v int64) graph.Edge {
	if !g.HasEdgeFromTo(u, v) {
		return nil
	}
	return directed{node(u), node(v)}
}
