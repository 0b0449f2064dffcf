package graph

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
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
	g, err := NewCSR(groups*size, from, to)
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
		g, err := NewCSR(n, from, to)
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

func TestNewCSRRefuses(t *testing.T) {
	for _, test := range []struct {
		n        int
		from, to []int32
	}{{1, []int32{0}, []int32{1}}, {1, []int32{-1}, []int32{0}}, {2, []int32{0}, nil}, {-1, nil, nil}} {
		if g, err := NewCSR(test.n, test.from, test.to); err == nil {
			t.Errorf("%v gives a graph of %d nodes", test, g.Len())
		}
	}
}
