package ask

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/graph"
)

// Measures are the measures by which papers can be ranked, the default first.
var Measures = []string{"pagerank", "out", "in", "betweenness"}

// Ranked is a paper with its measures.
type Ranked struct {
	Rank int `json:"rank"` // from 1; 0 until it is counted
	Brief
	Section  []string `json:"section"`
	PageRank float64  `json:"pagerank"` // of the whole graph, which add up to 1
	In       int      `json:"in"`
	Out      int      `json:"out"`
	Between  *float64 `json:"betweenness,omitempty"` // where it was asked for
}

// Rank returns the papers ordered by a measure. Ties are broken by the other measures and
// then by the cite keys. The error is that of Betweenness of [graph.Graph], which has a
// limit on the number of papers.
func Rank(g *graph.Graph, by string) ([]Ranked, error) {
	papers := g.Papers()
	var between []float64
	if by == "betweenness" {
		var err error
		if between, err = g.Betweenness(); err != nil {
			return nil, err
		}
	}
	all := make([]Ranked, len(papers))
	for i, rank := range g.PageRank() {
		p := papers[i]
		all[i] = Ranked{
			Brief: NewBrief(p), Section: append([]string{}, p.Row().Section...), PageRank: rank,
			In: len(g.In(i)), Out: len(g.Out(i)),
		}
		if between != nil {
			all[i].Between = &between[i]
		}
	}
	slices.SortStableFunc(all, func(a, b Ranked) int {
		first := 0
		switch by {
		case "out":
			first = cmp.Compare(b.Out, a.Out)
		case "in":
			first = cmp.Compare(b.In, a.In)
		case "betweenness":
			first = cmp.Compare(*b.Between, *a.Between)
		}
		return cmp.Or(first, cmp.Compare(b.PageRank, a.PageRank), cmp.Compare(b.Out, a.Out))
	})
	return all, nil
}

// BySection groups the papers by the section of their first row. The sections are in the
// order of their first papers here.
func BySection(all []Ranked) [][]Ranked {
	var groups [][]Ranked
	at := map[string]int{}
	for _, r := range all {
		name := strings.Join(r.Section, "\x00")
		n, known := at[name]
		if !known {
			n = len(groups)
			at[name] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], r)
	}
	return groups
}
