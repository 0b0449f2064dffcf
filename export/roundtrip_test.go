package export_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/cmd/embedded"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/internal/testkit"
)

// What is made of the JSON of a graph is what is made of its lists: for every
// input, every format and every option.

// variants are the options of a format beside which its output may differ.
func variants(name string) []export.Options {
	all := []export.Options{{}}
	switch name {
	case "csv":
		for _, dialect := range export.CSVDialects {
			all = append(all, export.Options{Dialect: dialect}, export.Options{Dialect: dialect, Edges: true})
		}
		all = append(all, export.Options{Edges: true, Reverse: true})
	case "jsonl":
		all = append(all, export.Options{Edges: true})
	case "bib":
		return append(all, export.Options{Entry: bib.Options{Dialect: bib.BibLaTeX}}, export.Options{Entry: bib.Options{MaxAuthors: 1, ASCII: true}})
	case "markdown":
		return all
	case "dot", "svg", "html", "mermaid":
		all = append(all, export.Options{Lanes: "community"})
	}
	return append(all, export.Options{Reverse: true})
}

// read makes the graph of lists as the command does: what the lists know
// themselves comes before what the source knows.
func read(t rapid.TB, lists []readlist.List, source work.Source, o graph.Options) *graph.Graph {
	t.Helper()
	var own work.Memory
	var ids []work.ID
	for _, list := range lists {
		for _, p := range list.Papers {
			own.Add(p)
		}
		for i := range list.Rows {
			ids = append(ids, list.Rows[i].IDs()...)
		}
		for _, p := range list.Unlisted {
			ids = append(ids, p.IDs...)
		}
	}
	chain := work.Chain{&own, source}
	answers, err := chain.Lookup(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := graph.Build(context.Background(), lists, answers, o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t rapid.TB, f export.Format, g *graph.Graph, o export.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, g, o); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return out.String()
}

func format(name string) export.Format {
	return export.Formats[slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Name == name })]
}

// sameFromJSON checks that every format is the same of g and of its JSON.
func sameFromJSON(t rapid.TB, g *graph.Graph, source work.Source, build graph.Options) {
	t.Helper()
	again := map[bool]*graph.Graph{}
	for _, reverse := range []bool{false, true} {
		text := write(t, format("json"), g, export.Options{Reverse: reverse})
		again[reverse] = read(t, []readlist.List{readList("graph.json", []byte(text))}, source, build)
	}
	for _, f := range export.Formats {
		for _, o := range variants(f.Name) {
			if diff := cmp.Diff(write(t, f, g, o), write(t, f, again[o.Reverse], o)); diff != "" {
				t.Errorf("%s %+v of the JSON differs:\n%.2000s", f.Name, o, diff)
				return
			}
		}
	}
}

