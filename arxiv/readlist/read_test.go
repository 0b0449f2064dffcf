package readlist

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/internal/testkit"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads each list of testdata and compares the items and the
// problems with the file beside it.
func TestGolden(t *testing.T) {
	lists, err := filepath.Glob("testdata/*.md")
	if err != nil || len(lists) == 0 {
		t.Fatal("no lists in testdata", err)
	}
	for _, path := range lists {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			list := read(filepath.Base(path), data)
			var got strings.Builder
			encoder := json.NewEncoder(&got)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			if err := encoder.Encode(struct {
				File     string
				Items    []said
				Problems []Problem
			}{list.File, saidOf(list.Rows), list.Problems}); err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(path, ".md") + ".json"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("%s differs (-want +got); -update rewrites it\n%s", golden, diff)
			}
		})
	}
}

// TestDamagedList reads the damaged list of the first user: 75 papers in 13
// sections, 68 of them with an identifier, and one that a note names.
func TestDamagedList(t *testing.T) {
	list := read("list.md", sharedFile(t, "seed", "awesome-clip.md"))
	if len(list.Rows) != 76 {
		t.Errorf("%d items, want 76: those of the list, and the work that a note names", len(list.Rows))
	}
	sections, ids, with := map[string]bool{}, map[arxiv.ID]bool{}, 0
	byLine := map[int]Row{}
	for _, item := range list.Rows {
		sections[strings.Join(item.Section, "/")] = true
		if item.Col == 1 {
			byLine[item.Line] = item
		}
		if !item.ArXiv().IsZero() {
			with++
			ids[item.ArXiv()] = true
		}
		if item.Col == 1 && (item.Work.Title == "" || item.Year() == 0 || len(item.Links) == 0 || item.Note == "") {
			t.Errorf("line %d lacks a part: %+v", item.Line, item)
		}
	}
	if len(sections) != 13 || with != 69 || len(ids) != 68 {
		t.Errorf("%d sections, %d items with an identifier, %d identifiers; want 13, 69, 68", len(sections), with, len(ids))
	}
	want := map[int]string{
		25: "DeCLIP", 27: "", 30: "FLIP", 33: "NegCLIP", 37: "MetaCLIP", 38: "PC-CLIP", 52: "Chinese CLIP", 56: "CLIP_Surgery",
		92: "CyCLIP", 94: "SigLip", 112: "FT-CLIP", 113: "CLIPN", 117: "", 121: "DeIL", 138: "JINA CLIP", 151: "TCM",
		153: "AnomalyCLIP", 200: "ViFi-CLIP", 212: "", 214: "MotionCLIP", 216: "CLIP goes 3D",
	}
	for line, name := range want {
		if got := byLine[line].Name; got != name {
			t.Errorf("line %d: short name %q, want %q", line, got, name)
		}
	}
	if got := byLine[59].Mentioned; len(got) != 1 || got[0].ID.String() != "2305.13048" {
		t.Errorf("line 59 mentions %v, want 2305.13048", got)
	}
	if got := byLine[113].Work.Version; got != 2 {
		t.Errorf("line 113 links version %d, want 2", got)
	}
	if got := byLine[121].Repo; got != "The-Shuai/DeIL" {
		t.Errorf("line 121: repository %q", got)
	}
	found := false
	for _, p := range list.Problems {
		found = found || p.Line == 119 && strings.Contains(p.Message, "2404.089588")
	}
	if !found {
		t.Errorf("the malformed identifier of line 119 is not reported: %v", list.Problems)
	}
}

// Reading stays linear on what strangers may send.
func TestHostileLists(t *testing.T) {
	lists := map[string]func(n int) string{
		"nested brackets": func(n int) string {
			return strings.Repeat("[", 1000*n) + "x" + strings.Repeat("](https://arxiv.org/abs/1706.03762)", 10*n)
		},
		"a row of bars":     func(n int) string { return "|" + strings.Repeat("a|", 4000*n) },
		"stars":             func(n int) string { return "- " + strings.Repeat("**a*", 1000*n) },
		"backticks":         func(n int) string { return "- " + strings.Repeat("`", 1000*n) + " https://arxiv.org/abs/1706.03762" },
		"open tags":         func(n int) string { return "- " + strings.Repeat("<a href=", 500*n) },
		"entities":          func(n int) string { return "- " + strings.Repeat("&#x41;", 1000*n) },
		"nested list":       func(n int) string { return nestedList(300 * int(math.Sqrt(float64(n)))) },
		"open comments":     func(n int) string { return strings.Repeat("<!-- ", 2000*n) },
		"brackets":          func(n int) string { return "- " + strings.Repeat("[", 9000*n) },
		"half links":        func(n int) string { return "- " + strings.Repeat("[a](", 2000*n) },
		"half images":       func(n int) string { return "- " + strings.Repeat("![", 4000*n) },
		"code":              func(n int) string { return "- " + strings.Repeat("`a``b", 1500*n) },
		"one long block":    func(n int) string { return strings.Repeat("eprint = {1706.03762},\n", 400*n) },
		"headings":          func(n int) string { return strings.Repeat("# a\n", 1000*n) },
		"half a table":      func(n int) string { return strings.Repeat("| **a\n", 500*n) },
		"nothing but blank": func(n int) string { return strings.Repeat(" \t\n", 2000*n) },
	}
	for name, text := range lists {
		t.Run(name, func(t *testing.T) {
			testkit.Linear(t, text, func(text string) { read("hostile.md", []byte(text)) })
		})
	}
}

func nestedList(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "%s- item\n", strings.Repeat(" ", i))
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("## S\n\n|T|L|\n|-|-|\n|2022|\n| **A: b\nc** |[[Paper](https://arxiv.org/abs/1706.03762)]|\n"))
	f.Add([]byte("- [Title](https://arxiv.org/abs/1706.03762) [[code](https://github.com/a/b)]\n  * [p](arxiv.org/abs/)\n"))
	f.Add([]byte("**T** <br>\n<a href='https://arxiv.org/pdf/hep-th/9901001v2'>x</a>\n"))
	f.Fuzz(func(t *testing.T, data []byte) { checkList(t, "f.md", string(data)) })
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString("## Section\n\n| Title | Note | Links |\n|---|---|---|\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "| **Net%d: A method for things of number %d** | It improves on what came before. | [[Code](https://github.com/owner/net%d)] [[Paper](https://arxiv.org/abs/2301.%05d)] |\n", i, i, i, i+1)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		read("bench.md", data)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<table><tr><th>Title<th>Paper<tr><td><b>A Net</b><td><a href=https://arxiv.org/abs/1706.03762>p</a></table>")
	f.Add("<h2>S</h2><ul><li><a href='/a'>A Net of Nets</a> 3 Mar 2018 <a href='https://arxiv.org/pdf/1706.03762v2.pdf'>arxiv</a><ul><li>x<!-- y --></ul></ul><script>https://arxiv.org/abs/1810.04805</script>")
	f.Fuzz(func(t *testing.T, source string) { checkList(t, "f.html", source) })
}

// sharedFile reads a file of the material kept beside the repository, and
// skips the test where there is none.
func sharedFile(t testing.TB, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{"..", "..", "..", "shared"}, path...)...))
	if err != nil {
		t.Skip("the lists kept beside the repository are not here: ", err)
	}
	return data
}

// read is Read without an end.
func read(file string, data []byte) List {
	list, err := Read(context.Background(), file, data)
	if err != nil {
		panic(err)
	}
	return list
}
