package graph

import "clipgraph/bib/work"

// Statements of a source about a paper: which works its abstract names, and how, as read
// by a person. They need no text; their place is the address of what was read.

// statedConfidence is the confidence of a statement. A comparison is as certain as the
// rest, but says less.
var statedConfidence = map[work.Stance]float64{work.BuildsOn: 0.9, work.Uses: 0.8, work.ComparesWith: 0.6, work.Names: 0.7}

// stated connects papers by statements: the earlier work to the later one that refers to
// it.
func stated(papers []*Paper) []Edge {
	var edges []Edge
	var byID map[work.ID]int // most lists have no statements
	for b, p := range papers {
		if len(p.Meta.Stated) > 0 && byID == nil {
			byID = papersByID(papers)
		}
		for _, s := range p.Meta.Stated {
			a, listed := byID[s.Of.Key()]
			if !listed || a < 0 || a == b || !papers[a].NotAfter(p) {
				continue
			}
			edges = append(edges, Edge{a, b, []Reason{{Mention, string(s.How) + " " + papers[a].Label(), s.Source, statedConfidence[s.How]}}})
		}
	}
	return edges
}
