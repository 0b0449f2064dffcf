package graph

import (
	"cmp"
	"slices"
)

// Components returns the weakly connected components, the largest first and of
// equal ones that with the first node first; the nodes of each are in order. The
// time is O(n log n + m α(n)).
func (g *Graph) Components() [][]int {
	parent := make([]int32, len(g.papers))
	for i := range parent {
		parent[i] = int32(i)
	}
	root := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]] // halves the path
			i = parent[i]
		}
		return i
	}
	for _, e := range g.edges {
		a, b := root(int32(e.From)), root(int32(e.To))
		parent[max(a, b)] = min(a, b)
	}
	number := map[int32]int{}
	var components [][]int
	for i := range g.papers {
		r := root(int32(i))
		n, known := number[r]
		if !known {
			n = len(components)
			number[r] = n
			components = append(components, nil)
		}
		components[n] = append(components[n], i)
	}
	slices.SortStableFunc(components, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return components
}
