package graph

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawGraph draws small graphs.
var drawGraph = rapid.Custom(func(t *rapid.T) *Graph {
	n := rapid.IntRange(1, 30).Draw(t, "nodes")
	var edges []Edge
	for range rapid.IntRange(0, 60).Draw(t, "edges") {
		from, to := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
		if from != to {
			edges = append(edges, Edge{from, to, []Reason{{Relation: Code, Evidence: "x"}}})
		}
	}
	g, err := New(papersOf(n), edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
})

func TestSubgraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph.Draw(t, "graph")
		odd := g.Subgraph(func(i int) bool { return i%2 == 1 })
		var papers []*Paper
		for i, p := range g.Papers() {
			if i%2 == 1 {
				papers = append(papers, p)
			}
		}
		if !slices.Equal(papers, odd.Papers()) {
			t.Fatal("other papers")
		}
		type pair struct{ from, to string }
		pairs := func(g *Graph, keep func(Edge) bool) (all []pair) {
			for _, e := range g.Edges() {
				if keep(e) {
					all = append(all, pair{g.Papers()[e.From].Key, g.Papers()[e.To].Key})
				}
			}
			return all
		}
		want := pairs(g, func(e Edge) bool { return e.From%2 == 1 && e.To%2 == 1 })
		if diff := cmp.Diff(want, pairs(odd, func(Edge) bool { return true }), cmp.AllowUnexported(pair{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWithReasons(t *testing.T) {
	g, err := New(papersOf(3), []Edge{
		{0, 1, []Reason{{Lineage, "a", "x:1", 0.9}, {Code, "b", "x:2", 0.3}}},
		{1, 2, []Reason{{Code, "c", "x:3", 0.5}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	sure := g.WithReasons(func(r Reason) bool { return r.Confidence >= 0.5 })
	want := []Edge{{0, 1, []Reason{{Lineage, "a", "x:1", 0.9}}}, {1, 2, []Reason{{Code, "c", "x:3", 0.5}}}}
	if diff := cmp.Diff(want, sure.Edges()); diff != "" {
		t.Error(diff)
	}
	if n := len(g.Edges()[0].Reasons); n != 2 {
		t.Errorf("the graph itself changed: %d reasons", n)
	}
	lineage := g.WithReasons(func(r Reason) bool { return r.Relation == Lineage })
	if len(lineage.Edges()) != 1 || len(lineage.Papers()) != 3 {
		t.Errorf("%d edges of %d papers", len(lineage.Edges()), len(lineage.Papers()))
	}
	if got := g.Neighbours(1); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("neighbours %v", got)
	}
}
