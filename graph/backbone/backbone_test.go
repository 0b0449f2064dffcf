package backbone

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/internal/testkit"
)

// papersOfYears returns papers a, b, c ... of the years.
func papersOfYears(years ...int) []*graph.Paper {
	var papers []*graph.Paper
	for i, year := range years {
		papers = append(papers, &graph.Paper{Key: fmt.Sprintf("p%05d", i), Meta: &work.Work{Published: work.NewDate(year, 0, 0)}})
	}
	return papers
}

// reasoned is an edge with one reason.
func reasoned(from, to int, r graph.Relation, confidence float64) graph.Edge {
	return graph.Edge{From: from, To: to, Reasons: []graph.Reason{{Relation: r, Evidence: "e", Where: "w", Confidence: confidence}}}
}

// edgesText writes the edges by the numbers of their papers.
func edgesText(g *graph.Graph) string {
	var all []string
	for _, e := range g.Edges() {
		all = append(all, fmt.Sprintf("%d>%d", e.From, e.To))
	}
	return strings.Join(all, " ")
}

func TestBackbone(t *testing.T) {
	edge := reasoned
	for _, test := range []struct {
		name  string
		years []int
		edges []graph.Edge
		want  string
	}{
		{"no edge", []int{2001, 2002}, nil, ""},
		{"what follows from the rest is left out", []int{2001, 2002, 2003},
			[]graph.Edge{edge(0, 1, graph.Cite, 1), edge(0, 2, graph.Cite, 1), edge(1, 2, graph.Cite, 1)}, "0>1 1>2"},
		{"lineage stays", []int{2001, 2002, 2003},
			[]graph.Edge{edge(0, 1, graph.Cite, 1), edge(0, 2, graph.Lineage, 0.75), edge(1, 2, graph.Cite, 1)}, "0>1 0>2 1>2"},
		{"the surest two", []int{2001, 2001, 2001, 2002},
			[]graph.Edge{edge(0, 3, graph.Mention, 0.5), edge(1, 3, graph.Mention, 0.8), edge(2, 3, graph.Cite, 1)}, "1>3 2>3"},
		{"of equally sure ones those of the first relation", []int{2001, 2001, 2001, 2002},
			[]graph.Edge{edge(0, 3, graph.Cite, 0.9), edge(1, 3, graph.Cite, 0.9), edge(2, 3, graph.Mention, 0.9)}, "0>3 2>3"},
		{"then those that most builds on", []int{2001, 2001, 2001, 2002, 2002, 2002},
			[]graph.Edge{edge(0, 3, graph.Cite, 1), edge(1, 3, graph.Cite, 1), edge(2, 3, graph.Cite, 1), edge(2, 4, graph.Cite, 1), edge(2, 5, graph.Cite, 1), edge(1, 5, graph.Cite, 1)}, "1>3 1>5 2>3 2>4 2>5"},
		{"what papers share comes behind, however sure it is", []int{2001, 2001, 2001, 2002},
			[]graph.Edge{edge(0, 3, graph.Code, 1), edge(1, 3, graph.Cite, 0.5), edge(2, 3, graph.Cite, 0.5)}, "1>3 2>3"},
		{"and stands where there is room", []int{2001, 2002}, []graph.Edge{edge(0, 1, graph.Code, 0.3)}, "0>1"},
		{"the main path stays", []int{2001, 2001, 2002, 2003, 2004, 2004},
			[]graph.Edge{edge(0, 2, graph.Cite, 1), edge(1, 2, graph.Cite, 1), edge(2, 3, graph.Cite, 0.1), edge(3, 4, graph.Cite, 1), edge(3, 5, graph.Cite, 1), edge(0, 3, graph.Mention, 0.9), edge(1, 3, graph.Mention, 0.9)},
			"0>2 1>2 2>3 3>4 3>5"},
		{"papers that cite each other", []int{2001, 2002, 2003},
			[]graph.Edge{edge(0, 1, graph.Cite, 1), edge(1, 0, graph.Cite, 1), edge(1, 2, graph.Cite, 1), edge(2, 1, graph.Cite, 1)}, "0>1 1>0 1>2 2>1"},
	} {
		g, err := graph.New(papersOfYears(test.years...), test.edges)
		if err != nil {
			t.Fatal(err)
		}
		if got := edgesText(Of(g)); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}

// drawEdges draws a graph of few papers and many edges.
func drawEdges(t *rapid.T) ([]*graph.Paper, []graph.Edge) {
	years := rapid.SliceOfN(rapid.IntRange(2000, 2006), 1, 15).Draw(t, "years")
	if rapid.Bool().Draw(t, "undated") {
		years[0] = 0
	}
	var edges []graph.Edge
	for range rapid.IntRange(0, 60).Draw(t, "edges") {
		from, to := rapid.IntRange(0, len(years)-1).Draw(t, "from"), rapid.IntRange(0, len(years)-1).Draw(t, "to")
		if from != to {
			edges = append(edges, reasoned(from, to, rapid.SampledFrom(graph.Relations()).Draw(t, "relation"), rapid.Float64Range(0, 1).Draw(t, "confidence")))
		}
	}
	return papersOfYears(years...), edges
}

// A backbone is a part of the graph, the same for the same edges in any order, with all
// of lineage and the main path and few others; what a paper builds on is not lost.
func TestBackboneProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		papers, edges := drawEdges(t)
		g, err := graph.New(papers, edges)
		if err != nil {
			t.Fatal(err)
		}
		b := Of(g)
		onPath := map[[2]int]bool{}
		path := MainPath(g)
		for i := 1; i < len(path) && len(path) >= leastPath; i++ {
			onPath[[2]int{path[i-1], path[i]}] = true
			if !b.HasEdgeFromTo(int64(path[i-1]), int64(path[i])) {
				t.Fatal("an edge of the main path is missing")
			}
		}
		few := make([]int, len(papers))
		for _, e := range b.Edges() {
			reasons, there := g.Reasons(e.From, e.To)
			if !there || !slices.Equal(reasons, e.Reasons) {
				t.Fatalf("edge %v is not the graph's", e)
			}
			if e.Reasons[0].Relation != graph.Lineage && !onPath[[2]int{e.From, e.To}] {
				few[e.To]++
			}
		}
		for v := range papers {
			if few[v] > maxIncoming || len(g.In(v)) > 0 && len(b.In(v)) == 0 {
				t.Fatalf("paper %d: %d of %d edges", v, len(b.In(v)), len(g.In(v)))
			}
		}
		for _, e := range g.Edges() {
			if e.Reasons[0].Relation == graph.Lineage && !b.HasEdgeFromTo(int64(e.From), int64(e.To)) {
				t.Fatalf("lineage %v is missing", e)
			}
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		again, err := graph.New(papers, edges)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := edgesText(Of(again)), edgesText(b); got != want {
			t.Fatalf("another order gives another backbone:\n%s\n%s", got, want)
		}
	})
}

// citationGraph is a graph of n papers with m citations.
func citationGraph(n, m int) *graph.Graph {
	dice := rand.New(rand.NewPCG(5, 6))
	years := make([]int, n)
	for i := range years {
		years[i] = 1990 + 30*i/n
	}
	var edges []graph.Edge
	for v := 1; v < n; v++ {
		for range m / n {
			edges = append(edges, reasoned(v-1-dice.IntN(v), v, graph.Cite, 1))
		}
	}
	g, err := graph.New(papersOfYears(years...), edges)
	if err != nil {
		panic(err)
	}
	return g
}

func TestBackboneIsLinear(t *testing.T) {
	testkit.Linear(t, func(n int) *graph.Graph { return citationGraph(n, 10*n) }, func(g *graph.Graph) { Of(g) })
}

func BenchmarkBackbone(b *testing.B) {
	g := citationGraph(27_770, 352_000) // the size of cit-HepTh
	b.ReportAllocs()
	for b.Loop() {
		Of(g)
	}
}
