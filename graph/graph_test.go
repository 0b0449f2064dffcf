package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	_ "clipgraph/internal/testkit"
)

// papersOf makes n papers whose keys are in their order.
func papersOf(n int) []*Paper {
	papers := make([]*Paper, n)
	for i := range papers {
		papers[i] = &Paper{Key: fmt.Sprintf("k%07d", i), Meta: &work.Work{}, Rows: []readlist.Row{{Work: &work.Work{}}}, Order: i}
	}
	return papers
}

func TestNewRefuses(t *testing.T) {
	reason := []Reason{{Relation: Code}}
	for want, edges := range map[string][]Edge{
		"to itself":        {{1, 1, reason}},
		"of 3 papers":      {{0, 3, reason}},
		"without a reason": {{0, 1, nil}},
	} {
		if _, err := New(papersOf(3), edges); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	twins := papersOf(2)
	twins[1].Key = twins[0].Key
	if _, err := New(twins, nil); err == nil {
		t.Error("two papers of one key are taken")
	}
}

// The graph does not depend on the order in which papers and edges come.
func TestNewIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 20).Draw(t, "n")
		var edges []Edge
		for i := range rapid.IntRange(0, 60).Draw(t, "m") {
			from, to := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
			if from != to {
				edges = append(edges, Edge{from, to, []Reason{{Relations()[i%len(Relations())], fmt.Sprint(i % 3), "w", 1}}})
			}
		}
		papers := papersOf(n)
		g, err := New(papers, edges)
		if err != nil {
			t.Fatal(err)
		}
		order := rapid.Permutation(slices.Collect(countTo(n))).Draw(t, "order")
		moved, place := make([]*Paper, n), make([]int, n)
		for to, from := range order {
			moved[to], place[from] = papers[from], to
		}
		var movedEdges []Edge
		for i := len(edges) - 1; i >= 0; i-- {
			movedEdges = append(movedEdges, Edge{place[edges[i].From], place[edges[i].To], edges[i].Reasons})
		}
		h, err := New(moved, movedEdges)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(g.Edges()) != fmt.Sprint(h.Edges()) || !slices.Equal(g.Papers(), h.Papers()) {
			t.Fatalf("%v\n%v", g.Edges(), h.Edges())
		}
		for _, e := range g.Edges() {
			if !g.HasEdgeFromTo(int64(e.From), int64(e.To)) || g.Edge(int64(e.From), int64(e.To)) == nil {
				t.Fatalf("edge %d -> %d is lost", e.From, e.To)
			}
		}
	})
}

func countTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// gonum's algorithms run on a Graph.
func TestAlgorithms(t *testing.T) {
	reason := []Reason{{Relation: Code}}
	g, err := New(papersOf(5), []Edge{{0, 1, reason}, {1, 2, reason}, {2, 0, reason}, {3, 4, reason}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(topo.TarjanSCC(g)); n != 3 {
		t.Errorf("%d strongly connected components, want 3", n)
	}
	if n := len(topo.ConnectedComponents(graph.Undirect{G: g})); n != 2 {
		t.Errorf("%d weakly connected components, want 2", n)
	}
}

// randomEdges makes m edges among n papers.
func randomEdges(n, m int) []Edge {
	random := rand.New(rand.NewPCG(1, 1))
	edges := make([]Edge, 0, m)
	reason := []Reason{{Relation: Code}}
	for len(edges) < m {
		if from, to := random.IntN(n), random.IntN(n); from != to {
			edges = append(edges, Edge{from, to, reason})
		}
	}
	return edges
}

func BenchmarkNew(b *testing.B) {
	const n, m = 100_000, 1_000_000
	papers, edges := papersOf(n), randomEdges(n, m)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(papers, edges); err != nil {
			b.Fatal(err)
		}
	}
}
