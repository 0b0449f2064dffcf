package graph

import "clipgraph/bib/work"

// What a source states of a paper: which works its abstract names, and how, read by a
// person. It needs no text, and its place is the address of what was read.

// statedConfidence is that of a statement. That one work compares itself with another
// is as sure as the rest, but says less.
var statedConfidence = map[work.Stance]float64{work.BuildsOn: 0.9, work.Uses: 0.8, work.ComparesWith: 0.6, work.Names: 0.7}

// stated ties papers by statements: the earlier work to the later one that speaks of it.
func stated(papers []*Paper) []Edge {
	var edges []Edge
	var byID map[work.ID]int // most lists have no statements
	for b, p := range papers {
		if len(p.Meta.Stated) > 0 && byID == nil {
			byID = placesByID(papers)
		}
		for _, s := range p.Meta.Stated {
			a, listed := byID[s.Of.Key()]
			if !listed || a == b || !papers[a].NotAfter(p) {
				continue
			}
			edges = append(edges, Edge{a, b, []Reason{{Mention, string(s.How) + " " + papers[a].Label(), s.Source, statedConfidence[s.How]}}})
		}
	}
	return edges
}

// placesByID returns the places of papers by their identifiers.
func placesByID(papers []*Paper) map[work.ID]int {
	places := make(map[work.ID]int, len(papers))
	for i, p := range papers {
		for _, id := range p.Meta.IDs {
			places[id.Key()] = i
		}
	}
	return places
}
