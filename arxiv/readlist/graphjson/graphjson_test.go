package graphjson_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv/readlist/graphjson"
	"clipgraph/bib/work"
	_ "clipgraph/internal/testkit"
)

// What earlier versions wrote once for all rows of a paper is the first row's;
// the identifier is that of the row with the paper's title, and of those behind it.
func TestDecodeReadsEarlierVersions(t *testing.T) {
	const source = `{
  "schema": 1,
  "papers": [
    {"key": "a2021", "arxiv": "2103.00020", "version": 2, "name": "CLIP", "title": "Learning Models", "listed_title": "CLIP: Learning Models",
     "authors": [{"family": "van Oak", "given": "Una", "particle": "van"}], "more_authors": true, "year": 2021, "published": "2021-02-26",
     "section": ["Vision"], "repo": "a/b", "links": [{"kind": "code", "url": "https://github.com/a/b"}], "venue": "ICML 2021", "doi": "", "primary_category": "cs.CV", "categories": ["cs.CV"],
     "file": "x.md", "line": 3, "resolved": true, "listed": true,
     "rows": [{"file": "x.md", "line": 3, "section": ["Vision"], "title": "Another Title", "year": 2021, "note": "see arXiv:1706.03762"},
              {"file": "y.md", "line": 4, "section": ["Text"], "title": "CLIP: Learning Models", "year": 0, "note": ""}]},
   {"key": "b", "arxiv": "", "title": "No Rows", "listed_title": "No Rows", "file": "x.md", "line": 9, "resolved": false, "listed": true, "authors": [{"family": "Elm"}]}
  ],
  "edges": [{"source": "a2021", "target": "b", "relations": ["cite"], "reasons": [{"relation": "cite", "evidence": "e", "where": "w", "confidence": 1}]}]
}`
	g, problems := graphjson.Decode(source)
	if g == nil || len(problems) > 0 {
		t.Fatalf("got %v, %v", g, problems)
	}
	first, second, third := g.Papers[0].Rows[0], g.Papers[0].Rows[1], g.Papers[1].Rows[0]
	if first.Key != "a2021" || first.Name != "CLIP" || first.Repo != "a/b" || first.Venue != "ICML 2021" || len(first.Links) != 1 || first.ArXiv != "" {
		t.Errorf("the first row is %+v", first)
	}
	if diff := cmp.Diff([]string{"arXiv:1706.03762"}, first.Mentioned); diff != "" {
		t.Error(diff)
	}
	if second.ArXiv != "2103.00020v2" || second.Order != 1 {
		t.Errorf("the second row is %+v", second)
	}
	if third.Title != "No Rows" || third.Order != 2 || third.Line != 9 || len(third.Authors) != 1 {
		t.Errorf("the row of the second paper is %+v", third)
	}
	meta := g.Papers[0].Meta
	if meta.Title != "Learning Models" || meta.Published != work.NewDate(2021, 2, 26) || meta.PublishedIn().Name != "ICML 2021" || !meta.MoreAuthors || meta.Authors[0].Particle != "van" {
		t.Errorf("the metadata is %+v", meta)
	}
	if at := g.Papers[1].Offset; source[at] != '}' || !strings.Contains(source[at-80:at], "Elm") || len(g.Edges) != 1 {
		t.Errorf("offset %d, %d edges", at, len(g.Edges))
	}
}

// What has another type than it should is left out; what can't be read costs
// nothing else.
func TestDecodeTakesWhatIsSound(t *testing.T) {
	tests := []struct {
		name, source string
		papers       int // -1: it is no graph
		keys         string
		problems     int
	}{
		{"no graph", `{"papers": [], "edges": []}`, -1, "", 0},
		{"no schema of ours", `{"schema": 0, "papers": [], "edges": []}`, -1, "", 0},
		{"a list", `[{"schema": 1}]`, -1, "", 0},
		{"not whole", `{"schema": 1, "edges": [], "papers": [{"key": "a"}`, -1, "", 0},
		{"papers are no list", `{"schema": 1, "papers": {}, "edges": []}`, -1, "", 0},
		{"papers twice", `{"schema": 1, "papers": {"a": [1]}, "papers": [{"key": "a"}], "edges": []}`, 1, "a", 0},
		{"another type", `{"schema": 1, "papers": [{"key": "a", "year": "2021", "rows": 7}, 5, null, {"key": "b"}], "edges": []}`, 2, "a b", 0},
		{"no metadata", `{"schema": 1, "papers": [{"key": "a", "meta": {"arxiv": "no identifier"}}, {"key": "b"}], "edges": [{"source": 1}]}`, 1, "b", 1},
		{"a later version", `{"schema": 7, "papers": [{"key": "a", "colour": {"x": [1]}}], "nodes": [[]], "edges": []} trailing`, 1, "a", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g, problems := graphjson.Decode(test.source)
			if g == nil {
				if test.papers >= 0 {
					t.Fatal("it is taken for no graph")
				}
				return
			}
			var keys []string
			for _, p := range g.Papers {
				keys = append(keys, p.Key)
			}
			if len(g.Papers) != test.papers || strings.Join(keys, " ") != test.keys || len(problems) != test.problems {
				t.Errorf("papers %q, problems %v", keys, problems)
			}
		})
	}
}

