package csr

import (
	"cmp"
	"math"
)

// MainPath returns the nodes of the main path of the graph. It starts with the edge that
// has the greatest search path count: the number of paths from nodes without incoming
// edges to nodes without outgoing ones that go through it. From there it follows the
// edges with the greatest counts both ways (Hummon and Doreian, 1989; the local key-route
// search of Liu and Lu, 2012). Of equal edges the first is taken. An edge that closes a
// cycle, when the nodes are visited depth first in their order, is not counted. The
// result is nil if there are no edges. The time is O(n + m).
func (g *Graph) MainPath() []int {
	nodes, place := g.order()
	into, outOf := g.pathCounts(nodes, place)
	key := [2]int32{-1, -1}
	var most count
	for u := range int32(g.Len()) {
		for _, v := range g.Out(int(u)) {
			if place[u] < place[v] {
				if n := into[u].times(outOf[v]); key[0] < 0 || n.exceeds(most) {
					key, most = [2]int32{u, v}, n
				}
			}
		}
	}
	if key[0] < 0 {
		return nil
	}
	var back []int32
	for u := key[0]; u >= 0; {
		back = append(back, u)
		u = best(g.In(int(u)), into, func(w int32) bool { return place[w] < place[u] })
	}
	path := make([]int, 0, 2*len(back))
	for i := len(back) - 1; i >= 0; i-- {
		path = append(path, int(back[i]))
	}
	for v := key[1]; v >= 0; {
		path = append(path, int(v))
		v = best(g.Out(int(v)), outOf, func(w int32) bool { return place[v] < place[w] })
	}
	return path
}

// best returns the first node of row with the greatest count among those that are
// allowed, or -1 if there is none.
func best(row []int32, counts []count, allowed func(int32) bool) int32 {
	found := int32(-1)
	for _, w := range row {
		if allowed(w) && (found < 0 || counts[w].exceeds(counts[found])) {
			found = w
		}
	}
	return found
}

// pathCounts returns for each node the number of paths to it from nodes without incoming
// edges, and of paths from it to nodes without outgoing ones. The search path count of an
// edge is the product of the first of its source and the second of its target.
func (g *Graph) pathCounts(nodes, place []int32) (into, outOf []count) {
	into, outOf = make([]count, len(nodes)), make([]count, len(nodes))
	for _, v := range nodes {
		sum := count{}
		for _, u := range g.In(int(v)) {
			if place[u] < place[v] {
				sum = sum.plus(into[u])
			}
		}
		into[v] = sum.atLeastOne()
	}
	for i := len(nodes) - 1; i >= 0; i-- {
		u := nodes[i]
		sum := count{}
		for _, v := range g.Out(int(u)) {
			if place[u] < place[v] {
				sum = sum.plus(outOf[v])
			}
		}
		outOf[u] = sum.atLeastOne()
	}
	return into, outOf
}

// count is a number of paths, which may exceed the range of a float64: factor *
// 2^exponent, with the factor in [1, 2) or 0.
type count struct {
	factor   float64
	exponent int32
}

func (c count) atLeastOne() count {
	if c.factor == 0 {
		return count{1, 0}
	}
	return c
}

func (c count) plus(d count) count {
	if c.factor == 0 {
		return d
	}
	if c.exponent < d.exponent {
		c, d = d, c
	}
	by := c.exponent - d.exponent
	if by > 100 { // too small to count
		return c
	}
	return normal(c.factor+d.factor/power[by], c.exponent)
}

func (c count) times(d count) count { return normal(c.factor*d.factor, c.exponent+d.exponent) }

// normal returns the count with a factor in [1, 4).
func normal(factor float64, exponent int32) count {
	if factor >= 2 {
		return count{factor / 2, exponent + 1}
	}
	return count{factor, exponent}
}

// power has the powers of 2.
var power = func() (all [101]float64) {
	for i := range all {
		all[i] = math.Ldexp(1, i)
	}
	return all
}()

// exceeds reports whether c is greater than d by more than a rounding error.
func (c count) exceeds(d count) bool {
	const same = 1 + 1e-9
	switch by := c.exponent - d.exponent; {
	case by > 1 || d.factor == 0:
		return c.factor > 0
	case by < 0:
		return false
	case by == 1:
		return 2*c.factor > d.factor*same
	}
	return cmp.Compare(c.factor, d.factor*same) > 0
}
