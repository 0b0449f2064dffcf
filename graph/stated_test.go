package graph

import (
	"slices"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// A source states which works a paper builds on: those that the graph has, and that are
// no later.
func TestStated(t *testing.T) {
	id := func(text string) work.ID {
		found, ok := work.FindID(text)
		if !ok {
			t.Fatal(text)
		}
		return found
	}
	paper := func(name string, year int, text string, stated ...work.Statement) *Paper {
		return &Paper{Key: name, Name: name, ID: arxiv.Of(&work.Work{IDs: work.IDs(id(text))}), Meta: &work.Work{IDs: work.IDs(id(text)), Published: work.NewDate(year, 0, 0), Stated: stated}}
	}
	const page = "https://example.org/abstract"
	papers := []*Paper{
		paper("Base", 2020, "doi:10.1000/BASE", work.Statement{Of: id("arXiv:2203.05557"), How: work.Uses, Source: page}), // that one is later
		paper("Rival", 2021, "arXiv:2109.01134"),
		paper("Net", 2022, "arXiv:2203.05557",
			work.Statement{Of: id("doi:10.1000/base"), How: work.BuildsOn, Source: page},
			work.Statement{Of: id("arXiv:2109.01134"), How: work.ComparesWith, Source: page},
			work.Statement{Of: id("arXiv:2203.05557"), How: work.Names, Source: page},
			work.Statement{Of: id("arXiv:2001.00001"), How: work.Names, Source: page}),
	}
	want := []Edge{
		{0, 2, []Reason{{Mention, "builds on Base", page, 0.9}}},
		{1, 2, []Reason{{Mention, "compares with Rival", page, 0.6}}},
	}
	if got := stated(papers); !slices.EqualFunc(got, want, func(a, b Edge) bool { return a.From == b.From && a.To == b.To && slices.Equal(a.Reasons, b.Reasons) }) {
		t.Errorf("%v, want %v", got, want)
	}
	if stated(papers[1:2]) != nil {
		t.Error("edges without statements")
	}
}
