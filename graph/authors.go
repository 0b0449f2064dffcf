package graph

import (
	"fmt"
	"strings"

	"clipgraph/graph/coauthor"
	"clipgraph/graph/passage"
)

// sameAuthors connects papers that have at least two authors in common, or half of the
// shorter list, the earlier to the later. Two names are the same if the family names and
// the initials of the given names are, without case and accents: lists and archives may
// or may not spell out given names. The edge says that the same people wrote both papers;
// its confidence is the shared part of the shorter list, from 0.3 to 0.9.
//
// A collaboration's hundreds of names say nothing about two papers, and one author of
// much of the list would connect all of it: lists of more than 100 authors, and authors
// of more than 50 papers, are skipped.
func sameAuthors(m *material) []Edge {
	papers := m.papers
	common, counts := coauthor.Common(papers)
	var edges []Edge
	for pair, most := range common {
		a, b := pair[0], pair[1]
		fewer := min(counts[a], counts[b])
		if most < 2 && 2*most < fewer {
			continue
		}
		if !papers[a].Before(papers[b]) {
			a, b = b, a
		}
		names := coauthor.Shared(papers[a], papers[b]) // by more than initials
		n := len(names)
		if n == 0 || n < 2 && 2*n < fewer {
			continue
		}
		evidence := "both by " + strings.Join(names[:min(3, len(names))], ", ")
		if len(names) > 3 {
			evidence += fmt.Sprintf(" and %d more", len(names)-3)
		}
		confidence := min(0.9, max(0.3, float64(10*n/fewer)/10))
		edges = append(edges, Edge{a, b, []Reason{{Authors, evidence, passage.Position(papers[b].Row()), confidence}}})
	}
	return edges
}
