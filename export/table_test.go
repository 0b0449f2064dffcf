package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"clipgraph/graph"
)

// elements reads XML to its end and counts the elements by name.
func elements(t testing.TB, text []byte) map[string]int {
	t.Helper()
	counts := map[string]int{}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return counts
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			counts[start.Name.Local]++
		}
	}
}

// docs/formats.md explains every column.
func TestColumnsAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	names := append(headers(plain(paperColumns)), headers(plain(edgeColumns))...)
	for _, name := range names {
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("no word of the column %s", name)
		}
	}
}

func TestHostileXML(t *testing.T) {
	g := sample(t, hostile)
	for _, name := range []string{"graphml", "gexf"} {
		counts := elements(t, render(t, name, g, Options{}))
		if counts["node"] != 2*len(hostile) || counts["edge"] != len(hostile) || counts["script"]+counts["img"]+counts["b"] > 0 {
			t.Errorf("%s: %v", name, counts)
		}
	}
}

// A dialect for programs has the texts as they are, one row a record, whatever they
// hold; Neo4j's lists have as many items as there were.
func TestHostileDialects(t *testing.T) {
	g := sample(t, hostile)
	for _, d := range []string{"gephi", "neo4j"} {
		for _, edges := range []bool{false, true} {
			out := render(t, "csv", g, Options{Dialect: d, Edges: edges})
			records, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			rows := 2 * len(hostile)
			if edges {
				rows = len(hostile)
			}
			if len(records) != rows+1 {
				t.Errorf("%s, edges %v: %d records, want %d", d, edges, len(records), rows+1)
			}
			if d == "neo4j" && bytes.Count(out, []byte("\n")) != len(records) {
				t.Errorf("edges %v: a record of several lines", edges)
			}
			if at := slices.Index(records[0], "evidence:string[]"); at >= 0 {
				for _, record := range records[1:] {
					if strings.Contains(record[at], ";") {
						t.Errorf("one reason becomes several: %q", record[at])
					}
				}
			}
		}
	}
	papers := render(t, "csv", g, Options{Dialect: "gephi"})
	if !bytes.Contains(papers, []byte(",=1+1,")) {
		t.Error("a dialect for programs guards against formulas")
	}
	if excel := render(t, "csv", g, Options{Dialect: "excel"}); !bytes.HasPrefix(excel, []byte("\ufeffkey,")) || bytes.Contains(excel, []byte(",=1+1,")) {
		t.Errorf("excel: %.40q", excel)
	}
}

func TestHostileLines(t *testing.T) {
	g := sample(t, hostile)
	for _, edges := range []bool{false, true} {
		n := 0
		for line := range bytes.Lines(render(t, "jsonl", g, Options{Edges: edges})) {
			var object map[string]any
			if err := json.Unmarshal(line, &object); err != nil {
				t.Fatal(err)
			}
			n++
		}
		if want := 2 * len(hostile); edges && n != want/2 || !edges && n != want {
			t.Errorf("edges %v: %d lines", edges, n)
		}
	}
	var items []map[string]any
	if err := json.Unmarshal(render(t, "csljson", g, Options{}), &items); err != nil || len(items) != 2*len(hostile) {
		t.Errorf("%d items, %v", len(items), err)
	}
}

func FuzzAppendXML(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var b bytes.Buffer
		out := bufio.NewWriter(&b)
		out.WriteString(`<a b="`)
		putXML(out, text)
		out.WriteString(`">`)
		putXML(out, text)
		out.WriteString("</a>")
		out.Flush()
		var read struct {
			B    string `xml:"b,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal(b.Bytes(), &read); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if want := xmlString(text); read.B != want || read.Text != want || !utf8.ValidString(read.Text) {
			t.Fatalf("%q reads back as %q and %q, want %q", text, read.B, read.Text, want)
		}
	})
}

// What is written depends on edges for the formats that say so, and for no others: edges
// are not searched for where none is written.
func TestHasEdges(t *testing.T) {
	all := sample(t, []string{"One & Only", "Two: 100 % of Nets"})
	none := all.WithReasons(func(graph.Reason) bool { return false })
	for _, f := range Formats {
		for _, o := range []Options{{}, {Edges: true}} {
			if o.Edges && !f.Has(TakesEdges) {
				continue
			}
			if depends := !bytes.Equal(render(t, f.Name, all, o), render(t, f.Name, none, o)); depends != f.HasEdges(o) {
				t.Errorf("%s with %+v: its bytes depend on edges: %t; HasEdges says %t", f.Name, o, depends, f.HasEdges(o))
			}
		}
	}
}
