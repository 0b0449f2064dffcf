package graph

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

func TestParts(t *testing.T) {
	paper := func(key string, date work.Date, sections ...string) *Paper {
		return &Paper{Key: key, Meta: &work.Work{Title: key, Published: date}, Rows: []readlist.Row{{Section: sections}}}
	}
	papers := []*Paper{
		paper("a", work.NewDate(2020, 5, 0), "Surveys"), paper("b", work.NewDate(2021, 0, 0), "Methods", "Prompt Learning"),
		paper("c", work.NewDate(2021, 7, 3), "Methods"), paper("d", work.Date{}, "Methods", "Adapters"),
	}
	for i, p := range papers {
		p.Order, p.Orders = i, []int{i}
	}
	g, err := New(papers, []Edge{{From: 0, To: 2, Reasons: []Reason{{Relation: Mention, Evidence: "e", Where: "w", Confidence: 1}}}})
	if err != nil {
		t.Fatal(err)
	}
	keys := func(g *Graph) string {
		var keys []string
		for _, p := range g.Papers() {
			keys = append(keys, p.Key)
		}
		return strings.Join(keys, "")
	}
	for _, test := range []struct {
		since, until work.Date
		want         string
		undated      int
	}{
		{work.Date{}, work.Date{}, "abc", 1},
		{work.NewDate(2021, 0, 0), work.Date{}, "bc", 1},
		{work.NewDate(2021, 6, 0), work.Date{}, "bc", 1}, // b may be of June
		{work.NewDate(2021, 8, 0), work.Date{}, "b", 1},
		{work.Date{}, work.NewDate(2020, 0, 0), "a", 1},
		{work.Date{}, work.NewDate(2020, 4, 0), "", 1},
		{work.NewDate(2020, 5, 0), work.NewDate(2021, 6, 0), "ab", 1},
	} {
		if part, undated := g.Between(test.since, test.until); keys(part) != test.want || undated != test.undated {
			t.Errorf("%v to %v: %q, %d without a date, want %q, %d", test.since, test.until, keys(part), undated, test.want, test.undated)
		}
	}
	for text, want := range map[string]string{"methods": "bcd", "PROMPT  learning": "b", "e": "abcd", "none": ""} {
		if got := keys(g.InSections([]string{text})); got != want {
			t.Errorf("below %q: %q, want %q", text, got, want)
		}
	}
	if got := keys(g.Around(2)); got != "ac" {
		t.Errorf("around c: %q", got)
	}
	if got := g.Sections(3); !slices.Equal(got, []string{"Surveys", "Prompt Learning", "Methods"}) {
		t.Errorf("sections %q", got)
	}
}
