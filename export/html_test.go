package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestPageData holds what the page's script reads, for a small plain graph.
func TestPageData(t *testing.T) {
	p := readPage(t, render(t, "html", sample(t, []string{"One & Only", "Two: 100 % of Nets"}), Options{}))
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(p.data["data"]), "", " "); err != nil {
		t.Fatal(err)
	}
	indented.WriteString("\n")
	if err := json.Indent(&indented, []byte(p.data["details"]), "", " "); err != nil {
		t.Fatal(err)
	}
	got := numbers.ReplaceAllStringFunc(indented.String(), func(list string) string { return spaces.ReplaceAllString(list, "") })
	file := filepath.Join("testdata", "small-page.json")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it\n%s", file, diff)
	}
}

// Lists of numbers stand on one line in the golden file.
var (
	numbers = regexp.MustCompile(`\[[-0-9,\s]+\]`)
	spaces  = regexp.MustCompile(`\s+`)
)

// Whatever a title holds, the page has the elements that we wrote and no others, and
// what may run is what its policy names.
func TestHostilePage(t *testing.T) {
	g := sample(t, hostile)
	out := render(t, "html", g, Options{})
	if !bytes.Equal(out, render(t, "html", g, Options{})) {
		t.Error("two runs differ")
	}
	p := readPage(t, out)
	nodes := map[string]int{}
	for _, node := range p.rows {
		nodes[node]++
	}
	if len(p.rows) != g.Len() || len(nodes) != g.Len() {
		t.Errorf("%d rows of %d papers for %d", len(p.rows), len(nodes), g.Len())
	}
	var details []map[string]any
	if err := json.Unmarshal([]byte(p.data["details"]), &details); err != nil || len(details) != g.Len() {
		t.Errorf("details of %d papers, %v", len(details), err)
	}
	var data struct {
		Keys  []string
		Edges [][]int
	}
	if err := json.Unmarshal([]byte(p.data["data"]), &data); err != nil || len(data.Keys) != g.Len() || len(data.Edges) != g.Size() {
		t.Errorf("%d papers and %d edges, %v", len(data.Keys), len(data.Edges), err)
	}
}

// readingPage is what a page has.
type readingPage struct {
	title string
	rows  []string          // the papers of its table
	data  map[string]string // JSON, by the identifiers of elements
}

// readPage reads a page, which must hold no elements but ours, run nothing but our scripts,
// load nothing, and link to the web only.
func readPage(t *testing.T, out []byte) readingPage {
	t.Helper()
	doc, err := html.ParseWithOptions(bytes.NewReader(out), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	p := readingPage{data: map[string]string{}}
	var policy string
	var ours []string // scripts and styles
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(strings.Fields("html head meta title style body header h1 b p div i input details summary fieldset legend label select button main noscript img table thead tbody tr th td span a aside footer script"), n.Data) {
			t.Errorf("an element <%s>", n.Data)
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/svg+xml;base64,"):
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "href" && (safeAddress(a.Val) != a.Val || a.Val == ""):
				t.Errorf("a link to %q", a.Val)
			case a.Key == "content" && strings.HasPrefix(a.Val, "default-src"):
				policy = a.Val
			case a.Key == "data-i":
				p.rows = append(p.rows, a.Val)
			}
		}
		switch {
		case n.DataAtom == atom.Title:
			p.title = n.FirstChild.Data
		case n.DataAtom == atom.Script && attributes["type"] == "application/json":
			p.data[attributes["id"]] = n.FirstChild.Data
		case n.DataAtom == atom.Script, n.DataAtom == atom.Style:
			ours = append(ours, n.FirstChild.Data)
		}
	}
	for _, text := range ours {
		sum := sha256.Sum256([]byte(text))
		if !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("the policy %q does not know %.40q", policy, text)
		}
	}
	if len(ours) != 3 || strings.Count(policy, "sha256-") != 3 || strings.Contains(policy, "unsafe") || !strings.HasPrefix(policy, "default-src 'none'; ") {
		t.Errorf("%d scripts and styles, policy %q", len(ours), policy)
	}
	return p
}

// No path of the machine that writes a page is in it, not even in the reasons of edges.
func TestPageWithoutPaths(t *testing.T) {
	g := sample(t, []string{"One", "Two"})
	for _, p := range g.Papers() {
		for i := range p.Rows {
			p.Rows[i].File = "/home/anna/lists/" + p.Rows[i].File
		}
	}
	edges := g.Edges()
	for i := range edges {
		for k := range edges[i].Reasons {
			edges[i].Reasons[k].Where = "/home/anna/lists/" + edges[i].Reasons[k].Where
		}
	}
	if out := render(t, "html", g, Options{}); bytes.Contains(out, []byte("anna")) || len(readPage(t, out).rows) != g.Len() {
		t.Error("a path of the machine is in the page")
	}
}

// A page of 76 papers with abstracts can be sent by mail.
func TestPageSize(t *testing.T) {
	texts := make([]string, 38)
	for i := range texts {
		texts[i] = fmt.Sprintf("Work %d of Many", i)
	}
	g := sample(t, texts)
	for _, p := range g.Papers() {
		p.Meta.Abstract = strings.Repeat("We find words. ", 100)
	}
	if out := render(t, "html", g, Options{}); len(out) > 400_000 {
		t.Errorf("%d bytes", len(out))
	}
}

func BenchmarkPage(b *testing.B) {
	texts := make([]string, 1000)
	for i := range texts {
		texts[i] = fmt.Sprintf("Work %d of Many", i)
	}
	g := sample(b, texts)
	b.ReportAllocs()
	for b.Loop() {
		if err := writeHTML(io.Discard, g, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
