package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// citing builds a graph of six papers, A to F of the years 2001 to 2006, and citations
// such as "CA", C cites A.
func citing(t *testing.T, citations string, relations ...Relation) []string {
	t.Helper()
	var list readlist.List
	id := func(letter byte) work.ID {
		return work.ID{Kind: work.DOI, Value: "10.1000/" + strings.ToLower(string(letter))}
	}
	for letter := byte('A'); letter <= 'F'; letter++ {
		list.Rows = append(list.Rows, readlist.Row{File: "list.md", Line: int(letter), Name: string(letter), Work: &work.Work{
			Title: "A Paper Called " + strings.Repeat(string(letter), 4), IDs: work.IDs(id(letter)), Published: work.NewDate(2001+int(letter-'A'), 0, 0),
		}})
	}
	for _, pair := range strings.Fields(citations) {
		list.Citations = append(list.Citations, readlist.Citation{Citing: id(pair[0]), Cited: id(pair[1]), Where: "edges.csv", Confidence: 1})
	}
	g, _, err := Build(t.Context(), []readlist.List{list}, nil, Options{Relations: relations})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range g.Edges() {
		for _, r := range e.Reasons {
			all = append(all, fmt.Sprintf("%s-%s %s %.2f %s", g.Papers()[e.From].Name, g.Papers()[e.To].Name, r.Relation, r.Confidence, r.Evidence))
		}
	}
	slices.Sort(all)
	return all
}

func TestTogether(t *testing.T) {
	for _, test := range []struct {
		name, citations string
		relation        Relation
		want            []string
	}{
		{"cited together", "CA CB DA DB EA", CoCited, []string{"A-B cocited 0.82 cited together by 2 of 3 and 2: C, D"}},
		{"once is chance", "CA CB", CoCited, nil},
		{"many", "CA CB DA DB EA EB FA FB", CoCited, []string{"A-B cocited 0.90 cited together by 4 of 4 and 4: C, D, E, …"}},
		{"one citation said twice", "CA CB CA CB", CoCited, nil},
		{"cite the same", "EA EB EC FA FB FC FD", Coupled, []string{"E-F coupled 0.87 cite 3 works in common, of 3 and 4: A, B, C"}},
		{"two are chance", "EA EB FA FB", Coupled, nil},
	} {
		if got := citing(t, test.citations, test.relation); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
	}
	for _, line := range citing(t, "CA CB DA DB EA EB EC FA FB FC FD", Usual()...) {
		if !strings.Contains(line, " cite ") {
			t.Errorf("without being asked for: %s", line)
		}
	}
}

// A work that cites, or is cited by, more than maxTogether ties nobody, and so the time
// does not grow with their square.
func TestTogetherIsBounded(t *testing.T) {
	m := &material{}
	for i := range maxTogether + 1 {
		m.papers = append(m.papers, &Paper{Key: fmt.Sprintf("p%03d", i), Meta: &work.Work{Published: work.NewDate(2001, 0, 0)}})
	}
	group := make([]int32, len(m.papers))
	for i := range group {
		group[i] = int32(i)
	}
	if edges := m.together(Coupled, [][]int32{group, group, group}, 3, "%d%d%d%s"); len(edges) > 0 {
		t.Errorf("%d edges", len(edges))
	}
	if edges := m.together(Coupled, [][]int32{group[1:], group[1:], group[1:]}, 3, "%d%d%d%s"); len(edges) != maxTogether*(maxTogether-1)/2 {
		t.Errorf("%d edges", len(edges))
	}
}
