package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/multi"

	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/internal/testkit"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// hostile are strings that break a format whose quoting is wrong.
var hostile = []string{
	`plain`, ``, `"quoted"`, `<b>bold</b>`, `<unclosed & bad>`, `R&D &amp; &lt;`, `a\b \N \G \l \"`, "tab\tline\nfeed\rreturn",
	"bell\a nul\x00 esc\x1b[31m", "zero\u200bwidth", "M\xfcller", `graph`, `12.50`, `a:b`, `=1+1`, `+1`, `-1`, `@SUM(A1)`, `'quoted`,
	`</script><img src=x onerror=alert(1)>`, `%d %s ${HOME} $(id) ` + "`id`", `semi;colon,comma|bar`, "中文 👩‍💻 עברית",
	strings.Repeat("long ", 5000), `\input{/etc/passwd} \write18{id}`, "]]>", "\ufffe\uffff", `--> <!--`, `javascript:alert(1)`,
}

// hostileTitles returns n titles that are put together of those strings and of
// single characters, the same in every run.
func hostileTitles(n int) []string {
	r := rand.New(rand.NewPCG(7, 7))
	pieces := append([]string{"<", ">", "&", ";", "\\", "\"", "'", "{", "}", "|", "[", "]", "\n", "\x00", "&#0;", "&lt", "\\\"", "--", "é", "漢", "\xff", " "}, hostile...)
	titles := make([]string, n)
	for i := range titles {
		for range 1 + r.IntN(6) {
			piece := pieces[r.IntN(len(pieces))]
			titles[i] += piece[:min(len(piece), 60)]
		}
	}
	return titles
}

