package csr

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/topo"
)

// Algorithms of gonum, used for rare questions and small graphs.

// detour is how much longer than the shortest path other paths may be, in edges.
const detour = 2

// Paths returns up to k simple paths from one node to another, the shortest first and, of
// equal ones, the one with the first nodes first. No path is longer than the shortest by
// more than two edges. With bothWays, the direction of edges is ignored. The algorithm is
// Yen's (1971), on only the nodes of short enough paths: the time is O(n + m), and O(k l)
// shortest paths of l edges among those nodes.
func (g *Graph) Paths(from, to, k int, bothWays bool) [][]int {
	if from == to || k < 1 {
		return nil
	}
	ahead, behind := g.distances(from, g.out, g.in, bothWays), g.distances(to, g.in, g.out, bothWays)
	shortest := ahead[to]
	if shortest < 0 {
		return nil
	}
	near := func(i int32) bool { return ahead[i] >= 0 && behind[i] >= 0 && ahead[i]+behind[i] <= shortest+detour }
	var nodes, sources, targets []int32
	place := map[int32]int32{}
	for i := range int32(g.Len()) {
		if near(i) {
			place[i] = int32(len(nodes))
			nodes = append(nodes, i)
		}
	}
	for _, u := range nodes {
		for _, v := range g.Out(int(u)) {
			if near(v) {
				sources, targets = append(sources, place[u]), append(targets, place[v])
				if bothWays {
					sources, targets = append(sources, place[v]), append(targets, place[u])
				}
			}
		}
	}
	part, err := New(len(nodes), sources, targets)
	if err != nil {
		panic(err) // a part of a graph is a graph
	}
	var paths [][]int
	for _, p := range path.YenKShortestPaths(part, k, detour, node(place[int32(from)]), node(place[int32(to)])) {
		steps := make([]int, len(p))
		for i, n := range p {
			steps[i] = int(nodes[n.ID()])
		}
		paths = append(paths, steps)
	}
	slices.SortStableFunc(paths, func(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	return paths
}

// distances returns the number of edges on the shortest path from a node to each other
// node, or -1 if there is no path.
func (g *Graph) distances(from int, along, against rows, bothWays bool) []int32 {
	all := make([]int32, g.Len())
	for i := range all {
		all[i] = -1
	}
	all[from] = 0
	queue := []int32{int32(from)}
	visit := func(u int32, row []int32) {
		for _, v := range row {
			if all[v] < 0 {
				all[v] = all[u] + 1
				queue = append(queue, v)
			}
		}
	}
	for i := 0; i < len(queue); i++ {
		u := queue[i]
		visit(u, along.of(int(u)))
		if bothWays {
			visit(u, against.of(int(u)))
		}
	}
	return all
}

// Cycles returns the strongly connected components of at least two nodes. The nodes of
// each, and the components, are sorted. The time is O(n + m) (Tarjan 1972).
func (g *Graph) Cycles() [][]int {
	var cycles [][]int
	for _, group := range topo.TarjanSCC(g) {
		if len(group) > 1 {
			cycle := make([]int, len(group))
			for i, n := range group {
				cycle[i] = int(n.ID())
			}
			slices.Sort(cycle)
			cycles = append(cycles, cycle)
		}
	}
	slices.SortFunc(cycles, slices.Compare)
	return cycles
}

// maxBetweenness is the greatest product of nodes and edges for which betweenness is
// computed, which takes about ten seconds.
const maxBetweenness = 30_000_000

// Betweenness returns for every node the number of shortest paths between other nodes
// that go through it; equally short paths count as fractions (Freeman 1977; the algorithm
// is that of Brandes 2001). The time is O(n m). It returns an error if the graph is too
// large.
func (g *Graph) Betweenness() ([]float64, error) {
	if n := g.Len() * (g.Size() + g.Len()); n > maxBetweenness {
		return nil, fmt.Errorf("betweenness of %d nodes and %d edges would take too long", g.Len(), g.Size())
	}
	between := make([]float64, g.Len())
	for id, b := range network.Betweenness(g) {
		between[id] = b
	}
	return between, nil
}

var _ graph.Directed = (*Graph)(nil)
