package csr

import (
	"cmp"
	"slices"
)

// Components returns the weakly connected components, the largest first and, of equal
// ones, the one with the first node first. The nodes of each are sorted. The time is O(n
// log n + m α(n)).
func (g *Graph) Components() [][]int {
	parent := g.componentRoots()
	sizes := make([]int32, len(parent))
	for _, r := range parent {
		sizes[r]++
	}
	var components [][]int
	number := make([]int32, len(parent)) // of a component, by its root, which is its first node
	for i, r := range parent {
		if int(r) == i {
			number[i] = int32(len(components))
			components = append(components, make([]int, 0, sizes[i]))
		}
		c := &components[number[r]]
		*c = append(*c, i)
	}
	slices.SortStableFunc(components, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return components
}

// componentRoots returns for every node the first node of its component, by union-find
// (Tarjan 1975) with path halving.
func (g *Graph) componentRoots() []int32 {
	parent := make([]int32, g.Len())
	for i := range parent {
		parent[i] = int32(i)
	}
	root := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i := range parent {
		a := root(int32(i))
		for _, v := range g.out.of(i) {
			if parent[v] == a {
				continue
			}
			if b := root(v); a < b {
				parent[b] = a
			} else {
				parent[a], a = b, b
			}
		}
	}
	for i := range parent {
		parent[i] = parent[parent[i]] // a parent comes before its children
	}
	return parent
}
