package graph

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
)

func TestFind(t *testing.T) {
	paper := func(key, id, name, title string) *Paper {
		p := &Paper{Key: key, Name: name, ListedTitle: title, Meta: &arxiv.Paper{Title: title}, Rows: make([]readlist.Item, 1)}
		if ref, err := arxiv.Parse(id); err == nil {
			p.ID = ref.ID
		}
		return p
	}
	papers := []*Paper{
		paper("a", "2001.00001", "Net", "Net: A Method"), paper("b", "2001.00002", "NET", "A Better Method of Two"),
		paper("c", "hep-th/9901001", "", "Learning to Prompt for Things"), paper("d", "", "LongNet", "On Prompts"), paper("Net2", "", "", "A Title"),
	}
	for i, p := range papers {
		p.Order = i
	}
	g, err := New(papers, nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"Net": "a", "NET": "b", "net": "a b", "longnet": "d", "net2": "Net2", "c": "c", "2001.00002": "b", "arXiv:2001.00001v3": "a",
		"https://arxiv.org/abs/hep-th/9901001": "c", "a title": "Net2", "method": "a b", "learning  to prompt": "c", "rompt": "c d", "prompt": "c", "": "", "nothing": "",
	}
	for name, want := range tests {
		got := ""
		for i, n := range g.Find(name) {
			if i > 0 {
				got += " "
			}
			got += g.Papers()[n].Key
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

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

// gonum's algorithms give the same, but for their order and their random start.
func TestAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph.Draw(t, "graph")
		components := g.Components()
		sizes := map[int]int{}
		for i, c := range components {
			sizes[len(c)]++
			if i > 0 && len(c) > len(components[i-1]) {
				t.Fatal("a larger component behind a smaller one")
			}
		}
		for _, c := range topo.ConnectedComponents(graph.Undirect{G: g}) {
			sizes[len(c)]--
		}
		for size, n := range sizes {
			if n != 0 {
				t.Fatalf("%d components of %d nodes too many", n, size)
			}
		}
		rank, sum := g.PageRank(), 0.0
		for id, want := range network.PageRankSparse(reversed{g}, damping, 1e-10) {
			sum += rank[id]
			if math.Abs(rank[id]-want) > 1e-6 {
				t.Fatalf("node %d has rank %v, gonum's is %v", id, rank[id], want)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the ranks add up to %v", sum)
		}
		if diff := cmp.Diff(rank, g.PageRank()); diff != "" {
			t.Fatal("two runs differ")
		}
	})
}

// reversed is a graph with its edges turned.
type reversed struct{ *Graph }

func (r reversed) From(id int64) graph.Nodes     { return r.Graph.To(id) }
func (r reversed) To(id int64) graph.Nodes       { return r.Graph.From(id) }
func (r reversed) HasEdgeFromTo(u, v int64) bool { return r.Graph.HasEdgeFromTo(v, u) }
func (r reversed) Edge(u, v int64) graph.Edge    { return r.Graph.Edge(v, u) }

func TestEmptyGraph(t *testing.T) {
	g, err := New(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.PageRank())+len(g.Components())+len(g.Find("x")) != 0 {
		t.Error("something of nothing")
	}
}

func BenchmarkPageRank(b *testing.B) {
	const n, m = 100_000, 1_000_000
	g, err := New(papersOf(n), randomEdges(n, m))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g.PageRank()
	}
}

func BenchmarkComponents(b *testing.B) {
	const n, m = 100_000, 1_000_000
	g, err := New(papersOf(n), randomEdges(n, m))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g.Components()
	}
}
