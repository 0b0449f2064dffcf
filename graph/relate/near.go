package relate

import (
	"slices"
	"strings"

	"clipgraph/graph/paper"
)

// Which papers are near each other in a list: below the same headings, or on one subject.

// sameSection reports whether two papers are below the same headings. elsewhere reports
// whether they are below headings, but not the same ones.
func (x *Index) sameSection(a, b int) (same, elsewhere bool) {
	return x.inSection(a, b, func([]string) bool { return true })
}

// inSection reports whether two papers are below the same headings, which accept accepts.
// elsewhere reports whether they are below headings, but not such ones.
func (x *Index) inSection(a, b int, accept func(headings []string) bool) (found, elsewhere bool) {
	rows, others := x.papers[a].Rows, x.papers[b].Rows
	for _, row := range rows[:min(len(rows), maxSections)] {
		for _, other := range others[:min(len(others), maxSections)] {
			if len(row.Section) > 0 && slices.Equal(row.Section, other.Section) && accept(row.Section) {
				return true, false
			}
			elsewhere = elsewhere || len(row.Section) > 0 && len(other.Section) > 0
		}
	}
	return false, elsewhere
}

const maxSections = 8 // rows of a paper whose sections are compared

// areNear reports whether two papers are below the same headings, or in a list without
// any, and so few others are there that they are unlikely to have the same acronym by
// chance.
func (x *Index) areNear(a, b int) bool {
	if x.sections == nil {
		x.sections = map[string]int{}
		for _, p := range x.papers {
			for i := range p.Rows {
				x.sections[strings.Join(p.Rows[i].Section, "\n")]++
			}
		}
	}
	found, elsewhere := x.inSection(a, b, func(headings []string) bool { return x.sections[strings.Join(headings, "\n")] <= manyNear })
	return found || !elsewhere && len(x.papers) <= manyNear
}

const manyNear = 300 // rows among which acronyms meet by chance

// sameSubject reports whether the titles of two papers have words in common, a name
// aside.
func (x *Index) sameSubject(a, b int, name string) bool {
	words := paper.TitleWords(x.papers[a].Title())
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(paper.TitleWords(name), w) })
	return paper.CommonWords(words, paper.TitleWords(x.papers[b].Title())) > 0
}
