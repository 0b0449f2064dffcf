package csr

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/testgraph"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"

	_ "clipgraph/internal/testkit"
)

// conform builds a Graph for gonum's conformance tests, which name nodes by
// IDs of their own choice; it declines those that are not dense.
func conform(nodes []graph.Node, edges []testgraph.WeightedLine, _, _ float64) (g graph.Graph, n []graph.Node, e []testgraph.Edge, s, a float64, ok bool) {
	most := int64(-1)
	for _, v := range nodes {
		most = max(most, v.ID())
	}
	for _, v := range edges {
		most = max(most, v.From().ID(), v.To().ID())
	}
	if most > 1000 {
		return nil, nil, nil, 0, 0, false
	}
	var sources, targets []int32
	seen := map[[2]int64]bool{}
	for _, v := range edges {
		from, to := v.From().ID(), v.To().ID()
		if from == to {
			return nil, nil, nil, 0, 0, false
		}
		sources, targets = append(sources, int32(from)), append(targets, int32(to))
		if !seen[[2]int64{from, to}] {
			seen[[2]int64{from, to}] = true
			e = append(e, v)
		}
	}
	built, err := New(int(most)+1, sources, targets)
	if err != nil {
		return nil, nil, nil, 0, 0, false
	}
	if built.Len() > 0 { // nil if there are none, as gonum wants it
		n = graph.NodesOf(built.Nodes())
	}
	return built, n, e, 0, 0, true
}

func TestConformance(t *testing.T) {
	t.Run("AdjacencyMatrix", func(t *testing.T) { testgraph.EdgeExistence(t, conform, false) })
	t.Run("NodeExistence", func(t *testing.T) { testgraph.NodeExistence(t, conform) })
	t.Run("ReturnAdjacentNodes", func(t *testing.T) { testgraph.ReturnAdjacentNodes(t, conform, true, false) })
	t.Run("ReturnAllNodes", func(t *testing.T) { testgraph.ReturnAllNodes(t, conform, true) })
	t.Run("ReturnNodeSlice", func(t *testing.T) { testgraph.ReturnNodeSlice(t, conform, true) })
}

// drawGraph draws small graphs.
var drawGraph = rapid.Custom(func(t *rapid.T) *Graph {
	n := rapid.IntRange(1, 30).Draw(t, "nodes")
	var from, to []int32
	for range rapid.IntRange(0, 60).Draw(t, "edges") {
		from = append(from, int32(rapid.IntRange(0, n-1).Draw(t, "from")))
		to = append(to, int32(rapid.IntRange(0, n-1).Draw(t, "to")))
	}
	g, err := New(n, from, to)
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
	g, err := New(0, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.PageRank())+len(g.Components())+len(g.Communities(0))+len(g.Cycles()) != 0 {
		t.Error("something of nothing")
	}
}

// randomGraph has n nodes and some m edges between random ones.
func randomGraph(tb testing.TB, n, m int) *Graph {
	random := rand.New(rand.NewPCG(1, 1))
	from, to := make([]int32, m), make([]int32, m)
	for i := range from {
		from[i], to[i] = random.Int32N(int32(n)), random.Int32N(int32(n))
	}
	g, err := New(n, from, to)
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func BenchmarkPageRank(b *testing.B) {
	g := randomGraph(b, 100_000, 1_000_000)
	for b.Loop() {
		g.PageRank()
	}
}

func BenchmarkComponents(b *testing.B) {
	g := randomGraph(b, 100_000, 1_000_000)
	for b.Loop() {
		g.Components()
	}
}

func BenchmarkCommunities(b *testing.B) {
	g := randomGraph(b, 100_000, 1_000_000)
	for b.Loop() {
		g.Communities(0)
	}
}

// The groups of a planted partition are found, whatever the order of edges and
// the seed.
func TestCommunities(t *testing.T) {
	const groups, size = 6, 40
	random := rand.New(rand.NewPCG(1, 2))
	var from, to []int32
	for range groups * size * 12 {
		u := random.IntN(groups * size)
		v := u/size*size + random.IntN(size)
		if random.IntN(10) == 0 {
			v = random.IntN(groups * size)
		}
		from, to = append(from, int32(u)), append(to, int32(v))
	}
	g, err := New(groups*size, from, to)
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(4) {
		group := g.Communities(seed)
		for u, c := range group {
			if c != group[u/size*size] {
				t.Fatalf("seed %d: node %d is in group %d, its first fellow in %d", seed, u, c, group[u/size*size])
			}
		}
		if q := g.Modularity(group); q < 0.6 || q > 0.8 {
			t.Errorf("seed %d: modularity %v", seed, q)
		}
		if !slices.Equal(group, g.Communities(seed)) {
			t.Errorf("seed %d: two runs differ", seed)
		}
	}
	if q := g.Modularity(make([]int, groups*size)); math.Abs(q) > 1e-12 {
		t.Errorf("one group for all has modularity %v", q)
	}
}

// What a graph says does not depend on the order of its edges, nor on how many
// processors there are.
func TestOrderOfEdges(t *testing.T) {
	const n, m = 500, 3000
	random := rand.New(rand.NewPCG(3, 4))
	from, to := make([]int32, m), make([]int32, m)
	for i := range from {
		from[i], to[i] = random.Int32N(n), random.Int32N(n) // some are loops, some come twice
	}
	type answers struct {
		Rank       []float64
		Components [][]int
		Groups     []int
		Out, In    [][]int32
	}
	ask := func() answers {
		g, err := New(n, from, to)
		if err != nil {
			t.Fatal(err)
		}
		a := answers{Rank: g.PageRank(), Components: g.Components(), Groups: g.Communities(1)}
		for i := range n {
			a.Out, a.In = append(a.Out, g.Out(i)), append(a.In, g.In(i))
		}
		return a
	}
	want := ask()
	seen := map[[2]int32]bool{}
	for i := range from {
		if from[i] != to[i] {
			seen[[2]int32{from[i], to[i]}] = true
		}
	}
	edges := 0
	for u, row := range want.Out {
		for i, v := range row {
			if edges++; !seen[[2]int32{int32(u), v}] || i > 0 && row[i-1] >= v || !slices.Contains(want.In[v], int32(u)) {
				t.Fatalf("node %d leads to %v", u, row)
			}
		}
	}
	if edges != len(seen) {
		t.Errorf("%d edges, want %d", edges, len(seen))
	}
	for _, processors := range []int{1, 4} {
		before := runtime.GOMAXPROCS(processors)
		random.Shuffle(m, func(i, j int) {
			from[i], from[j] = from[j], from[i]
			to[i], to[j] = to[j], to[i]
		})
		if diff := cmp.Diff(want, ask()); diff != "" {
			t.Errorf("%d processors: %s", processors, diff)
		}
		runtime.GOMAXPROCS(before)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, test := range []struct {
		n        int
		from, to []int32
	}{{1, []int32{0}, []int32{1}}, {1, []int32{-1}, []int32{0}}, {2, []int32{0}, nil}, {-1, nil, nil}} {
		if g, err := New(test.n, test.from, test.to); err == nil {
			t.Errorf("%v gives a graph of %d nodes", test, g.Len())
		}
	}
}
