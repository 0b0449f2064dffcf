package cmd

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/graph"
)

// newStatsCmd makes the verb that counts what the graph has.
func newStatsCmd(a *app) *cobra.Command {
	var q question
	c := &cobra.Command{
		Use:     "stats [LIST...]",
		Short:   "counts: papers, edges by relation, components, years, sections",
		Example: "  clipgraph stats README.md\n  clipgraph stats --json --relations lineage,mention README.md",
		RunE: func(c *cobra.Command, args []string) error {
			g, err := a.graphOf(c.Context(), args, &q.selection, &q.citations)
			if err != nil {
				return err
			}
			s := count(g)
			return q.answer(a, s, s.print)
		},
	}
	q.addTo(a, c)
	return c
}

// stats are the counts of a graph. The names are a contract, as those of the
// JSON of graphs are.
type stats struct {
	Papers     int              `json:"papers"`
	Resolved   int              `json:"resolved"` // a source knows them
	OnArXiv    int              `json:"on_arxiv"` // they have an identifier
	Dated      int              `json:"dated"`
	Rows       int              `json:"rows"` // places that list a paper
	Edges      int              `json:"edges"`
	Relations  []relationCount  `json:"relations"` // an edge of two relations counts for both
	Components []componentCount `json:"components"`
	Cycles     [][]string       `json:"cycles"` // keys of papers that build on each other
	Years      []yearCount      `json:"years"`
	Sections   []sectionCount   `json:"sections"`
}

type relationCount struct {
	Relation graph.Relation `json:"relation"`
	Edges    int            `json:"edges"`
}

// componentCount is how many weakly connected components have so many papers.
type componentCount struct {
	Papers int `json:"papers"`
	Count  int `json:"count"`
}

type yearCount struct {
	Year   int `json:"year"`
	Papers int `json:"papers"`
}

// sectionCount is of a section as it stands in the list; a paper that is listed
// in two counts for both.
type sectionCount struct {
	Section []string `json:"section"`
	Papers  int      `json:"papers"`
}

func count(g *graph.Graph) *stats {
	s := &stats{Papers: len(g.Papers()), Edges: len(g.Edges()), Relations: []relationCount{}, Components: []componentCount{}, Cycles: [][]string{}, Years: []yearCount{}, Sections: []sectionCount{}}
	years, sections := map[int]int{}, sectionCounts{}
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		if s.Rows += len(p.Rows); p.Resolved {
			s.Resolved++
		}
		if !p.ID.IsZero() {
			s.OnArXiv++
		}
		if year, _ := p.Date(); year != 0 {
			s.Dated++
			years[year]++
		}
		sections.add(p)
	}
	s.Sections = append(s.Sections, sections.counts...)
	for _, year := range slices.Sorted(maps.Keys(years)) {
		s.Years = append(s.Years, yearCount{year, years[year]})
	}
	s.Relations = append(s.Relations, countRelations(g)...)
	for _, c := range g.Components() { // the largest first
		if n := len(s.Components); n > 0 && s.Components[n-1].Papers == len(c) {
			s.Components[n-1].Count++
			continue
		}
		s.Components = append(s.Components, componentCount{len(c), 1})
	}
	for _, cycle := range g.Cycles() {
		keys := make([]string, len(cycle))
		for i, node := range cycle {
			keys[i] = g.Papers()[node].Key
		}
		s.Cycles = append(s.Cycles, keys)
	}
	return s
}

// sectionCounts counts papers by section, in the order of their first rows.
type sectionCounts struct {
	counts []sectionCount
	place  map[string]int // in counts
}

// add counts a paper once for each section that lists it.
func (s *sectionCounts) add(p *graph.Paper) {
	if s.place == nil {
		s.place = map[string]int{}
	}
	seen := map[string]bool{}
	for _, row := range p.Rows {
		name := strings.Join(row.Section, "\x00")
		if seen[name] {
			continue
		}
		seen[name] = true
		n, known := s.place[name]
		if !known {
			n = len(s.counts)
			s.place[name] = n
			s.counts = append(s.counts, sectionCount{Section: append([]string{}, row.Section...)})
		}
		s.counts[n].Papers++
	}
}

// countRelations counts edges by relation; one of two relations counts for both.
func countRelations(g *graph.Graph) (counts []relationCount) {
	edges := map[graph.Relation]int{}
	for _, e := range g.Edges() {
		for i, r := range e.Reasons {
			if i == 0 || e.Reasons[i-1].Relation != r.Relation {
				edges[r.Relation]++
			}
		}
	}
	for _, r := range graph.Relations() {
		if edges[r] > 0 {
			counts = append(counts, relationCount{r, edges[r]})
		}
	}
	return counts
}

// maxCycles is the number of cycles that are printed, and of papers of each.
const maxCycles = 5

func (s *stats) print(out *answer) {
	out.line("papers      %d on %d rows: %d resolved, %d on arXiv, %d with a date", s.Papers, s.Rows, s.Resolved, s.OnArXiv, s.Dated)
	var parts []string
	for _, r := range s.Relations {
		parts = append(parts, fmt.Sprintf("%s %d", r.Relation, r.Edges))
	}
	out.line("edges       %d%s", s.Edges, of(parts))
	total := 0
	parts = nil
	for _, c := range s.Components {
		total += c.Count
		parts = append(parts, fmt.Sprintf("%d of %s", c.Count, plural(c.Papers, "one paper", fmt.Sprintf("%d papers", c.Papers))))
	}
	out.line("components  %d%s", total, of(parts))
	for n, cycle := range s.Cycles {
		if n == maxCycles {
			out.line("            and %d more", len(s.Cycles)-n)
			break
		}
		more := ""
		if len(cycle) > maxCycles {
			cycle, more = cycle[:maxCycles], fmt.Sprintf(" and %d more", len(cycle)-maxCycles)
		}
		out.line("cycle       %s%s build on each other", oneLine(strings.Join(cycle, ", ")), more)
	}
	out.line("years")
	most := 0
	for _, y := range s.Years {
		most = max(most, y.Papers)
	}
	for _, y := range s.Years {
		out.line("  %d  %5d  %s", y.Year, y.Papers, strings.Repeat("#", (y.Papers*40+most-1)/most))
	}
	out.line("sections")
	for _, section := range s.Sections {
		out.line("  %5d  %s", section.Papers, cmp.Or(oneLine(strings.Join(section.Section, " › ")), "(no section)"))
	}
}

// of returns the parts of a sum behind it.
func of(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	const most = 12
	if n := len(parts); n > most {
		parts = append(slices.Clone(parts[:most]), fmt.Sprintf("and %d other sizes", n-most))
	}
	return ": " + strings.Join(parts, ", ")
}
