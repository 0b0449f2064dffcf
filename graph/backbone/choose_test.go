package backbone

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/graph"
)

func TestChoose(t *testing.T) {
	edge := reasoned
	cite := func(from, to int) graph.Edge { return edge(from, to, graph.Cite, 1) }
	star := func(r graph.Relation, n int) (all []graph.Edge) {
		for i := range n {
			all = append(all, edge(0, 1+i, r, 1))
		}
		return all
	}
	years := func(n int) (all []int) {
		for i := range n {
			all = append(all, 2000+min(i, 1))
		}
		return all
	}
	for _, test := range []struct {
		name   string
		years  []int
		edges  []graph.Edge
		group  []int
		into   int
		want   string
		onPath int
	}{
		{"no edge", []int{2001, 2002}, nil, nil, 2, "", 0},
		{"as many into a paper as there may be, those of its group first", []int{2001, 2001, 2001, 2002},
			[]graph.Edge{cite(0, 3), cite(1, 3), cite(2, 3)}, []int{0, 1, 1, 1}, 2, "1>3 2>3", 0},
		{"the relation comes before all", []int{2001, 2001, 2002},
			[]graph.Edge{cite(1, 2), edge(0, 2, graph.Lineage, 0.5)}, []int{0, 1, 1}, 1, "0>2", 0},
		{"what they have in common", []int{2001, 2001, 2001, 2002, 2002},
			[]graph.Edge{cite(0, 3), cite(1, 3), cite(1, 4), cite(3, 4)}, []int{0, 1, 2, 3, 4}, 1, "1>3 1>4", 0},
		{"the nearer in time", []int{1990, 2001, 2002}, []graph.Edge{cite(0, 2), cite(1, 2)}, []int{0, 0, 0}, 1, "1>2", 0},
		{"the surer", []int{2001, 2001, 2002}, []graph.Edge{edge(0, 2, graph.Cite, 0.5), cite(1, 2)}, []int{0, 0, 0}, 1, "1>2", 0},
		{"what follows from others goes, after the choice", []int{2001, 2002, 2003},
			[]graph.Edge{cite(0, 1), cite(0, 2), cite(1, 2)}, []int{0, 0, 0}, 2, "0>1 1>2", 0},
		{"but for lineage", []int{2001, 2002, 2003},
			[]graph.Edge{cite(0, 1), edge(0, 2, graph.Lineage, 1), cite(1, 2)}, []int{0, 0, 0}, 2, "0>2 0>1 1>2", 0},
		{"four out of a paper that is cited", years(7), star(graph.Cite, 6), nil, 2, "0>1 0>2 0>3 0>4", 0},
		{"all that name a paper", years(7), star(graph.Mention, 6), nil, 2, "0>1 0>2 0>3 0>4 0>5 0>6", 0},
		{"four of those that name a root", years(13), star(graph.Mention, 12), nil, 2, "0>1 0>2 0>3 0>4", 0},
		{"a root leads to those that lead on", years(13), append(star(graph.Mention, 11), edge(11, 12, graph.Mention, 1)), nil, 2, "0>11 0>1 0>2 0>3 11>12", 0},
		{"a main path of four edges", []int{2001, 2002, 2003, 2004, 2005},
			[]graph.Edge{cite(0, 1), cite(1, 2), cite(2, 3), cite(3, 4)}, nil, 2, "0>1 1>2 2>3 3>4", 5},
		{"none of three", []int{2001, 2002, 2003, 2004}, []graph.Edge{cite(0, 1), cite(1, 2), cite(2, 3)}, nil, 2, "0>1 1>2 2>3", 0},
		{"no edge back in time", []int{2002, 2001}, []graph.Edge{cite(0, 1)}, nil, 2, "", 0},
	} {
		g, err := graph.New(papersOfYears(test.years...), test.edges)
		if err != nil {
			t.Fatal(err)
		}
		if test.group == nil {
			test.group = make([]int, len(test.years))
		}
		edges, path := Choice{Among: func(int) bool { return true }, Group: test.group, Into: test.into, OutOf: 4}.Edges(g)
		var got []string
		for _, at := range edges {
			got = append(got, fmt.Sprintf("%d>%d", g.Edges()[at].From, g.Edges()[at].To))
		}
		if !sameSet(got, strings.Fields(test.want)) || len(path) != test.onPath {
			t.Errorf("%s: %s and a path of %d, want %s and of %d", test.name, got, len(path), test.want, test.onPath)
		}
	}
}

func sameSet(a, b []string) bool {
	count := map[string]int{}
	for _, s := range a {
		count[s]++
	}
	for _, s := range b {
		count[s]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// Only edges among the candidates are chosen.
func TestChooseAmong(t *testing.T) {
	g, err := graph.New(papersOfYears(2001, 2002, 2003), []graph.Edge{reasoned(0, 1, graph.Cite, 1), reasoned(1, 2, graph.Cite, 1)})
	if err != nil {
		t.Fatal(err)
	}
	edges, _ := Choice{Among: func(i int) bool { return i > 0 }, Group: make([]int, 3), Into: 2, OutOf: 4}.Edges(g)
	if len(edges) != 1 || g.Edges()[edges[0]].From != 1 {
		t.Errorf("edges %v", edges)
	}
	if support := Support(g); fmt.Sprint(support) != "[1 1 0]" {
		t.Errorf("support %v", support)
	}
}