// Every record comes back as it was written.
func TestEncodeAndDecode(t *testing.T) {
	papers := []graphjson.Paper{
		{Key: "a", Listed: true, Meta: &work.Work{}, Rows: []graphjson.Row{{Order: 4, File: "x", Line: 1, Title: "A <b> \u2028", Links: []graphjson.Link{{Kind: "paper", URL: "u"}}, Section: []string{"S"}}}},
		{Key: "b", Meta: &work.Work{}},
	}
	edges := []graphjson.Edge{{Source: "a", Target: "b", Relations: []string{"cite"}, Reasons: []graphjson.Reason{{Relation: "cite", Confidence: 0.1}}}}
	var out strings.Builder
	if err := graphjson.Encode(&out, true, slices.Values(papers), slices.Values(edges)); err != nil {
		t.Fatal(err)
	}
	g, problems := graphjson.Decode(out.String())
	if g == nil || len(problems) > 0 || !g.Reversed {
		t.Fatalf("got %v, %v", g, problems)
	}
	if diff := cmp.Diff(papers[0].Rows, g.Papers[0].Rows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(edges, g.Edges); diff != "" {
		t.Error(diff)
	}
}

// What entries of one file refer to is written once, and read for all of them.
func TestReferredEntriesAreWrittenOnce(t *testing.T) {
	big := strings.Repeat("x", 10_000)
	papers := func(n int) (all []graphjson.Paper) {
		parent := &work.Entry{Type: "book", Fields: []work.Field{{Name: "title", Value: "{" + big + "}"}}}
		container := work.Entry{Type: "xdata", Fields: []work.Field{{Name: "publisher", Value: "{" + big + "}"}}}
		for i := range n {
			w := &work.Work{Title: "T", Abstract: big, Entry: &work.Entry{Type: "misc", Parent: parent, ParentKey: "p", XData: []work.XData{{Key: "x", Entry: container}}}}
			if i%2 == 1 {
				w.Entry.Parent = &work.Entry{Type: "book", Parent: parent, ParentKey: "p"}
				w.Entry.ParentKey = fmt.Sprint("p", i)
			}
			meta := *w
			all = append(all, graphjson.Paper{Key: fmt.Sprint(i), Listed: true, Meta: &meta, Rows: []graphjson.Row{{File: "f.bib", Links: []graphjson.Link{}, Work: w}}})
		}
		return all
	}
	encode := func(papers []graphjson.Paper) string {
		var out bytes.Buffer
		if err := graphjson.Encode(&out, false, slices.Values(papers), func(func(graphjson.Edge) bool) {}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	text := encode(papers(10))
	if n := strings.Count(text, big); n != 2+1+10 { // the parent at two depths, the container, an abstract a paper
		t.Errorf("what is large stands there %d times", n)
	}
	read, problems := graphjson.Decode(text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, want := range papers(10) {
		if diff := cmp.Diff(want.Rows[0].Work, read.Papers[i].Rows[0].Work); diff != "" {
			t.Errorf("paper %d: %s", i, diff)
		}
	}
	if again := encode(read.Papers); again != text {
		t.Error("what is read is written otherwise")
	}
}

// sample returns papers of a list, with what a source knows of them.
func sample(n int) []graphjson.Paper {
	papers := make([]graphjson.Paper, n)
	for i := range papers {
		title := fmt.Sprintf("Net %d: Learning the Tides of Shallow Lakes \u2014 a Study", i)
		meta := &work.Work{Title: title, Authors: []work.Person{{Given: "Ada", Family: "Holm"}, {Given: "Bo", Family: "Lind"}}, Published: work.NewDate(2021, 3, 1), Abstract: strings.Repeat("We learn the tides of lakes. ", 30), Categories: []string{"cs.CV"}}
		meta.AddID(work.NewDOI(fmt.Sprint("10.1000/", i)))
		papers[i] = graphjson.Paper{
			Key: fmt.Sprint("key", i), Title: title, Listed: true, Resolved: true, Meta: meta, Authors: []work.Record{}, Section: []string{"Vision", "Lakes"}, Links: []graphjson.Link{}, Categories: []string{"cs.CV"},
			Rows: []graphjson.Row{{Order: i, File: "list.md", Line: 1 + i, Title: title, Section: []string{"Vision", "Lakes"}, Links: []graphjson.Link{{Kind: "paper", Text: "pdf", URL: "https://example.org/a.pdf"}}}},
		}
	}
	return papers
}

// Values are in order, however many are encoded and decoded at a time.
func TestManyValues(t *testing.T) {
	for _, n := range []int{0, 1, 255, 256, 257, 1000} {
		var out strings.Builder
		if err := graphjson.Encode(&out, false, slices.Values(sample(n)), slices.Values([]graphjson.Edge(nil))); err != nil {
			t.Fatal(err)
		}
		var inOrder bytes.Buffer
		if err := json.Indent(&inOrder, []byte(out.String()), "", "  "); err != nil || inOrder.String() != out.String() {
			t.Errorf("%d papers are written otherwise than json.Indent does: %v", n, err)
		}
		g, problems := graphjson.Decode(out.String())
		if g == nil || len(problems) > 0 || len(g.Papers) != n {
			t.Fatalf("%d papers: %v, %v", n, g, problems)
		}
		for i := range g.Papers {
			if p := &g.Papers[i]; p.Rows[0].Order != i || out.String()[p.Offset] != '}' {
				t.Fatalf("paper %d of %d is %+v", i, n, p)
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	papers := sample(2000)
	b.ReportAllocs()
	for b.Loop() {
		if err := graphjson.Encode(io.Discard, false, slices.Values(papers), slices.Values([]graphjson.Edge(nil))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	var out strings.Builder
	if err := graphjson.Encode(&out, false, slices.Values(sample(2000)), slices.Values([]graphjson.Edge(nil))); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		graphjson.Decode(out.String())
	}
}
