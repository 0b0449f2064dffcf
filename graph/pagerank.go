package graph

import "math"

// The parameters of PageRank.
const (
	damping       = 0.85 // of Brin and Page (1998), section 2.1.1
	tolerance     = 1e-9
	maxIterations = 1000
)

// PageRank returns the PageRank of every node; they add up to 1. The surfer goes
// from a paper to those that it builds on, against the edges, so that what much
// builds on ranks high. From a paper that builds on nothing listed, the surfer
// goes anywhere. It starts from the uniform distribution and goes on until the
// ranks change by less than 1e-9 together, or 1000 rounds, and is the same at
// every run. A round takes O(n + m).
func (g *CSR) PageRank() []float64 { return g.pageRank(tolerance, maxIterations) }

// PageRankRounds is PageRank after so many rounds, or fewer where nothing changes
// any more.
func (g *CSR) PageRankRounds(rounds int) []float64 { return g.pageRank(0, rounds) }

func (g *CSR) pageRank(tolerance float64, rounds int) []float64 {
	n := g.Len()
	rank, share := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range rounds {
		loose := 0.0 // of papers that build on none
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
			for _, later := range g.out.of(i) {
				sum += share[later]
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
