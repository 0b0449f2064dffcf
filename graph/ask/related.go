package ask

import (
	"cmp"
	"slices"

	"clipgraph/graph"
)

// Related is a paper with its neighbours.
type Related struct {
	Paper   Brief `json:"paper"`
	Earlier []Tie `json:"earlier"`
	Later   []Tie `json:"later"`
}

// RelatedTo returns the papers that the paper of a node builds on and those that build on
// it, both in the order of time.
func RelatedTo(g *graph.Graph, node int) Related {
	return Related{NewBrief(g.Papers()[node]), ties(g, node, false), ties(g, node, true)}
}

// Tie is an edge in an answer, with the paper at its other end.
type Tie struct {
	Brief
	Reasons []graph.Reason `json:"reasons"`
}

// ties returns the neighbours of node that come before it or, with later, after it, in
// the order of time.
func ties(g *graph.Graph, node int, later bool) []Tie {
	all := []Tie{}
	add := func(other, from, to int) {
		reasons, _ := g.Reasons(from, to)
		all = append(all, Tie{NewBrief(g.Papers()[other]), reasons})
	}
	if later {
		for _, v := range g.Out(node) {
			add(int(v), node, int(v))
		}
	} else {
		for _, u := range g.In(node) {
			add(int(u), int(u), node)
		}
	}
	slices.SortStableFunc(all, func(a, b Tie) int { return cmp.Compare(a.Date, b.Date) }) // ties: by key
	return all
}
