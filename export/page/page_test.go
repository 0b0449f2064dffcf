package page

import (
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/graph"
	"clipgraph/internal/words"
)

func TestPlaces(t *testing.T) {
	for _, test := range []struct {
		name         string
		files, shown []string
	}{
		{"one list", []string{"/home/anna/lists/README.md"}, []string{"README.md"}},
		{"beside each other", []string{"/home/anna/lists/a.md", "/home/anna/lists/b.md"}, []string{"a.md", "b.md"}},
		{"in folders", []string{"/home/anna/x/a.md", "/home/anna/xy/a.md"}, []string{"x/a.md", "xy/a.md"}},
		{"one in the folder of another", []string{"/home/anna/a.md", "/home/anna/x/a.md"}, []string{"a.md", "x/a.md"}},
		{"of Windows", []string{`C:\Users\anna\a.md`, `C:\Users\anna\b.md`}, []string{"a.md", "b.md"}},
		{"above", []string{"../../anna/a.md"}, []string{"a.md"}},
		{"standard input", []string{"-"}, []string{"-"}},
		{"from the web", []string{"https://raw.githubusercontent.com/o/n/HEAD/README.md", "/home/anna/a.md"}, []string{"https://raw.githubusercontent.com/o/n/HEAD/README.md", "a.md"}},
	} {
		var rows []readlist.Row
		for _, file := range test.files {
			rows = append(rows, readlist.Row{File: file})
		}
		g, err := graph.New([]*graph.Paper{{Key: "a", Rows: rows}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		p := placesOf(g)
		for i, file := range test.files {
			if got := p.where(file + ":12"); p.file(file) != test.shown[i] || got != test.shown[i]+":12" {
				t.Errorf("%s: %q and %q, not %q", test.name, p.file(file), got, test.shown[i])
			}
		}
	}
	for where, want := range map[string]string{
		"/home/anna/edges.csv:12": "edges.csv:12", "../anna/edges.csv:3": "edges.csv:3", "/home/anna/edges": "edges", "Semantic Scholar": "Semantic Scholar",
		"https://arxiv.org/abs/2101.00001": "https://arxiv.org/abs/2101.00001", "https://example.org:80": "https://example.org:80", "10.1000/182": "10.1000/182", "": "",
	} {
		if got := (places{}).where(where); got != want {
			t.Errorf("where(%q) = %q, not %q", where, got, want)
		}
	}
}

func TestLineAddress(t *testing.T) {
	for file, want := range map[string]string{
		"https://raw.githubusercontent.com/o/n/HEAD/README.md":    "https://github.com/o/n/blob/HEAD/README.md?plain=1#L7",
		"https://raw.githubusercontent.com/o/n/v2/docs/a b.md":    "https://github.com/o/n/blob/v2/docs/a%20b.md?plain=1#L7",
		"https://ann:***@raw.githubusercontent.com/o/n/HEAD/a.md": "https://github.com/o/n/blob/HEAD/a.md?plain=1#L7",
		"https://github.com/o/n/raw/main/a.md?token=***":          "https://github.com/o/n/blob/main/a.md?plain=1#L7",
		"https://raw.githubusercontent.com/o/n":                   "",
		"https://example.org/list.md":                             "",
		"README.md":                                               "",
		"javascript:alert(1)":                                     "",
	} {
		if got := lineAddress(file, 7); got != want {
			t.Errorf("%s: %q, not %q", file, got, want)
		}
	}
	if got := lineAddress("https://raw.githubusercontent.com/o/n/HEAD/README.md", 0); got != "" {
		t.Errorf("no line: %q", got)
	}
}

// The script is small, and sets text and never markup: what strangers wrote can't run.
func TestScript(t *testing.T) {
	if len(script) > 50_000 {
		t.Errorf("%d bytes of script", len(script))
	}
	for _, way := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest", "import(", "</script"} {
		if strings.Contains(script, way) {
			t.Errorf("the script has %s", way)
		}
	}
	if got := compact("a\n  // why\n\n  b // c\n"); got != "a\nb // c\n" {
		t.Errorf("compact: %q", got)
	}
}

// Abstracts of few papers are whole, those of many share what they may have.
func TestCut(t *testing.T) {
	if got := words.CutBytes("aéb", 10); got != "aéb" {
		t.Error(got)
	}
	if got := words.CutBytes("aé"+strings.Repeat("é", 9), 7); got != "aé…" {
		t.Error(got)
	}
}
