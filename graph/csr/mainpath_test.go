package csr

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clipgraph/internal/testkit"
)

func mustNew(t testing.TB, n int, edges ...[2]int32) *Graph {
	t.Helper()
	var from, to []int32
	for _, e := range edges {
		from, to = append(from, e[0]), append(to, e[1])
	}
	g, err := New(n, from, to)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestMainPath(t *testing.T) {
	for _, test := range []struct {
		name  string
		n     int
		edges [][2]int32
		want  string
	}{
		{"none", 3, nil, "[]"},
		{"one edge", 3, [][2]int32{{2, 0}}, "[2 0]"},
		{"of equal ones the first", 4, [][2]int32{{0, 1}, {2, 3}}, "[0 1]"},
		{"through the waist", 7, [][2]int32{{0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {0, 6}}, "[0 2 3 4]"},
		{"the way that more go", 7, [][2]int32{{0, 1}, {0, 2}, {1, 6}, {2, 3}, {2, 4}, {3, 6}, {4, 6}, {5, 2}}, "[0 2 3 6]"},
		{"an edge that closes a cycle is not counted", 3, [][2]int32{{0, 1}, {1, 2}, {2, 0}}, "[0 1 2]"},
		{"two that cite each other", 4, [][2]int32{{3, 1}, {1, 3}, {3, 2}}, "[1 3 2]"},
	} {
		if got := fmt.Sprint(mustNew(t, test.n, test.edges...).MainPath()); got != test.want {
			t.Errorf("%s: %s, not %s", test.name, got, test.want)
		}
	}
}

// exactCounts is a second implementation of the counts, with integers of any size, and
// by asking again and again which nodes are ready.
func exactCounts(g *Graph, place []int32, ahead bool) []*big.Int {
	row, forward := g.In, func(v, w int32) bool { return place[w] < place[v] }
	if ahead {
		row, forward = g.Out, func(v, w int32) bool { return place[v] < place[w] }
	}
	counts := make([]*big.Int, g.Len())
	var of func(v int32) *big.Int
	of = func(v int32) *big.Int {
		if counts[v] == nil {
			sum := new(big.Int)
			for _, w := range row(int(v)) {
				if forward(v, w) {
					sum.Add(sum, of(w))
				}
			}
			if sum.Sign() == 0 {
				sum.SetInt64(1)
			}
			counts[v] = sum
		}
		return counts[v]
	}
	for v := range g.Len() {
		of(int32(v))
	}
	return counts
}

// checkMainPath compares the counts with exact ones, and the path with what these say.
func checkMainPath(t interface{ Fatalf(string, ...any) }, g *Graph) {
	nodes, place := g.order()
	into, outOf := g.pathCounts(nodes, place)
	exactInto, exactOut := exactCounts(g, place, false), exactCounts(g, place, true)
	near := func(c count, exact *big.Int) bool {
		if exact.Sign() == 0 {
			return c.factor == 0
		}
		want := new(big.Float).SetInt(exact)
		got := new(big.Float).SetMantExp(big.NewFloat(c.factor), int(c.exponent))
		ratio, _ := new(big.Float).Quo(got, want).Float64()
		return 1-1e-11 < ratio && ratio < 1+1e-11
	}
	for v := range g.Len() {
		if !near(into[v], exactInto[v]) || !near(outOf[v], exactOut[v]) {
			t.Fatalf("node %d: %v, not %v; %v, not %v", v, into[v], exactInto[v], outOf[v], exactOut[v])
		}
	}
	path := g.MainPath()
	spc := func(u, v int) *big.Int { return new(big.Int).Mul(exactInto[u], exactOut[v]) }
	forward := func(u, v int) bool { return place[u] < place[v] }
	most, carried := new(big.Int), new(big.Int)
	for u := range g.Len() {
		for _, v := range g.Out(u) {
			if n := spc(u, int(v)); forward(u, int(v)) && n.Cmp(most) > 0 {
				most = n
			}
		}
	}
	at := 0 // of the heaviest edge on the path
	for i := 1; i < len(path); i++ {
		if n := spc(path[i-1], path[i]); n.Cmp(carried) > 0 {
			carried, at = n, i
		}
	}
	if !near(exactCount(carried), most) {
		t.Fatalf("the path carries %v, and %v could be", carried, most)
	}
	for i := at; i < len(path); i++ {
		best := new(big.Int)
		for _, w := range g.Out(path[i]) {
			if forward(path[i], int(w)) && exactOut[w].Cmp(best) > 0 {
				best = exactOut[w]
			}
		}
		if last := i+1 == len(path); last != (best.Sign() == 0) || !last && !near(exactCount(exactOut[path[i+1]]), best) {
			t.Fatalf("behind node %d the path %v does not follow the most", path[i], path)
		}
	}
	for i := at - 1; i >= 0 && len(path) > 0; i-- {
		best := new(big.Int)
		for _, w := range g.In(path[i]) {
			if forward(int(w), path[i]) && exactInto[w].Cmp(best) > 0 {
				best = exactInto[w]
			}
		}
		if first := i == 0; first != (best.Sign() == 0) || !first && !near(exactCount(exactInto[path[i-1]]), best) {
			t.Fatalf("before node %d the path %v does not follow the most", path[i], path)
		}
	}
}

// exactCount returns an integer as a count.
func exactCount(n *big.Int) count {
	if n.Sign() == 0 {
		return count{}
	}
	exponent := n.BitLen() - 1
	f, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(n), -exponent).Float64()
	return count{f, int32(exponent)}
}

// drawMaybeAcyclic draws a graph, with cycles or without.
func drawMaybeAcyclic(t *rapid.T) *Graph {
	n := rapid.IntRange(1, 25).Draw(t, "nodes")
	acyclic := rapid.Bool().Draw(t, "acyclic")
	var from, to []int32
	for range rapid.IntRange(0, 80).Draw(t, "edges") {
		u, v := rapid.Int32Range(0, int32(n-1)).Draw(t, "u"), rapid.Int32Range(0, int32(n-1)).Draw(t, "v")
		if acyclic && u > v {
			u, v = v, u
		}
		from, to = append(from, u), append(to, v)
	}
	g, err := New(n, from, to)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestMainPathProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkMainPath(t, drawMaybeAcyclic(t)) })
}

