// Package graph builds the graph of the papers of reading lists. Papers are nodes, and an
// edge points from an earlier work to a later one that builds on it, with the reasons for
// the edge.
//
// Start with [Build]. [RelationTable] lists the kinds of reasons. A [Graph] is immutable,
// has its nodes in the order of their cite keys, and implements gonum's graph.Directed,
// so that gonum's algorithms run on it with reproducible results.
package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clipgraph/graph/csr"
)

// Graph is an immutable directed graph of papers: a graph of node numbers, with the
// papers and the reasons. Its algorithms are those of [csr.Graph].
type Graph struct {
	*csr.Graph
	papers []*Paper
	edges  []Edge // in the order of the rows: by source, then target
}

// New returns the graph of papers and edges. The papers are sorted by cite key, which
// must be unique; the ends of an edge are indexes into papers as given. Edges of the same
// pair are merged into one with all reasons. An edge is an error if it connects a paper
// to itself, is out of range, has no reason or has an unknown relation. The time is O(n
// log n + m log m).
func New(papers []*Paper, edges []Edge) (*Graph, error) {
	n := len(papers)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(papers[a].Key, papers[b].Key) })
	g := &Graph{papers: make([]*Paper, n)}
	place := make([]int32, n)
	for i, old := range order {
		g.papers[i], place[old] = papers[old], int32(i)
		if i > 0 && g.papers[i-1].Key == g.papers[i].Key {
			return nil, fmt.Errorf("two papers have the key %q", g.papers[i].Key)
		}
	}
	from, to := make([]int32, len(edges)), make([]int32, len(edges))
	for i, e := range edges {
		switch {
		case e.From < 0 || e.From >= n || e.To < 0 || e.To >= n:
			return nil, fmt.Errorf("edge %d -> %d of %d papers", e.From, e.To, n)
		case e.From == e.To:
			return nil, fmt.Errorf("edge from %q to itself", papers[e.From].Key)
		case len(e.Reasons) == 0:
			return nil, fmt.Errorf("edge from %q to %q without a reason", papers[e.From].Key, papers[e.To].Key)
		}
		for _, r := range e.Reasons {
			if r.Relation.Rank() < 0 {
				return nil, fmt.Errorf("edge from %q to %q by %q, which is not a relation", papers[e.From].Key, papers[e.To].Key, r.Relation)
			}
		}
		from[i], to[i] = place[e.From], place[e.To]
	}
	var err error
	if g.Graph, err = csr.New(n, from, to); err != nil {
		return nil, err
	}
	g.gather(edges, from, to)
	return g, nil
}

// gather collects the reasons of all edges of the same pair. The edges lead from from[i]
// to to[i].
func (g *Graph) gather(edges []Edge, from, to []int32) {
	g.edges = make([]Edge, g.Size())
	place, count := make([]int32, len(edges)), make([]int, g.Size())
	for i, e := range edges {
		at, _ := g.Index(int(from[i]), int(to[i]))
		place[i] = int32(at)
		count[at] += len(e.Reasons)
	}
	for i, e := range edges {
		at := place[i]
		reasons := g.edges[at].Reasons
		switch {
		case count[at] == len(e.Reasons): // the only edge of its pair
			reasons = e.Reasons
		case reasons == nil:
			reasons = append(make([]Reason, 0, count[at]), e.Reasons...)
		default:
			reasons = append(reasons, e.Reasons...)
		}
		g.edges[at] = Edge{int(from[i]), int(to[i]), reasons}
	}
	for i := range g.edges {
		g.edges[i].Reasons = sortReasons(g.edges[i].Reasons)
	}
}

// sortReasons sorts reasons and removes duplicates.
func sortReasons(reasons []Reason) []Reason {
	if len(reasons) == 1 {
		return reasons
	}
	reasons = slices.Clone(reasons)
	slices.SortStableFunc(reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(a.Relation.Rank(), b.Relation.Rank()), strings.Compare(a.Where, b.Where), strings.Compare(a.Evidence, b.Evidence))
	})
	return slices.Compact(reasons)
}

// Papers returns the papers by node. The caller must not change them.
func (g *Graph) Papers() []*Paper { return g.papers }

// Edges returns the edges by source, then target. The caller must not change them.
func (g *Graph) Edges() []Edge { return g.edges }

// Reasons returns the reasons of the edge from u to v, and whether there is such an edge,
// in O(log d).
func (g *Graph) Reasons(u, v int) ([]Reason, bool) {
	at, found := g.Index(u, v)
	if !found {
		return nil, false
	}
	return g.edges[at].Reasons, true
}

// Listed returns the nodes in the order in which the lists first name them.
func (g *Graph) Listed() []int {
	order := make([]int, len(g.papers))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(g.papers[a].Order, g.papers[b].Order), a-b) })
	return order
}
