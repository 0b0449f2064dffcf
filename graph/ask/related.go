package ask

import (
	"cmp"
	"slices"

	"clipgraph/graph"
)

// Related is a paper with its neighbours.
type Related struct {
	Paper   Brief       `json:"paper"`
	Earlier []Neighbour `json:"earlier"`
	Later   []Neighbour `json:"later"`
}

// RelatedTo returns the papers that the paper of a node builds on and those that build on
// it, both in the order of time.
func RelatedTo(g *graph.Graph, node int) Related {
	return Related{NewBrief(g.Papers()[node]), neighbours(g, node, false), neighbours(g, node, true)}
}

// Neighbour is a paper that shares an edge with another one, and the reasons for the edge.
type Neighbour struct {
	Brief
	Reasons []graph.Reason `json:"reasons"`
}

// neighbours returns the neighbours of node that come before it or, if later is true, after
// it, in the order of time.
func neighbours(g *graph.Graph, node int, later bool) []Neighbour {
	all := []Neighbour{}
	add := func(other, from, to int) {
		reasons, _ := g.Reasons(from, to)
		all = append(all, Neighbour{NewBrief(g.Papers()[other]), reasons})
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
	slices.SortStableFunc(all, func(a, b Neighbour) int { return cmp.Compare(a.Date, b.Date) }) // papers of equal date stay in the order of their keys
	return all
}
