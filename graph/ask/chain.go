package ask

import "clipgraph/graph"

// Chain is a path in an answer: papers, and the edge that leads to each except the first.
type Chain struct {
	Steps []Step `json:"steps"`
}

// Step is a paper of a chain.
type Step struct {
	Brief
	Against bool           `json:"against"` // the edge leads from this paper to the one before
	Reasons []graph.Reason `json:"reasons"` // of the edge; none for the first paper
}

// Chains returns up to count paths from u to v along the arrows or, if there are none,
// from v to u, the shortest first. If there are none in either direction it returns paths
// that ignore the direction of edges, and against is true. It returns nil if no path
// connects the two. The time is that of [graph.Graph]'s Paths.
func Chains(g *graph.Graph, u, v, count int) (chains []Chain, against bool) {
	paths := g.Paths(u, v, count, false)
	if paths == nil {
		paths = g.Paths(v, u, count, false)
	}
	if paths == nil {
		paths = g.Paths(u, v, count, true)
		against = paths != nil
	}
	for _, path := range paths {
		chains = append(chains, newChain(g, path))
	}
	return chains, against
}

func newChain(g *graph.Graph, path []int) Chain {
	var c Chain
	for i, node := range path {
		s := Step{Brief: NewBrief(g.Papers()[node]), Reasons: []graph.Reason{}}
		if i > 0 {
			e, ok := g.Reasons(path[i-1], node)
			if !ok {
				e, _ = g.Reasons(node, path[i-1])
				s.Against = true
			}
			s.Reasons = e
		}
		c.Steps = append(c.Steps, s)
	}
	return c
}
