package csr

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// Communities partitions the nodes into groups with more edges within than between, by
// the Leiden algorithm (Traag, Waltman and van Eck, 2019), made deterministic: instead of
// a random draw, the best choice is taken. It returns the number of each node's group,
// from 0. The directions of edges are ignored. Group 0 is the largest; of equal groups
// the one with the first node comes first. The seed determines the order in which nodes
// are visited; the same seed gives the same groups. The time is a small multiple of O(m
// log n).
func (g *Graph) Communities(seed uint64) []int {
	whole := g.undirected()
	group := make([]int32, g.Len())
	for i := range group {
		group[i] = int32(i)
	}
	// A second pass starts from the result, node by node: groups that were merged as a
	// whole release some of their nodes. A third pass gains next to nothing.
	if whole.gather(group, seed) {
		whole.gather(group, seed)
	}
	return bySize(group)
}

// gather moves nodes from the groups in group, then parts of groups as a whole, then
// parts of parts. It reports whether that changed anything.
func (w *weighted) gather(group []int32, seed uint64) (changed bool) {
	before := bySize(group)
	place := make([]int32, len(group)) // the node of w that a node is in
	for i := range place {
		place[i] = int32(i)
	}
	start := slices.Clone(group)
	for {
		moved, groups := w.move(start, seed)
		for i, u := range place {
			group[i] = moved[u]
		}
		if groups == w.len() {
			return !slices.Equal(before, bySize(group))
		}
		part, parts := w.refine(moved)
		if parts == w.len() {
			part, parts = moved, groups
		}
		start = make([]int32, parts)
		for u, p := range part {
			start[p] = moved[u]
		}
		for i, u := range place {
			place[i] = part[u]
		}
		w = w.contract(part, parts)
	}
}

// refine splits groups into connected parts: each node that is still alone joins the part
// of its group with the greatest gain, if there is any. The parts are contracted next, so
// that a group can still lose one of them.
func (w *weighted) refine(group []int32) (part []int32, parts int) {
	n := w.len()
	part = make([]int32, n)
	joined := make([]bool, n)
	inside := slices.Clone(w.degree)
	for i := range part {
		part[i] = int32(i)
	}
	links := make([]float64, n)
	var near []int32
	for u := range n {
		if joined[u] {
			continue
		}
		near = near[:0]
		for i := w.start[u]; i < w.start[u+1]; i++ {
			v := w.to[i]
			if group[v] != group[u] {
				continue
			}
			if c := part[v]; links[c] == 0 {
				near = append(near, c)
			}
			links[part[v]] += w.weightOf(i)
		}
		best, most := int32(u), 1e-9
		for _, c := range near {
			if gain := links[c] - inside[c]*w.degree[u]/w.total; int(c) != u && gain > most {
				best, most = c, gain
			}
			links[c] = 0
		}
		if int(best) != u {
			part[u] = best
			inside[best] += w.degree[u]
			joined[u], joined[best] = true, true // the first node of a part stays
		}
	}
	return part, renumber(part)
}

// renumber numbers groups from 0 in the order of their first nodes, and returns their
// number.
func renumber(group []int32) (groups int) {
	number := make([]int32, len(group))
	for _, c := range group {
		number[c] = -1
	}
	for i, c := range group {
		if number[c] < 0 {
			number[c] = int32(groups)
			groups++
		}
		group[i] = number[c]
	}
	return groups
}

// Modularity returns the fraction of edges within groups minus the fraction expected if
// edges were drawn at random between nodes of the same degrees (Newman and Girvan, 2004).
// It is between -0.5 and 1, and 0 for a graph without edges.
func (g *Graph) Modularity(group []int) float64 {
	if g.Size() == 0 {
		return 0
	}
	most := 0
	for _, c := range group {
		most = max(most, c)
	}
	degree, within := make([]float64, most+1), 0
	for u, c := range group {
		degree[c] += float64(len(g.Out(u)) + len(g.In(u)))
		for _, v := range g.Out(u) {
			if group[v] == c {
				within++
			}
		}
	}
	m := float64(g.Size())
	q := float64(within) / m
	for _, d := range degree {
		q -= d / (2 * m) * d / (2 * m)
	}
	return q
}

// bySize numbers groups by size, then by first node.
func bySize(group []int32) []int {
	sizes := make([]int, len(group))
	var order []int32 // of the groups' first nodes
	for _, c := range group {
		if sizes[c] == 0 {
			order = append(order, c)
		}
		sizes[c]++
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(sizes[b], sizes[a]) })
	for n, c := range order {
		sizes[c] = n // from here on the group's number
	}
	numbers := make([]int, len(group))
	for i, c := range group {
		numbers[i] = sizes[c]
	}
	return numbers
}

// weighted is an undirected graph with weights. Each edge is in the rows of both its
// ends.
type weighted struct {
	rows
	weight []float32 // of the edges; nil if each is 1
	degree []float64 // edges within a node count twice
	total  float64   // sum of the degrees
}

