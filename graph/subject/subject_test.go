package subject

import (
	"strconv"
	"strings"
	"testing"

	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// A name is the acronym of a subject if three other titles spell it out, and one is
// earlier, or its own title spells it out differently.
func TestAcronyms(t *testing.T) {
	const later = "2022: Many Crates Counted / 2023: Many Crates Counted Twice / 2024: On Many Crates Counted"
	for _, test := range []struct {
		titles  string // the first has the name MCC
		uses    int
		subject bool
	}{
		{"2021: MCC: Painting Doors / " + later, 4, false},
		{"2023: MCC: Painting Doors / " + later, 4, true},
		{"2023: MCC: Painting Doors / " + strings.TrimSuffix(later, " / 2024: On Many Crates Counted"), 4, false},
		{"2021: MCC: Mice Chase Cats / " + later, 4, true},
		{"2021: MCC: Many Crates Counted / " + later, 4, false},
		{"2021: MCC: Painting Doors / " + strings.ReplaceAll(later, "Counted", "Counting"), 2, true},
		{"2021: MCC: Painting Doors / " + strings.ReplaceAll(later, "Counted", "Counting"), 3, false},
		{"2021: MCC: Painting Doors / " + strings.ReplaceAll(later, "Many Crates", "Many-Crates"), 4, false},
		{"2023: MCC: Painting Doors / " + strings.ReplaceAll(later, "Many Crates", "Methods for Crates"), 4, false},
		{"2023: MCC: Painting Doors / " + strings.ReplaceAll(later, "Many Crates", "Many of the Crates"), 4, true},
		{"2023: MCC: Painting Doors / " + strings.ReplaceAll(later, "Many Crates Counted", "A Box for Many Crates Counted for Fun"), 4, true},
	} {
		var papers []*paper.Paper
		for line := range strings.SplitSeq(test.titles, " / ") {
			year, title, _ := strings.Cut(line, ": ")
			n, _ := strconv.Atoi(year)
			papers = append(papers, &paper.Paper{Key: title, Meta: &work.Work{Title: title, Published: work.NewDate(n, 0, 0)}})
		}
		if got := Acronyms(papers, []Name{{Fold: "mcc", Paper: 0, Uses: test.uses}})["mcc"]; got != test.subject {
			t.Errorf("%s: a subject: %v", test.titles, got)
		}
	}
}
