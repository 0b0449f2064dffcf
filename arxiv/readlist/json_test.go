package readlist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

func TestJSONItem(t *testing.T) {
	list := read("papers.json", []byte(`{"title": "Things to read", "Nets 2020": [
  {"title": "DoeNet: A Net", "shortName": "DN", "authors": [{"given": "Jane", "family": "Doe"}, "Richard Roe"],
   "arxivId": "2002.00001v3", "links": {"pdf": "https://example.org/a.pdf", "code": "https://github.com/doe/DoeNet"},
   "venue": {"name": "CVPR", "id": 7}, "tags": ["nets", "more nets"], "stars": 12, "comments": "after arXiv:1706.03762"},
  {"title": "Without a Link", "authors": ["Jane Doe", "Richard Roe"]}
]}`))
	want := []said{{
		File: "papers.json", Line: 2, Col: 3, Title: "DoeNet: A Net", Name: "DN", Year: 2020, Venue: "CVPR",
		Section: []string{"Things to read", "Nets 2020", "nets, more nets"},
		Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Family: "Roe", Given: "Richard"}},
		ID:      mustID("2002.00001"), Version: 3, Repo: "doe/DoeNet", Note: "after arXiv:1706.03762",
		Mentioned: []arxiv.Ref{{ID: mustID("1706.03762")}},
		Links: []Link{
			{Kind: link.Paper, Text: "arXiv", URL: "https://arxiv.org/abs/2002.00001v3"},
			{Kind: link.Paper, Text: "pdf", URL: "https://example.org/a.pdf"},
			{Kind: link.Code, Text: "code", URL: "https://github.com/doe/DoeNet"},
		},
	}, { // what a note names is a paper, too
		File: "papers.json", Line: 4, Col: 103, ID: mustID("1706.03762"), Section: []string{"Things to read", "Nets 2020", "nets, more nets"},
		Links: []Link{{Kind: link.Paper, URL: "https://arxiv.org/abs/1706.03762"}},
	}, {
		File: "papers.json", Line: 5, Col: 3, Title: "Without a Link", Year: 2020, Section: []string{"Things to read", "Nets 2020"},
		Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Family: "Roe", Given: "Richard"}},
	}}
	if diff := cmp.Diff(want, saidOf(list.Rows), cmp.AllowUnexported(arxiv.ID{})); diff != "" {
		t.Error(diff)
	}
	if len(list.Problems) != 1 || list.Problems[0].Kind != UntitledProblem {
		t.Error(list.Problems)
	}
}

