package ask

import (
	"maps"
	"slices"
	"strings"

	"clipgraph/graph"
)

// Stats are the counts of a graph.
type Stats struct {
	Papers     int              `json:"papers"`
	Resolved   int              `json:"resolved"` // a source knows them
	OnArXiv    int              `json:"on_arxiv"` // they have an identifier
	Dated      int              `json:"dated"`
	Rows       int              `json:"rows"` // places that list a paper
	Edges      int              `json:"edges"`
	Relations  []RelationCount  `json:"relations"` // an edge of two relations counts for both
	Components []ComponentCount `json:"components"`
	Cycles     [][]string       `json:"cycles"` // keys of papers that build on each other
	Years      []YearCount      `json:"years"`
	Sections   []SectionCount   `json:"sections"`
}

// RelationCount is the number of edges with a reason of a relation.
type RelationCount struct {
	Relation graph.Relation `json:"relation"`
	Edges    int            `json:"edges"`
}

// ComponentCount is the number of weakly connected components of a size.
type ComponentCount struct {
	Papers int `json:"papers"`
	Count  int `json:"count"`
}

// YearCount is the number of papers of a year.
type YearCount struct {
	Year   int `json:"year"`
	Papers int `json:"papers"`
}

// SectionCount is the number of papers of a section, named as in the list. A paper that
// is listed in two sections counts for both.
type SectionCount struct {
	Section []string `json:"section"`
	Papers  int      `json:"papers"`
}

// Count returns the counts of a graph.
func Count(g *graph.Graph) *Stats {
	s := &Stats{Papers: len(g.Papers()), Edges: len(g.Edges()), Relations: []RelationCount{}, Components: []ComponentCount{}, Cycles: [][]string{}, Years: []YearCount{}, Sections: []SectionCount{}}
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
		s.Years = append(s.Years, YearCount{year, years[year]})
	}
	s.Relations = append(s.Relations, countRelations(g)...)
	for _, c := range g.Components() { // the largest first
		if n := len(s.Components); n > 0 && s.Components[n-1].Papers == len(c) {
			s.Components[n-1].Count++
			continue
		}
		s.Components = append(s.Components, ComponentCount{len(c), 1})
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
	counts []SectionCount
	place  map[string]int // indexes into counts
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
			s.counts = append(s.counts, SectionCount{Section: append([]string{}, row.Section...)})
		}
		s.counts[n].Papers++
	}
}

// countRelations counts edges by relation. An edge of two relations counts for both.
func countRelations(g *graph.Graph) (counts []RelationCount) {
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
			counts = append(counts, RelationCount{r, edges[r]})
		}
	}
	return counts
}