// exampleFiles returns the files that the project's tests read: those below the
// testdata folders, and those within their archives.
func exampleFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{"embedded.md": embedded.List}
	for _, dir := range []string{"../arxiv", "../bib", "../cmd", "../graph", "."} {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.Contains(path, "testdata") || strings.Contains(path, "fuzz") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if filepath.Ext(path) != ".txtar" {
				files[path] = data
				return nil
			}
			for _, f := range txtar.Parse(data).Files {
				files[path+"/"+f.Name] = f.Data
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func knownPapers(t *testing.T) *work.Memory {
	t.Helper()
	papers, err := work.ReadJSONL(bytes.NewReader(embedded.Papers))
	if err != nil {
		t.Fatal(err)
	}
	return papers
}

func TestEveryFormatIsTheSameOfTheJSON(t *testing.T) {
	testkit.PlainOnly(t)
	sources := map[string]work.Source{"offline": &work.Memory{}, "resolved": knownPapers(t)}
	read1 := 0
	for name, data := range exampleFiles(t) {
		if len(data) > 64<<10 || readlist.IsBinary(data[:min(len(data), 8<<10)]) {
			continue
		}
		list := readList(filepath.Base(name), data)
		if len(list.Rows) == 0 {
			continue
		}
		read1++
		for kind, source := range sources {
			t.Run(kind+"/"+name, func(t *testing.T) {
				lists := []readlist.List{list}
				sameFromJSON(t, read(t, lists, source, graph.Options{}), source, graph.Options{})
			})
		}
	}
	if read1 < 50 {
		t.Errorf("only %d examples have papers", read1)
	}
}

// genPerson draws a person, with odd names among them.
func genPerson(t *rapid.T) work.Person {
	return rapid.SampledFrom([]work.Person{
		{Given: "Ann", Family: "Reed"}, {Given: "Jan", Particle: "van den", Family: "Oord"}, {Given: "Luc", Family: "Van Gool"}, {Family: "OpenAI"},
		{Given: "Karl", Family: "Poe", Suffix: "Jr."}, {Given: "Lorenzo", Particle: "de'", Family: "Medici"}, {Family: "van X", Given: "Y"}, {Given: "李", Family: "王"},
	}).Draw(t, "person")
}

func genIDs(t *rapid.T) arxiv.ID {
	ref, err := arxiv.Parse(rapid.SampledFrom([]string{"1706.03762", "2103.00020", "hep-th/9901001", "2109.01134"}).Draw(t, "id"))
	if err != nil {
		t.Fatal(err)
	}
	return ref.ID
}

var genText = rapid.SampledFrom([]string{
	"", "Attention Is All You Need", "Attention is all you need!", "CoOp: Learning to Prompt for Things", "Learning to Prompt", "A Survey of {Large} $x^2$ Models & <b>Such</b>",
	"Über \"Quoted\" \\LaTeX % text; with, commas\u2028and lines", "See arXiv:2103.00020v2 and CoOp",
})

var genAddress = rapid.SampledFrom([]string{"https://arxiv.org/abs/1706.03762", "https://github.com/a/b", "javascript:alert(1)", "https://example.org/x y?a=1&b=2", "https://doi.org/10.5555/x"})

// genWork draws what somebody says of a work, an entry of a .bib among it.
func genWork(t *rapid.T) *work.Work {
	w := &work.Work{
		Title: genText.Draw(t, "title"), Authors: rapid.SliceOfN(rapid.Custom(genPerson), 0, 3).Draw(t, "authors"), MoreAuthors: rapid.Bool().Draw(t, "more"),
		Published: rapid.SampledFrom([]work.Date{{}, {Year: 2017}, {Year: 2017, Month: 6}, {Year: 2021, Month: 3, Day: 1}}).Draw(t, "published"), Updated: rapid.SampledFrom([]work.Date{{}, {Year: 2022, Month: 1, Day: 1}}).Draw(t, "updated"),
		Type:    rapid.SampledFrom([]string{"", "article", "book", "inproceedings", "phdthesis", "techreport", "online", "misc"}).Draw(t, "type"),
		Comment: rapid.SampledFrom([]string{"", "12 pages", "This paper has been withdrawn by the authors"}).Draw(t, "comment"), JournalRef: rapid.SampledFrom([]string{"", "Phys.Rev.D76:013009,2007"}).Draw(t, "ref"), Abstract: genText.Draw(t, "abstract"),
		IDs: work.IDs(work.NewDOI(rapid.SampledFrom([]string{"", "10.5555/x"}).Draw(t, "doi"))), URL: rapid.SampledFrom([]string{"", "https://example.org/paper"}).Draw(t, "url"), Note: genText.Draw(t, "note"),
		PrimaryCategory: rapid.SampledFrom([]string{"", "cs.CV"}).Draw(t, "category"),
		Venue: &work.Venue{
			Name: genText.Draw(t, "venue"), Kind: rapid.SampledFrom([]string{"", "article", "inproceedings"}).Draw(t, "kind"), Year: rapid.SampledFrom([]int{0, 2019}).Draw(t, "venue year"),
			Volume: rapid.SampledFrom([]string{"", "7"}).Draw(t, "volume"), Pages: "1--9", Publisher: genText.Draw(t, "publisher"), Issuer: rapid.SampledFrom([]string{"", "University of Aarvik"}).Draw(t, "school"),
		},
	}
	if rapid.Bool().Draw(t, "has entry") {
		w.Entry = &work.Entry{
			Type:   rapid.SampledFrom([]string{"Article", "book", "online"}).Draw(t, "entry type"),
			Fields: []work.Field{{Name: "Title", Value: "{" + strings.NewReplacer("{", "", "}", "").Replace(w.Title) + "}"}, {Name: "journal", Value: `jiw # " B"`}, {Name: "month", Value: "jan"}},
			Macros: []work.Macro{{Name: "jiw", Text: "Journal of {W}"}},
		}
		if rapid.Bool().Draw(t, "has container") {
			w.Entry.XData = []work.XData{{Key: "press", Entry: work.Entry{Type: "XData", Fields: []work.Field{{Name: "publisher", Value: `jiw # "P"`}}, Macros: w.Entry.Macros}}}
			w.Entry.Fields = append(w.Entry.Fields, work.Field{Name: "xdata", Value: "{press}"})
		}
		if rapid.Bool().Draw(t, "has parent") {
			w.Entry.Fields = append(w.Entry.Fields, work.Field{Name: "crossref", Value: "{wow}"})
			w.Entry.Parent, w.Entry.ParentKey = &work.Entry{Type: "proceedings", Fields: []work.Field{{Name: "title", Value: "{Wow}"}}}, "wow"
		}
	}
	return w
}

// genRow draws a row of a list, as a reader might return it.
func genRow(t *rapid.T) readlist.Row {
	w := &work.Work{}
	if rapid.Bool().Draw(t, "is an entry") {
		w = genWork(t)
		if w.Type == "" {
			w.Type = "misc"
		}
	}
	w.Title, w.OnlyListed = genText.Draw(t, "title"), true
	w.Authors, w.MoreAuthors = rapid.SliceOfN(rapid.Custom(genPerson), 0, 2).Draw(t, "authors"), rapid.Bool().Draw(t, "more")
	w.Published = work.NewDate(rapid.SampledFrom([]int{0, 2021}).Draw(t, "year"), 0, 0)
	venue := w.PublishedIn()
	venue.Name = genText.Draw(t, "venue")
	w.SetVenue(venue)
	w.SetID(work.NewDOI(rapid.SampledFrom([]string{"", "10.5555/x", "10.5555/1706.03762", "10.5555/2103.00020"}).Draw(t, "doi")))
	row := readlist.Row{
		File: rapid.SampledFrom([]string{"a.md", "b.bib", "-"}).Draw(t, "file"), Line: rapid.IntRange(1, 99).Draw(t, "line"), Col: rapid.IntRange(1, 9).Draw(t, "col"),
		Key: rapid.SampledFrom([]string{"", "", "vaswani2017", "Vaswani2017", "not a key"}).Draw(t, "key"), Name: rapid.SampledFrom([]string{"", "CoOp", "GPT-4"}).Draw(t, "name"),
		Section: rapid.SliceOfN(rapid.SampledFrom([]string{"Vision", "Text > Image", "2021"}), 0, 2).Draw(t, "section"),
		Repo:    rapid.SampledFrom([]string{"", "a/b"}).Draw(t, "repo"), Note: genText.Draw(t, "note"), Work: w,
	}
	w.RemoveIDs(work.ArXiv)
	if rapid.Bool().Draw(t, "has id") {
		id := genIDs(t)
		w.SetID(id.WorkID())
		w.Version = rapid.IntRange(0, 3).Draw(t, "version")
	}
	for range rapid.IntRange(0, 2).Draw(t, "links") {
		row.Links = append(row.Links, readlist.Link{Kind: rapid.SampledFrom([]link.Kind{link.Paper, link.Code, link.Other}).Draw(t, "kind"), Text: genText.Draw(t, "text"), URL: genAddress.Draw(t, "url")})
	}
	if rapid.Bool().Draw(t, "mentions") {
		row.Mentioned = []arxiv.Ref{{ID: genIDs(t), Version: 2}}
	}
	return row
}

func TestEveryFormatIsTheSameOfGeneratedLists(t *testing.T) {
	testkit.PlainOnly(t)
	rapid.Check(t, func(r *rapid.T) {
		var source work.Memory
		for range rapid.IntRange(0, 2).Draw(r, "known") {
			p := genWork(r)
			id := genIDs(r)
			p.Entry = nil
			p.SetID(id.WorkID())
			if p.DOI() != "" { // a source has one work of a DOI
				p.SetID(work.NewDOI("10.5555/" + id.String()))
			}
			source.Add(p)
		}
		var lists []readlist.List
		for range rapid.IntRange(1, 3).Draw(r, "lists") {
			list := readlist.List{Rows: rapid.SliceOfN(rapid.Custom(genRow), 0, 6).Draw(r, "rows")}
			for range rapid.IntRange(0, 3).Draw(r, "citations") {
				list.Citations = append(list.Citations, readlist.Citation{Citing: genIDs(r).WorkID(), Cited: genIDs(r).WorkID(), Evidence: genText.Draw(r, "evidence"), Where: "edges.csv:3", Confidence: rapid.Float64Range(0, 1).Draw(r, "confidence")})
			}
			if rapid.Bool().Draw(r, "unlisted") {
				list.Unlisted = append(list.Unlisted, &work.Work{IDs: work.IDs(genIDs(r).WorkID()), Title: "A Work that Others Cite"})
			}
			lists = append(lists, list)
		}
		o := graph.Options{Relations: graph.Relations()}
		sameFromJSON(r, read(r, lists, &source, o), &source, o)
	})
}

// readList reads a list without an end.
func readList(file string, data []byte) readlist.List {
	list, err := readlist.Read(context.Background(), file, data)
	if err != nil {
		panic(err)
	}
	return list
}