func (w *weighted) len() int { return len(w.degree) }

func (w *weighted) weightOf(i int32) float64 {
	if w.weight == nil {
		return 1
	}
	return float64(w.weight[i])
}

// undirected returns the graph without directions. Two edges between the same nodes stay
// two.
func (g *Graph) undirected() *weighted {
	n := g.Len()
	w := &weighted{rows: rows{make([]int32, n+1), make([]int32, 0, 2*g.Size())}, degree: make([]float64, n)}
	for i := range n {
		w.to = append(append(w.to, g.Out(i)...), g.In(i)...)
		w.start[i+1] = int32(len(w.to))
		w.degree[i] = float64(len(g.Out(i)) + len(g.In(i)))
	}
	w.total = float64(len(w.to))
	return w
}

// move starts with the groups in start and puts each node into the group of a neighbour
// where that gains most, until no move gains. It returns the groups, numbered from 0 in
// the order of their first nodes, and their number.
func (w *weighted) move(start []int32, seed uint64) (group []int32, groups int) {
	n := w.len()
	group = slices.Clone(start)
	inside := make([]float64, n) // the sum of degrees within each group
	for i, c := range group {
		inside[c] += w.degree[i]
	}
	waiting := newRing(n, seed)
	links := make([]float64, n) // to each group, from the current node
	var near []int32            // those groups
	for u, ok := waiting.pop(); ok; u, ok = waiting.pop() {
		own := group[u]
		near = append(near[:0], own)
		for i := w.start[u]; i < w.start[u+1]; i++ {
			c := group[w.to[i]]
			if links[c] == 0 && c != own {
				near = append(near, c)
			}
			links[c] += w.weightOf(i)
		}
		inside[own] -= w.degree[u]
		best, most := own, links[own]-inside[own]*w.degree[u]/w.total
		for _, c := range near[1:] {
			if gain := links[c] - inside[c]*w.degree[u]/w.total; gain > most+1e-9 {
				best, most = c, gain
			}
		}
		inside[best] += w.degree[u]
		for _, c := range near {
			links[c] = 0
		}
		if best == own {
			continue
		}
		group[u] = best
		for i := w.start[u]; i < w.start[u+1]; i++ {
			if v := w.to[i]; group[v] != best {
				waiting.push(v)
			}
		}
	}
	return group, renumber(group)
}

// ring is a queue that contains each node at most once.
type ring struct {
	nodes      []int32
	in         []bool
	head, left int
}

// newRing returns a queue of the nodes 0 to n-1, shuffled by the seed.
func newRing(n int, seed uint64) *ring {
	r := &ring{nodes: make([]int32, n), in: make([]bool, n), left: n}
	for i := range n {
		r.nodes[i], r.in[i] = int32(i), true
	}
	rand.New(rand.NewPCG(seed, 0)).Shuffle(n, func(i, j int) { r.nodes[i], r.nodes[j] = r.nodes[j], r.nodes[i] })
	return r
}

func (r *ring) pop() (node int32, ok bool) {
	if r.left == 0 {
		return 0, false
	}
	node = r.nodes[r.head]
	if r.head++; r.head == len(r.nodes) {
		r.head = 0
	}
	r.left--
	r.in[node] = false
	return node, true
}

func (r *ring) push(node int32) {
	if r.in[node] {
		return
	}
	r.in[node] = true
	tail := r.head + r.left
	if tail >= len(r.nodes) {
		tail -= len(r.nodes)
	}
	r.nodes[tail] = node
	r.left++
}

// contract returns the graph whose nodes are the groups.
func (w *weighted) contract(group []int32, groups int) *weighted {
	c := &weighted{rows: rows{start: make([]int32, groups+1)}, degree: make([]float64, groups), total: w.total}
	// The nodes by group, sorted by counting.
	first := make([]int32, groups+1)
	for _, k := range group {
		first[k+1]++
	}
	accumulate(first)
	nodes, next := make([]int32, len(group)), slices.Clone(first[:groups])
	for u, k := range group {
		nodes[next[k]] = int32(u)
		next[k]++
	}
	links := make([]float64, groups)
	var near []int32
	for k := range groups {
		near = near[:0]
		for _, u := range nodes[first[k]:first[k+1]] {
			c.degree[k] += w.degree[u]
			for i := w.start[u]; i < w.start[u+1]; i++ {
				to := group[w.to[i]]
				if int(to) == k {
					continue
				}
				if links[to] == 0 {
					near = append(near, to)
				}
				links[to] += w.weightOf(i)
			}
		}
		for _, to := range near {
			c.to, c.weight = append(c.to, to), append(c.weight, float32(links[to]))
			links[to] = 0
		}
		c.start[k+1] = int32(len(c.to))
	}
	return c
}
