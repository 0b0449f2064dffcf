package csr

import "slices"

// maxSearch is the most edges that [Graph.Implied] follows for one node.
const maxSearch = 1 << 10

// Implied reports for each edge, by its [Graph.Index], whether a longer path leads from
// its source to its target. Without all of these edges, each node reaches the same nodes
// as before; the rest is the transitive reduction (Aho, Garey and Ullman, 1972). Edges
// that close a cycle, see [Graph.MainPath], are neither implied nor part of such paths.
// For each node at most 1,024 edges are followed backwards, so the time is O(n + m), and
// in a graph with long paths some implied edges may be missed.
func (g *Graph) Implied() []bool {
	implied := make([]bool, g.Size())
	nodes, place := g.order()
	depth := g.depths(nodes, place)
	seen, source := make([]int32, len(nodes)), make([]int32, len(nodes)) // by the target for which it was visited
	for i := range seen {
		seen[i], source[i] = -1, -1
	}
	var sources, queue []int32
	for _, v := range nodes {
		sources = sources[:0]
		for _, u := range g.In(int(v)) {
			if place[u] < place[v] {
				sources = append(sources, u)
				source[u] = v
			}
		}
		if len(sources) < 2 {
			continue
		}
		least := depth[slices.MinFunc(sources, func(a, b int32) int { return int(depth[a] - depth[b]) })]
		queue = append(queue[:0], sources...)
		followed := 0
		for i := 0; i < len(queue) && followed < maxSearch; i++ {
			u := queue[i]
			for _, w := range g.In(int(u)) {
				followed++
				if place[w] > place[u] || depth[w] < least || seen[w] == v {
					continue
				}
				seen[w] = v
				if source[w] == v {
					at, _ := g.Index(int(w), int(v))
					implied[at] = true
					continue // it is in the queue already
				}
				queue = append(queue, w)
			}
		}
	}
	return implied
}

// depths returns the number of edges of the longest path to each node.
func (g *Graph) depths(nodes, place []int32) []int32 {
	depth := make([]int32, len(nodes))
	for _, u := range nodes {
		for _, v := range g.Out(int(u)) {
			if place[u] < place[v] {
				depth[v] = max(depth[v], depth[u]+1)
			}
		}
	}
	return depth
}
