package csr

import "math"

// The parameters of PageRank.
const (
	damping       = 0.85 // Brin and Page (1998), section 2.1.1
	tolerance     = 1e-9
	maxIterations = 1000
)

// PageRank returns the PageRank of every node; they add up to 1. The surfer follows the
// edges backwards, so that a node from which much can be reached ranks high. From a node
// without incoming edges, the surfer goes anywhere. It starts from the uniform
// distribution and stops when the sum of the changes is less than 1e-9, or after 1000
// rounds. A round takes O(n + m).
func (g *Graph) PageRank() []float64 { return g.pageRank(tolerance, maxIterations) }

// PageRankRounds is PageRank with at most the given number of rounds. It stops before if
// nothing changes.
func (g *Graph) PageRankRounds(rounds int) []float64 { return g.pageRank(0, rounds) }

func (g *Graph) pageRank(tolerance float64, rounds int) []float64 {
	n := g.Len()
	rank, share := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range rounds {
		loose := 0.0 // sum of the ranks of nodes without incoming edges
		for i, r := range rank {
			if d := g.in.start[i+1] - g.in.start[i]; d > 0 {
				share[i] = r / float64(d)
			} else {
				loose += r
			}
		}
		base, change := (1-damping+damping*loose)/float64(n), 0.0
		for i := range rank {
			sum := 0.0
			for _, v := range g.out.of(i) {
				sum += share[v]
			}
			next := base + damping*sum
			change += math.Abs(next - rank[i])
			rank[i] = next
		}
		if change <= tolerance {
			break
		}
	}
	return rank
}