// sample is a graph whose every text is one of texts, two papers a text.
func sample(t testing.TB, texts []string) *graph.Graph {
	t.Helper()
	var papers []*graph.Paper
	var edges []graph.Edge
	for i, text := range texts {
		for _, half := range []string{"a", "b"} {
			papers = append(papers, &graph.Paper{
				Key: "key" + strings.Repeat("x", i) + half, Name: text, ListedTitle: text, Resolved: half == "a",
				Meta: &work.Work{
					Title: text, Authors: []work.Person{{Family: text, Given: text}}, Published: work.NewDate(2023, 1+i%9, 0),
					URL: text, Note: text, Comment: text, JournalRef: text, Abstract: text, Updated: work.NewDate(2024, 2, 1+i%28), IDs: work.IDs(work.NewDOI(text)), PrimaryCategory: text, Categories: []string{text},
					Venue: &work.Venue{Kind: "article", Name: text, Year: 2023, Pages: text, Volume: text, Publisher: text},
				},
				Rows: []readlist.Row{{
					File: "list.md", Line: len(papers) + 1, Col: 1, Work: &work.Work{Title: text}, Section: []string{text}, Repo: text, Note: text,
					Links: []readlist.Link{{Kind: link.Other, Text: text, URL: text}},
				}},
			})
		}
		edges = append(edges, graph.Edge{From: 2 * i, To: 2*i + 1, Reasons: []graph.Reason{
			{Relation: graph.Relations()[i%len(graph.Relations())], Evidence: text, Where: text, Confidence: 0.5},
		}})
	}
	g, err := graph.New(papers, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func render(t testing.TB, name string, g *graph.Graph, o Options) []byte {
	t.Helper()
	for _, f := range Formats {
		if f.Name == name {
			var out bytes.Buffer
			if err := f.Write(&out, g, o); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return out.Bytes()
		}
	}
	t.Fatalf("no format %s", name)
	return nil
}

// TestGolden holds each format's bytes for a small plain graph.
func TestGolden(t *testing.T) {
	g := sample(t, []string{"One & Only", "Two: 100 % of Nets"})
	for _, f := range Formats {
		if f.Name == "html" {
			continue // most of it is its script; see TestPageData
		}
		for _, variant := range variants(f) {
			t.Run(f.Name+variant.name, func(t *testing.T) {
				got := render(t, f.Name, g, variant.o)
				if again := render(t, f.Name, g, variant.o); !bytes.Equal(got, again) {
					t.Error("two runs differ")
				}
				name := "small"
				if f.Name != f.Ext {
					name += "-" + f.Name // csljson and json have one ending
				}
				path := filepath.Join("testdata", name+variant.name+"."+f.Ext)
				if *update {
					if err := os.WriteFile(path, got, 0o666); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("%s differs (-want +got); -update rewrites it\n%s", path, diff)
				}
			})
		}
	}
}

// variant is a way in which a format can be written.
type variant struct {
	name string
	o    Options
}

func variants(f Format) []variant {
	all := []variant{{"", Options{}}}
	if f.Has(TakesEdges) {
		all = append(all, variant{"-edges", Options{Edges: true}})
	}
	if f.Name == "csv" {
		for _, d := range CSVDialects {
			all = append(all, variant{"-" + d, Options{Dialect: d}}, variant{"-" + d + "-edges", Options{Dialect: d, Edges: true}})
		}
	}
	return all
}

// What is written reads back, whatever the text.
func TestHostileCSV(t *testing.T) {
	g := sample(t, hostile)
	for _, o := range []Options{{}, {Edges: true}, {Edges: true, Reverse: true}} {
		records, err := csv.NewReader(bytes.NewReader(render(t, "csv", g, o))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want := 2*len(hostile) + 1
		if o.Edges {
			want = len(hostile) + 1
		}
		if len(records) != want {
			t.Errorf("%+v: %d records, want %d", o, len(records), want)
		}
		for _, record := range records {
			for _, value := range record {
				if value != "" && strings.ContainsRune("=+-@\t\r", rune(value[0])) {
					t.Errorf("%q is a formula to a spreadsheet", value)
				}
			}
		}
	}
}

func TestHostileJSON(t *testing.T) {
	out := render(t, "json", sample(t, hostile), Options{})
	var doc struct {
		Schema int
		Papers []struct{ Title string }
		Edges  []struct{ Source, Target string }
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Schema != 1 || len(doc.Papers) != 2*len(hostile) || len(doc.Edges) != len(hostile) {
		t.Errorf("schema %d, %d papers, %d edges", doc.Schema, len(doc.Papers), len(doc.Edges))
	}
	for i, text := range hostile {
		if want := strings.ToValidUTF8(text, "\ufffd"); doc.Papers[2*i].Title != want {
			t.Errorf("title %q, want %q", doc.Papers[2*i].Title, want)
		}
	}
	if bytes.Contains(out, []byte("</script")) {
		t.Error("a title ends a script")
	}
}

// Two readers of DOT take what we write: gonum's, and Graphviz where it is
// installed, whose picture then is well-formed XML without live code.
func TestHostileDOT(t *testing.T) {
	graphviz, err := exec.LookPath("dot")
	if err != nil {
		t.Log("Graphviz is not installed")
	}
	const batch = 25 // Graphviz takes long over many clusters
	for texts := range slices.Chunk(append(hostileTitles(500), hostile...), batch) {
		out := render(t, "dot", sample(t, texts), Options{})
		// gonum's lexer knows no U+FFFD, which stands for bytes that are no UTF-8.
		if err := dot.UnmarshalMulti(bytes.ReplaceAll(out, []byte("\ufffd"), []byte("?")), multi.NewDirectedGraph()); err != nil {
			t.Errorf("gonum can't read it: %v\n%q", err, texts)
		}
		if graphviz == "" {
			continue
		}
		c := exec.Command(graphviz, "-Tsvg")
		c.Stdin = bytes.NewReader(out)
		var stderr bytes.Buffer
		c.Stderr = &stderr
		svg, err := c.Output()
		if err != nil || stderr.Len() > 0 {
			t.Fatalf("dot: %v\n%s\n%q", err, stderr.String(), texts)
		}
		if nodes := checkPicture(t, svg)["node"]; nodes < 2*len(texts) {
			t.Errorf("%d nodes, want at least %d", nodes, 2*len(texts))
		}
	}
}

// Our own picture holds every paper, where it names all, and nothing that runs.
func TestHostileSVG(t *testing.T) {
	testkit.PlainOnly(t)
	texts := append(hostileTitles(500), hostile...)
	for _, o := range []Options{{Detail: "all"}, {Detail: "all", Lanes: "community"}, {Detail: "all", FontSize: 30, All: true}, {Detail: "all", Width: 390, Reverse: true}} {
		svg := render(t, "svg", sample(t, texts), o)
		if nodes := checkPicture(t, svg)["paper"]; nodes != 2*len(texts) {
			t.Errorf("%+v: %d nodes, want %d", o, nodes, 2*len(texts))
		}
	}
}

// checkPicture reads an SVG, which must be well-formed, hold nothing that runs
// and link to the web only. It returns how often each class occurs in it, the first of an element.
func checkPicture(t *testing.T, svg []byte) map[string]int {
	t.Helper()
	classes := map[string]int{}
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return classes
		}
		if err != nil {
			t.Fatalf("the picture is not well-formed: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if name := start.Name.Local; name == "script" || name == "img" || name == "foreignObject" {
			t.Errorf("the picture holds <%s>", name)
		}
		for _, a := range start.Attr {
			if a.Name.Local == "class" {
				first, _, _ := strings.Cut(a.Value, " ")
				classes[first]++
			}
			if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "http") && !strings.HasPrefix(a.Value, "#") {
				t.Errorf("the picture links to %q", a.Value)
			}
			if strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("the picture runs %s=%q", a.Name.Local, a.Value)
			}
		}
	}
}

// What lines there are in these formats, whatever the texts hold.
var (
	mermaidLine = regexp.MustCompile(`^(?:flowchart LR| *(?:subgraph s\d+\[TEXT\]|end|p\d+\[TEXT\]|click p\d+ href "[^"\s]+"|p\d+ [=.>-]+ p\d+))\n$`)
	pajekLine   = regexp.MustCompile(`(?m)^(?:\*Vertices 2|\d "[^"\n]*"|\*Arcs|\d \d [0-9.]+)$`)
)

func init() {
	mermaidLine = regexp.MustCompile(strings.ReplaceAll(mermaidLine.String(), "TEXT", `"(?:[A-Za-z0-9 ,-]|[^\x00-\x7f]|#\d+;)+"`))
}

// Any text, wherever a paper has text: every format stays what it is, with as many
// papers, and nothing of the text runs.
func FuzzFormats(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g := sample(t, []string{text})
		for _, format := range Formats {
			for _, v := range variants(format) {
				out := render(t, format.Name, g, v.o)
				lines := strings.SplitAfter(string(out), "\n")
				switch format.Name {
				case "csv":
					in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out, []byte("\ufeff"))))
					if records, err := in.ReadAll(); err != nil || len(records) < 2 {
						t.Errorf("csv%s: %d records, %v", v.name, len(records), err)
					}
				case "json", "csljson", "canvas":
					if !json.Valid(out) {
						t.Errorf("%s is none", format.Name)
					}
				case "jsonl":
					for _, line := range lines[:len(lines)-1] {
						if !json.Valid([]byte(line)) {
							t.Errorf("no JSON: %q", line)
						}
					}
				case "graphml", "gexf":
					if counts := elements(t, out); counts["node"] != 2 || counts["edge"] != 1 {
						t.Errorf("%s: %v", format.Name, counts)
					}
				case "svg":
					if n := checkPicture(t, out)["paper"]; n != 2 {
						t.Errorf("a picture of %d papers", n)
					}
				case "html":
					if p := readPage(t, out); len(p.rows) != 2 {
						t.Errorf("a page of %d papers", len(p.rows))
					}
				case "dot":
					if err := dot.UnmarshalMulti(bytes.ReplaceAll(out, []byte("\ufffd"), []byte("?")), multi.NewDirectedGraph()); err != nil {
						t.Errorf("gonum can't read the DOT: %v", err)
					}
				case "bib":
					file := bib.Parse("out.bib", string(out))
					if n := len(slices.Collect(file.Entries())); n != 2 {
						t.Errorf("%d entries: %v", n, file.Problems)
					}
				case "mermaid":
					for _, line := range lines[:len(lines)-1] {
						if !mermaidLine.MatchString(line) {
							t.Errorf("no statement of Mermaid: %q", line)
						}
					}
				case "markdown":
					if n := strings.Count(string(out), "\n| "); n != 3 {
						t.Errorf("a table of %d rows", n)
					}
				case "pajek":
					if n := len(pajekLine.FindAll(out, -1)); n != 5 || len(lines) != 6 {
						t.Errorf("a network of %d lines, %d of them right", len(lines)-1, n)
					}
				default:
					t.Errorf("nothing is known of %s", format.Name)
				}
			}
		}
	})
}

// Where the writer fails, that is said.
func TestWriteErrors(t *testing.T) {
	g := sample(t, hostile)
	for _, f := range Formats {
		if err := f.Write(failing{}, g, Options{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", f.Name, err, errFull)
		}
	}
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

func BenchmarkFormats(b *testing.B) {
	texts := make([]string, 200)
	for i := range texts {
		texts[i] = hostile[i%5]
	}
	g := sample(b, texts)
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if err := f.Write(io.Discard, g, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
