package ask

import "clipgraph/graph"

// Chain is a path in an answer: papers, and the edge that leads to each but the
// first.
type Chain struct {
	Steps []Step `json:"steps"`
}

// Step is a paper of a chain.
type Step struct {
	Brief
	Against bool           `json:"against"` // the edge leads from this paper to the one before
	Reasons []graph.Reason `json:"reasons"` // of the edge; none for the first paper
}

// Chains returns up to count chains that run with the arrows, from u to v or else from
// v to u, the shortest first; or else chains that go against some arrows. There are
// none if nothing ties the two. It takes what [graph.Graph.Paths] takes.
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
