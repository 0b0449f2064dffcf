package graph

import (
	"slices"
	"strings"

	"clipgraph/bib/work"
)

// Parts of a graph that people ask for.

// Around returns the part of a paper and of those that an edge ties to it.
func (g *Graph) Around(node int) *Graph {
	near := g.Neighbours(node)
	return g.Subgraph(func(i int) bool { return i == node || slices.Contains(near, i) })
}

// InSections returns the part of the papers below headings that have one of texts in
// them, without regard to case and to how many blanks there are between words.
func (g *Graph) InSections(texts []string) *Graph {
	wanted := make([]string, len(texts))
	for i, text := range texts {
		wanted[i] = strings.ToLower(strings.Join(strings.Fields(text), " "))
	}
	return g.Subgraph(func(i int) bool { return isBelow(g.papers[i], wanted) })
}

// isBelow reports whether a heading of the paper has one of texts in lower case in it.
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

// Sections returns the headings that papers stand right below, in the order of the
// lists, up to most of them.
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

// Between returns the part of the papers from since to until, the dates of first
// versions, at the precision that both have. A zero date is no bound. Papers without a
// date are left out, and counted.
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

// isBefore reports whether d is before e for certain.
func isBefore(d, e work.Date) bool {
	return d.Year < e.Year || d.Year == e.Year && d.Month != 0 && e.Month != 0 && d.Month < e.Month
}
