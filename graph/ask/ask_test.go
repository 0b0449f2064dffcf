package ask_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/graph/ask"
)

// chainOf is a graph of a -> b -> c and of d alone.
func chainOf(t testing.TB) *graph.Graph {
	t.Helper()
	var papers []*graph.Paper
	for i, key := range []string{"a", "b", "c", "d"} {
		section := []string{"First", "Second"}[i/2]
		papers = append(papers, &graph.Paper{Key: key, Meta: &work.Work{Title: "Title " + key, Published: work.NewDate(2020+i, 0, 0)}, Rows: []readlist.Row{{Section: []string{section}}}, Order: i, Orders: []int{i}})
	}
	reason := func(r graph.Relation) []graph.Reason {
		return []graph.Reason{{Relation: r, Evidence: "e", Where: "w", Confidence: 1}}
	}
	g, err := graph.New(papers, []graph.Edge{{From: 0, To: 1, Reasons: reason(graph.Lineage)}, {From: 1, To: 2, Reasons: reason(graph.Mention)}})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func keys(chain ask.Chain) (keys []string) {
	for _, s := range chain.Steps {
		keys = append(keys, s.Key)
	}
	return keys
}

func TestChains(t *testing.T) {
	g := chainOf(t)
	for _, ends := range [][2]int{{0, 2}, {2, 0}} {
		chains, against := ask.Chains(g, ends[0], ends[1], 1)
		if len(chains) != 1 || against || !slices.Equal(keys(chains[0]), []string{"a", "b", "c"}) {
			t.Errorf("%v: %v, against %v", ends, chains, against)
		}
	}
	if chains, _ := ask.Chains(g, 0, 3, 1); chains != nil {
		t.Errorf("nothing ties a to d, and %v does", chains)
	}
}

func TestRank(t *testing.T) {
	g := chainOf(t)
	for _, by := range ask.Measures {
		ranked, err := ask.Rank(g, by)
		if err != nil || len(ranked) != 4 {
			t.Fatalf("%s: %d papers (%v)", by, len(ranked), err)
		}
		first := map[string]string{"pagerank": "a", "out": "a", "in": "b", "betweenness": "b"}[by]
		if ranked[0].Key != first || (ranked[0].Between != nil) != (by == "betweenness") {
			t.Errorf("by %s the first is %s, want %s", by, ranked[0].Key, first)
		}
		if groups := ask.BySection(ranked); len(groups) != 2 || len(groups[0]) != 2 {
			t.Errorf("by %s: sections %v", by, groups)
		}
	}
}

func TestRelatedTo(t *testing.T) {
	r := ask.RelatedTo(chainOf(t), 1)
	if r.Paper.String() != "Title b (b)" || r.Paper.Dated() != "2021     Title b (b)" || len(r.Earlier) != 1 || r.Earlier[0].Key != "a" || len(r.Later) != 1 || r.Later[0].Key != "c" {
		t.Errorf("%+v", r)
	}
}

func TestCount(t *testing.T) {
	got, err := json.Marshal(ask.Count(chainOf(t)))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"papers":4,"resolved":0,"on_arxiv":0,"dated":4,"rows":4,"edges":2,"relations":[{"relation":"lineage","edges":1},{"relation":"mention","edges":1}],` +
		`"components":[{"papers":3,"count":1},{"papers":1,"count":1}],"cycles":[],"years":[{"year":2020,"papers":1},{"year":2021,"papers":1},{"year":2022,"papers":1},{"year":2023,"papers":1}],` +
		`"sections":[{"section":["First"],"papers":2},{"section":["Second"],"papers":2}]}`
	if string(got) != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// Text is what people read: a chain with its reasons, a table of ranks.
func TestWrite(t *testing.T) {
	g := chainOf(t)
	chains, _ := ask.Chains(g, 0, 1, 1)
	for _, test := range []struct {
		answer ask.Text
		want   string
	}{
		{ask.ChainList(chains), "  2020     Title a (a)\n→ 2021     Title b (b)\n           lineage 1.00  e (w)\n"},
		{ask.RelatedTo(g, 0), "2020     Title a (a)\n\nearlier: 0\n\nlater: 1\n  2021     Title b (b)\n           lineage 1.00  e (w)\n"},
		{ask.RankList{By: "in", Groups: [][]ask.Ranked{nil}}, "rank  PageRank   out    in  date     paper\n"},
	} {
		var out strings.Builder
		if err := ask.Write(&out, test.answer); err != nil || out.String() != test.want {
			t.Errorf("%q (%v)\nwant %q", out.String(), err, test.want)
		}
	}
}

// What most papers cite comes first, and of equal ones the earlier; what only one cites,
// or what is named and not cited, is not missing.
func TestMissingFrom(t *testing.T) {
	paper := func(key string, year int, listed bool) *graph.Paper {
		p := &graph.Paper{Key: key, Meta: &work.Work{Title: "Title " + key, Published: work.NewDate(year, 0, 0)}}
		if listed {
			p.Rows, p.Orders = []readlist.Row{{}}, []int{0}
		}
		return p
	}
	papers := []*graph.Paper{paper("a", 2019, true), paper("b", 2018, true), paper("c", 2017, true),
		paper("x", 2012, false), paper("y", 2010, false), paper("z", 2011, false), paper("named", 2009, false)}
	edge := func(from, to int, r graph.Relation) graph.Edge {
		return graph.Edge{From: from, To: to, Reasons: []graph.Reason{{Relation: r, Evidence: "e", Where: "w", Confidence: 1}}}
	}
	g, err := graph.New(papers, []graph.Edge{
		edge(3, 0, graph.Cite), edge(3, 1, graph.Cite), edge(5, 0, graph.Cite), edge(5, 1, graph.Cite), edge(5, 2, graph.Cite),
		edge(4, 1, graph.Cite), edge(4, 2, graph.Cite), edge(4, 3, graph.Cite), edge(6, 0, graph.Mention), edge(6, 1, graph.Mention), edge(0, 1, graph.Cite),
	})
	if err != nil {
		t.Fatal(err)
	}
	said := func(least int) (text string) {
		for _, m := range ask.MissingFrom(g, least) {
			text += m.Key + ":"
			for _, b := range m.CitedBy {
				text += b.Key
			}
			text += " "
		}
		return text
	}
	if got := said(2); got != "z:cba y:cb x:ba " {
		t.Errorf("%s", got)
	}
	if got := said(3); got != "z:cba " {
		t.Errorf("%s", got)
	}
}