func TestJSONForms(t *testing.T) {
	tests := map[string]struct {
		source   string
		want     []string
		problems int
	}{
		"a map of titles to addresses": {
			"{\"Attention Is All You Need\": \"https://arxiv.org/abs/1706.03762\",\n \"home\": \"https://example.org\"}",
			[]string{"1 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"a map of titles to records": {
			"{\"papers\": {\n\"Attention Is All You Need\": {\"url\": \"https://arxiv.org/abs/1706.03762\", \"year\": 2017}}}",
			[]string{"2 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"a map of identifiers to records": {
			"{\"1706.03762\": {\"title\": \"Attention Is All You Need\", \"url\": \"https:\\/\\/arxiv.org\\/abs\\/1706.03762\"},\n\"1706.03763\": {\"title\": \"Another Paper\"}}",
			[]string{"1 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"rows of Markdown": {
			`{"Nets": {"1706.03762": "|**2017-06-12**|**Attention Is All You Need**|A. Vaswani et.al.|[1706.03762](http://arxiv.org/abs/1706.03762)|null|\n"}}`,
			[]string{"1 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"a list of addresses": {
			"[\"https://arxiv.org/abs/1706.03762\",\n\"https://arxiv.org/abs/1810.04805\"]",
			[]string{"1  |  | 1706.03762", "2  |  | 1810.04805"}, 1,
		},
		"a list of texts": {
			"[\"Attention Is All You Need https://arxiv.org/abs/1706.03762\",\n\"nothing\"]",
			[]string{"1 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"one record a line": {
			"{\"id\": \"1\", \"title\": \"Attention Is\\n All You Need\", \"arxiv\": \"1706.03762\"}\n{\"id\": broken}\n\n{\"title\": \"BERT\", \"name\": \"BERT\", \"url\": \"https://arxiv.org/abs/1810.04805\"}\n",
			[]string{"1 Attention Is All You Need |  | 1706.03762", "4 BERT | BERT | 1810.04805"}, 1,
		},
		"categories with papers": {
			`[{"category": "Nets", "papers": [{"name": "Attention Is All You Need", "link": "https://arxiv.org/abs/1706.03762"}]}]`,
			[]string{"1 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"a paper within a record": {
			`[{"paper": {"title": "Attention Is All You Need", "url": "https://arxiv.org/abs/1706.03762"}, "models": [{"name": "base", "url": "https://example.org"}]}]`,
			[]string{"1 Attention Is All You Need |  | 1706.03762"}, 0,
		},
		"what else a record names": {
			`[{"title": "Attention Is All You Need", "arxiv": "1706.03762", "cites": ["https://arxiv.org/abs/1409.0473"], "x": "arXiv:1512.03385"}]`,
			[]string{"1 Attention Is All You Need |  | 1706.03762", "1  |  | 1409.0473", "1  |  | 1512.03385"}, 1,
		},
		"bare numbers": {
			`[{"title": "Some Title of a Paper", "version": "1706.03762", "score": 1706.03763}]`, nil, 0,
		},
		"what is no list": {
			`{"name": "package", "title": "A Package", "homepage": "https://example.org", "repository": {"type": "git", "url": "https://github.com/a/b"}}`, nil, 0,
		},
		"cut off": {
			"[{\"title\": \"Attention Is All You Need\", \"arxiv\": \"1706.03762\"},\n{\"title\": \"BERT\", \"arxiv\": \"1810.04805\", x",
			[]string{"1 Attention Is All You Need |  | 1706.03762", "2 BERT | BERT | 1810.04805"}, 1,
		},
		"deep": {
			strings.Repeat("[", 100_000) + `{"arxiv": "1706.03762"}`,
			[]string{"1  |  | 1706.03762"}, 3,
		},
		"empty": {"", nil, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			list := read("list.json", []byte(test.source))
			if diff := cmp.Diff(test.want, briefs(list)); diff != "" {
				t.Error(diff)
			}
			if len(list.Problems) != test.problems {
				t.Error(list.Problems)
			}
		})
	}
}

func TestJSONIsTold(t *testing.T) {
	tests := map[string]string{
		`{"title": 1}`:               "JSON",
		"\n[\n  {\n \"a\": 1}]":      "JSON",
		`["a", "b"]`:                 "JSON",
		"[[Paper](https://x)]":       "Markdown",
		"[\"A title\"](https://x)":   "Markdown",
		"{ok} this is text":          "Markdown",
		"[{\"title\": \"cut off, as": "JSON",
	}
	for source, want := range tests {
		if got := formatOf("-", source).name; got != want {
			t.Errorf("%q is %s, want %s", source, got, want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"a": [{"title": "T u v", "arxiv": "1706.03762", "authors": [{"name": "A B"}], "x": {"url": "https://github.com/a/b"}}]}`)
	f.Add("{\"title\": \"A b\", \"doi\": \"10.1/x\"}\n{\"eprint\": [\"hep-th/9901001\"]}\n")
	f.Add(`{"schema": 1, "papers": [{"arxiv": "1706.03762", "title": "T", "rows": [{"file": "x", "line": 3, "title": "T", "note": "arXiv:1706.03763"}], "resolved": true}], "edges": []}`)
	f.Fuzz(func(t *testing.T, source string) { checkList(t, "f.json", source) })
}

func BenchmarkReadJSON(b *testing.B) {
	var text strings.Builder
	text.WriteString("[")
	for i := range 5000 {
		fmt.Fprintf(&text, "{\"title\": \"Net%d: A method for things\", \"authors\": [\"Jane Doe\", \"Richard Roe\"], \"year\": 2023, \"arxiv\": \"2301.%05d\", \"code\": \"https://github.com/owner/net%d\"},\n", i, i+1, i)
	}
	text.WriteString("{}]")
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		read("bench.json", data)
	}
}

// Long lists are read in parts, on all processors: the rows and problems are those of the lines, in
// their order.
func TestJSONLinesInParts(t *testing.T) {
	var source strings.Builder
	deep := strings.Repeat("[", 100) + strings.Repeat("]", 100)
	const lines = 6000 // of 150 bytes: four parts
	for i := range lines {
		switch {
		case i%1000 == 500:
			source.WriteString("{\"title\": broken}\n")
		case i%1000 == 700:
			fmt.Fprintf(&source, "{\"title\": \"Deep Waters of Lake %d\", \"year\": 2001, \"x\": %s}\n", i, deep)
		case i%1000 == 900:
			source.WriteString("{\"more\": [\"- [A Lake of Its Own](https://arxiv.org/abs/1706.03762)\"]}\n")
		default:
			fmt.Fprintf(&source, "{\"title\": \"Waters of Lake %d: %s\", \"year\": 2001, \"authors\": [\"Jane Doe\"]}\n", i, strings.Repeat("a long title ", 5))
		}
	}
	list := read("papers.jsonl", []byte(source.String()))
	if want := lines - 6 - 6; len(list.Rows) != want { // without the broken ones, and those that say too little of a paper
		t.Errorf("%d rows, not %d", len(list.Rows), want)
	}
	last := 0
	for _, row := range list.Rows {
		if row.Line < last {
			t.Fatalf("line %d after line %d", row.Line, last)
		}
		last = row.Line
		if title := fmt.Sprintf("Lake %d", row.Line-1); row.ArXiv().IsZero() && !strings.Contains(row.Work.Title, title) {
			t.Fatalf("line %d is %q", row.Line, row.Work.Title)
		}
	}
	broken, deepest := 0, 0
	for _, p := range list.Problems {
		switch {
		case strings.Contains(p.Message, "not a record in JSON") && p.Line%1000 == 501:
			broken++
		case strings.Contains(p.Message, "nested deeper") && p.Line == 701:
			deepest++
		}
	}
	if broken != 6 || deepest != 1 {
		t.Errorf("%d lines are broken and %d nested too deep: %v", broken, deepest, list.Problems)
	}
}
