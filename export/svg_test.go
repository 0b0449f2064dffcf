package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// pictured is a graph of papers that pictures show in ways of their own.
func pictured(t *testing.T) *graph.Graph {
	t.Helper()
	row := []readlist.Row{{File: "list.md", Line: 1, Work: &work.Work{}, Section: []string{"🔥 2. Prompts (3)"}}}
	date := func(year int) work.Date { return work.NewDate(year, 6, 0) }
	papers := []*graph.Paper{
		{Key: "a", Name: "CoOp", Meta: &work.Work{Published: date(2021), Venue: &work.Venue{Name: "IJCV"}}, Rows: row},
		{Key: "b", Name: "CoCoOp", Meta: &work.Work{Published: date(2022)}, Rows: row},
		{Key: "c", Name: "שלום", Meta: &work.Work{Published: date(2022)}, Rows: row},
		{Key: "d", Name: `$\pi_0$`, Meta: &work.Work{Published: date(2023), Comment: "This paper has been withdrawn by the author."}, Rows: row},
		{Key: "e", Name: "Cited", Meta: &work.Work{Published: date(2019)}},
	}
	edge := func(from, to int, r graph.Relation, confidence float64) graph.Edge {
		return graph.Edge{From: from, To: to, Reasons: []graph.Reason{{Relation: r, Evidence: "e", Where: "w", Confidence: confidence}}}
	}
	g, err := graph.New(papers, []graph.Edge{edge(0, 1, graph.Lineage, 1), edge(4, 0, graph.Cite, 1), edge(4, 1, graph.Cite, 1), edge(0, 3, graph.Mention, 0.4)})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestPicture(t *testing.T) {
	g := pictured(t).WithReasons(graph.Reason.IsDrawn) // as the command does
	for _, test := range []struct {
		name       string
		o          Options
		want, none string
	}{
		{"a title without emoji, number and count", Options{}, ">Prompts<", "🔥"},
		{"the mark of what is published", Options{}, `class="c hlineage"`, ""},
		{"the name of a withdrawn paper", Options{}, `class="n f w"`, ""},
		{"the ring of a paper that is in no list", Options{}, `class="r cite u"`, ""},
		{"text from right to left", Options{}, ">\u2068שלום\u2069<", ""},
		{"a formula", Options{}, ">π₀<", `\pi`},
		{"what edges are", Options{}, ">continues<", ">names<"},
		{"an edge that is written, reversed", Options{Reverse: true, Width: 390}, ">→ ", ">← "},
		{"an edge that follows from others", Options{}, `class="edge"`, `class="x"`},
		{"all edges", Options{All: true}, `class="x"`, ""},
		{"facts", Options{}, ">5 papers, 2019–2023; 3 edges, the strongest are drawn<", ""},
		{"no facts", Options{NoTitle: true}, "", "5 papers, 2019"},
		{"a name of the list that says nothing", Options{}, "", ">list<"},
		{"ticks", Options{Detail: "backbone"}, "", `class="a"`},
		{"an area", Options{Detail: "field"}, `class="a"`, ""},
		{"its own size", Options{}, ` width="840"`, ""},
		{"a phone's", Options{Width: 390}, `viewBox="0 0 390 `, ""},
		{"names of 24 pixels", Options{FontSize: 24, Width: 1680}, `viewBox="0 0 840 `, ""},
		{"narrower than a layout", Options{Width: 160}, `" width="160"`, ""},
	} {
		out := string(render(t, "svg", g, test.o))
		if !strings.Contains(out, test.want) || test.none != "" && strings.Contains(out, test.none) {
			t.Errorf("%s: want %q and no %q", test.name, test.want, test.none)
		}
	}
	forward, back := render(t, "svg", g, Options{}), render(t, "svg", g, Options{Reverse: true})
	if bytes.Equal(forward, back) || bytes.Count(forward, []byte(`class="hlineage"`)) != bytes.Count(back, []byte(`class="hlineage"`)) {
		t.Error("reversed edges have no arrowheads at the earlier papers")
	}
}

// The size of a picture does not grow with the list where it shows a field.
func TestPictureSize(t *testing.T) {
	for _, n := range []int{20, 200, 1500} {
		texts := make([]string, n)
		for i := range texts {
			texts[i] = fmt.Sprintf("Work %d of Many", i)
		}
		if out := render(t, "svg", sample(t, texts), Options{}); len(out) > 150_000 {
			t.Errorf("%d papers: %d bytes", 2*n, len(out))
		}
	}
}
