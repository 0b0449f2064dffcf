package graph

import "math"

// The parameters of PageRank.
const (
	damping       = 0.85 // of Brin and Page (1998), section 2.1.1
	tolerance     = 1e-12
	maxIterations = 1000
)

// PageRank returns the PageRank of every node; they add up to 1. The surfer goes
// from a paper to those that it builds on, against the edges, so that what much
// builds on ranks high. From a paper that builds on nothing listed, the surfer
// goes anywhere. It starts from the uniform distribution and goes on until the
// ranks change by less than 1e-12 together, or 1000 rounds, and is the same at
// every run. A round takes O(n + m).
func (g *Graph) PageRank() []float64 {
	n := len(g.papers)
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range maxIterations {
		loose := 0.0 // of papers that build on none
		for i := range rank {
			if len(g.in.of(i)) == 0 {
				loose += rank[i]
			}
		}
		change := 0.0
		for i := range next {
			sum := loose / float64(n)
			for _, later := range g.out.of(i) {
				sum += rank[later] / float64(len(g.in.of(int(later))))
			}
			next[i] = (1-damping)/float64(n) + damping*sum
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < tolerance {
			break
		}
	}
	return rank
}