// citationsLike is a graph of n papers that cite each other as papers do.
func citationsLike(n, m int) *Graph {
	dice := rand.New(rand.NewPCG(3, 4))
	var from, to []int32
	for v := 1; v < n; v++ {
		for range m / n {
			u := dice.IntN(v)
			if dice.IntN(2) == 0 { // recent ones are cited more
				u = v - 1 - dice.IntN(min(v, 500))
			}
			from, to = append(from, int32(u)), append(to, int32(v))
		}
	}
	g, err := New(n, from, to)
	if err != nil {
		panic(err)
	}
	return g
}

// The counts of a graph of the size of cit-HepTh, and of that itself where it is, are
// those of integers, though they are beyond what a float64 holds.
func TestMainPathOfCitations(t *testing.T) {
	g := citationsLike(testkit.Size(27_770), testkit.Size(352_000))
	checkMainPath(t, g)
	if h := hepTh(t); h != nil {
		checkMainPath(t, h)
		t.Logf("cit-HepTh: a main path of %d of %d papers", len(h.MainPath()), h.Len())
	}
}

// hepTh returns SNAP's cit-HepTh, with edges from the cited paper to the citing one where
// that has the later identifier; nil where it is not kept beside this repository.
func hepTh(t testing.TB) *Graph {
	file, err := os.Open("../../../shared/data/cit-hepth.csv.gz")
	if err != nil {
		return nil
	}
	defer file.Close()
	text, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]int32{}
	var from, to []int32
	for lines := bufio.NewScanner(text); lines.Scan(); {
		citing, cited, _ := strings.Cut(lines.Text(), ",")
		if month(citing) <= month(cited) {
			continue
		}
		var ends [2]int32
		for i, name := range [2]string{citing, cited} {
			n, there := numbers[name]
			if !there {
				n = int32(len(numbers))
				numbers[name] = n
			}
			ends[i] = n
		}
		from, to = append(from, ends[1]), append(to, ends[0])
	}
	g, err := New(len(numbers), from, to)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// month returns when an identifier such as hep-th/9711200 was given, as a number.
func month(id string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(id, "hep-th/"))
	if n < 9_000_000 {
		n += 10_000_000
	}
	return n
}

// reach returns which nodes each node reaches, by the edges that keep wants.
func reach(g *Graph, keep func(at int) bool) [][]bool {
	all := make([][]bool, g.Len())
	for s := range all {
		all[s] = make([]bool, g.Len())
		queue := []int{s}
		for len(queue) > 0 {
			u := queue[0]
			queue = queue[1:]
			for _, v := range g.Out(u) {
				if at, _ := g.Index(u, int(v)); keep(at) && !all[s][v] {
					all[s][v] = true
					queue = append(queue, int(v))
				}
			}
		}
	}
	return all
}

// Without what is implied each node reaches what it did; without cycles nothing more can
// be left out.
func TestImpliedProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawMaybeAcyclic(t)
		implied := g.Implied()
		whole := reach(g, func(int) bool { return true })
		less := reach(g, func(at int) bool { return !implied[at] })
		for u := range whole {
			if !slices.Equal(whole[u], less[u]) {
				t.Fatalf("node %d reaches %v, and without what is implied %v", u, whole[u], less[u])
			}
		}
		if len(g.Cycles()) > 0 {
			return
		}
		for u := range g.Len() {
			for _, v := range g.Out(u) {
				at, _ := g.Index(u, int(v))
				without := reach(g, func(other int) bool { return other != at })
				if implied[at] != without[u][v] {
					t.Fatalf("the edge from %d to %d: implied %v, not %v", u, v, implied[at], without[u][v])
				}
			}
		}
	})
}

// All of it takes time in proportion to the edges, also in a graph of long paths.
func TestMainPathIsLinear(t *testing.T) {
	testkit.Linear(t, func(n int) *Graph { return citationsLike(n, 3*n) }, func(g *Graph) {
		g.MainPath()
		g.Implied()
	})
}

func BenchmarkMainPath(b *testing.B) {
	g := citationsLike(27_770, 352_000)
	b.ReportAllocs()
	for b.Loop() {
		g.MainPath()
	}
}

func BenchmarkImplied(b *testing.B) {
	g := citationsLike(27_770, 55_000)
	b.ReportAllocs()
	for b.Loop() {
		g.Implied()
	}
}
