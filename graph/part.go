package graph

import (
	"slices"
	"strings"

	"clipgraph/bib/work"
)

// Parts of a graph.

// Around returns the subgraph of a paper and its neighbours.
func (g *Graph) Around(node int) *Graph {
	near := g.Neighbours(node)
	return g.Subgraph(func(i int) bool { return i == node || slices.Contains(near, i) })
}

// InSections returns the subgraph of the papers below headings that contain one of texts.
// Case and the number of blanks between words are ignored.
func (g *Graph) InSections(texts []string) *Graph {
	lowerTexts := make([]string, len(texts))
	for i, text := range texts {
		lowerTexts[i] = strings.ToLower(strings.Join(strings.Fields(text), " "))
	}
	return g.Subgraph(func(i int) bool { return isBelow(g.papers[i], lowerTexts) })
}

// isBelow reports whether a heading of the paper contains one of texts, which are in
// lower case.
func isBelow(p *Paper, texts []string) bool {
	for _, row := range p.Rows {
		for _, heading := range row.Section {
			heading = strings.ToLower(heading)
			if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(heading, text) }) {
				return true
			}
		}
	}
	return false
}

// Sections returns the headings directly above papers, in the order of the lists, up to
// most.
func (g *Graph) Sections(most int) (names []string) {
	for _, i := range g.Listed() {
		for _, row := range g.papers[i].Rows {
			if n := len(row.Section); n > 0 && !slices.Contains(names, row.Section[n-1]) {
				names = append(names, row.Section[n-1])
			}
			if len(names) >= most {
				return names
			}
		}
	}
	return names
}

// Between returns the subgraph of the papers whose first version dates from since to
// until, at the precision that both dates have. A zero date is no bound. Papers without a
// date are left out and counted.
func (g *Graph) Between(since, until work.Date) (part *Graph, undated int) {
	part = g.Subgraph(func(i int) bool {
		year, month := g.papers[i].Date()
		date := work.NewDate(year, month, 0)
		if date.IsZero() {
			undated++
		}
		return !date.IsZero() && (since.IsZero() || !isBefore(date, since)) && (until.IsZero() || !isBefore(until, date))
	})
	return part, undated
}

// isBefore reports whether d is certainly before e.
func isBefore(d, e work.Date) bool {
	return d.Year < e.Year || d.Year == e.Year && d.Month != 0 && e.Month != 0 && d.Month < e.Month
}
