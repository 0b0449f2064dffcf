package bib

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nickng/bibtex"
	"pgregory.net/rapid"

	"clipgraph/arxiv"
	"clipgraph/bib/citekey"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func mustID(s string) arxiv.ID {
	ref, err := arxiv.Parse(s)
	if err != nil {
		panic(err)
	}
	return ref.ID
}

// author reads a name by its parts.
func author(family, given string) work.Person { return work.FromParts(family, given, "") }

// awkward are papers whose text TeX, BibTeX or biber trip over.
var awkward = []*work.Work{
	{IDs: work.IDs(mustID("1706.03762").WorkID()), Title: "Attention Is All You Need", Authors: []work.Person{author("Vaswani", "Ashish"), author("van den Oord", "Aäron")}, PrimaryCategory: "cs.CL"},
	{IDs: work.IDs(mustID("2306.15658").WorkID()), Title: "CLIPA-v2: 81.1% Accuracy within a $10,000 Budget; An Extra $4,000 & More_", Authors: []work.Person{author("Li", "Xianhang")}},
	{IDs: work.IDs(mustID("2104.12255").WorkID()), Title: "0", Authors: []work.Person{author("Nguyen", "Văn An"), author("Yüksekgönül", "Mert")}},
	{IDs: work.IDs(mustID("hep-th/9901001").WorkID()), Title: "Searching for $\\mu \\to e\\gamma$ and $ω$Test: a $O(n^2)$ bound", Authors: []work.Person{author("ATLAS Collaboration", "")}},
	{Title: "No Author at All: {unbalanced", Published: work.NewDate(2020, 0, 0), URL: "https://example.org/a_b?c=1&d=2%20#e~f", Note: "Authors not known"},
	{Title: `\input{/etc/passwd} \write18{id} $\def\x{y}$ ^^5c`, Authors: []work.Person{author("O'Neil", "Cathy"), author("King Jr.", "Martin Luther"), author("Barnes and Noble, Inc.", "")}, Published: work.NewDate(1999, 0, 0)},
	{Title: "Quotes “double” and ‘single’ — dashes – and … the rest ~ ^ < > |", Authors: []work.Person{author("hooks", "bell"), author("Łukasz", "Ægir Øster"), author("Đorđević", "Ana")}, Published: work.NewDate(2001, 0, 0)},
	{Title: "Zero\u200bwidth, no\u00a0break and\ttabs\n in a title # with ≤ ∞ × → °", Authors: []work.Person{author("Plato", "")}, Published: work.NewDate(2002, 0, 0)},
	{Title: "Published in a Journal", Authors: []work.Person{author("Del Bimbo", "Alberto"), author("d'Alembert", "Jean")}, IDs: work.IDs(work.NewDOI("10.1000/a_b#c%d&e<f>(1)")),
		Venue: &work.Venue{Kind: "article", Name: "Proc. & Lett. of R_n", Year: 2003, Volume: "7", Number: "2", Pages: "13–21"}},
	{Title: "Published at a Conference", Authors: []work.Person{author("Şahin", "İlker")}, Published: work.NewDate(2004, 5, 6),
		Venue: &work.Venue{Kind: "inproceedings", Name: "Conference, 100% Virtual", Year: 2005, Volume: "1", Number: "2", Pages: "1-2", Publisher: "A & B"}},
	{Title: "Published Nowhere Certain", Authors: []work.Person{author("Doe", "J.")}, Published: work.NewDate(2006, 0, 0), Venue: &work.Venue{Name: "Some Workshop"}},
}

// twoMarks is a name whose letters pdflatex knows as commands only: biber
// turns them into characters, and its users take XeLaTeX or LuaLaTeX for them.
var twoMarks = &work.Work{Title: "A Letter of Two Marks", Authors: []work.Person{author("Nguyễn", "Văn An")}, Published: work.NewDate(2007, 0, 0)}

func render(t testing.TB, papers []*work.Work) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out)
	for i, key := range (citekey.Template{}).Assign(papers, nil, nil) {
		if err := w.Write(NewEntry(papers[i], key, Options{})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	got := render(t, awkward)
	if again := render(t, awkward); !bytes.Equal(got, again) {
		t.Error("two runs differ")
	}
	const path = "testdata/awkward.bib"
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
}

func TestOptions(t *testing.T) {
	paper := &work.Work{
		IDs: work.IDs(mustID("2001.00001").WorkID()), Title: "A Net of Müller’s", Published: work.NewDate(2020, 1, 2), Updated: work.NewDate(2023, 4, 5), PrimaryCategory: "cs.LG",
		Authors: []work.Person{author("Müller", "A."), author("Li", "B."), author("Do", "C.")},
	}
	published := *paper
	published.JournalRef = "J.Nets B7:11-19,2021"
	published.SetID(work.NewDOI("10.1000/x_1"))
	full := *paper
	full.Abstract, full.Categories = "Nets of 5 % yarn.", []string{"cs.LG", "stat.ML"}
	fullPublished := full
	fullPublished.JournalRef = published.JournalRef
	unclear := *paper
	unclear.JournalRef = "to appear in J. Nets, 2021"
	tests := map[string]struct {
		paper *work.Work
		o     Options
		want  string
	}{
		"nothing that is not asked for":                            {&full, Options{Fields: []string{"year"}}, "@misc{k,\n  year = {2020},\n}"},
		"what is asked for":                                        {&full, Options{Fields: []string{"month", "Abstract", "keywords"}}, "@misc{k,\n  month    = jan,\n  keywords = {cs.LG, stat.ML},\n  abstract = {Nets of 5 \\% yarn.},\n}"},
		"the month of the preprint is not that of the publication": {&fullPublished, Options{Fields: []string{"year", "month"}}, "@article{k,\n  year = {2021},\n}"},
		"the first version's year":                                 {paper, Options{Fields: []string{"year"}}, "@misc{k,\n  year = {2020},\n}"},
		"the latest version's":                                     {paper, Options{Fields: []string{"YEAR"}, LatestYear: true}, "@misc{k,\n  year = {2023},\n}"},
		"the day":                                                  {paper, Options{Fields: []string{"year"}, Dialect: BibLaTeX}, "@online{k,\n  date = {2020-01-02},\n}"},
		"no address twice":                                         {paper, Options{Fields: []string{"url"}, Dialect: BibLaTeX}, "@online{k,\n  url = {https://arxiv.org/abs/2001.00001},\n}"},
		"all authors":                                              {paper, Options{Fields: []string{"author"}, MaxAuthors: 3}, `@misc{k,` + "\n" + `  author = {M{\"u}ller, A. and Li, B. and Do, C.},` + "\n}"},
		"some authors":                                             {paper, Options{Fields: []string{"author"}, MaxAuthors: 2, Dialect: BibLaTeX}, "@online{k,\n  author = {Müller, A. and Li, B. and others},\n}"},
		"letters stay":                                             {paper, Options{Fields: []string{"title"}, Dialect: BibLaTeX}, "@online{k,\n  title = {A Net of Müller’s},\n}"},
		"the identifier as a note":                                 {paper, Options{Fields: []string{"note"}, NoteArXiv: true}, "@misc{k,\n  note = {arXiv:2001.00001 [cs.LG]},\n}"},
		"a reference that is read": {&published, Options{}, `@article{k,
  author        = {M{\"u}ller, A. and Li, B. and Do, C.},
  title         = {A Net of M{\"u}ller's},
  journal       = {J. Nets},
  volume        = {B7},
  pages         = {11--19},
  year          = {2021},
  eprint        = {2001.00001},
  archivePrefix = {arXiv},
  primaryClass  = {cs.LG},
  doi           = {10.1000/x_1},
  url           = {https://arxiv.org/abs/2001.00001},
}`},
		"a reference that is not": {&unclear, Options{Fields: []string{"note", "year", "journal"}}, "@misc{k,\n  year = {2020},\n  note = {to appear in J. Nets, 2021},\n}"},
	}
	for name, test := range tests {
		var out strings.Builder
		w := NewWriter(&out)
		if err := errors.Join(w.Write(NewEntry(test.paper, "k", test.o)), w.Flush()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want+"\n", out.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// drawPaper draws papers of hostile text, few enough for keys to collide.
var drawPaper = rapid.Custom(func(t *rapid.T) *work.Work {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.RuneFrom([]rune(`ab $\{}%&#_^~"'@,-éøß中 ω`)), 0, 30, -1),
		rapid.SampledFrom([]string{"One", "Two", `\input{x}`, "$x$", "$\\def$", "A and B", "}{", "$\\mu"}),
	)
	p := &work.Work{Title: text.Draw(t, "title"), IDs: work.IDs(work.NewDOI(text.Draw(t, "doi"))), URL: text.Draw(t, "url"), Note: text.Draw(t, "note"), PrimaryCategory: text.Draw(t, "category")}
	p.Published = rapid.SampledFrom([]work.Date{{}, work.NewDate(2020, 0, 0), work.NewDate(2020, 1, 2)}).Draw(t, "published")
	for range rapid.IntRange(0, 3).Draw(t, "authors") {
		p.Authors = append(p.Authors, author(text.Draw(t, "family"), text.Draw(t, "given")))
	}
	p.JournalRef = text.Draw(t, "reference")
	p.Venue = &work.Venue{Kind: rapid.SampledFrom([]string{"", "article", "inproceedings"}).Draw(t, "kind"), Name: text.Draw(t, "venue"), Year: 2021, Pages: text.Draw(t, "pages"), Publisher: text.Draw(t, "publisher")}
	return p
})

var drawDialect = rapid.SampledFrom([]Dialect{BibTeX, BibLaTeX})

var drawOptions = rapid.Custom(func(t *rapid.T) Options {
	o := Options{Dialect: drawDialect.Draw(t, "dialect"), LatestYear: rapid.Bool().Draw(t, "latest"), NoteArXiv: rapid.Bool().Draw(t, "note")}
	o.MaxAuthors = rapid.IntRange(0, 2).Draw(t, "most")
	if rapid.Bool().Draw(t, "some") {
		o.Fields = rapid.SliceOf(rapid.SampledFrom(FieldNames(o.Dialect))).Draw(t, "fields")
	}
	return o
})

// parser guards nickng/bibtex's parser, which keeps state between calls.
var parser sync.Mutex

// readBack reads one entry with nickng's parser, an independent reader. An @
// in a value is an error to it alone, so it is hidden.
func readBack(t interface{ Fatalf(string, ...any) }, text string) *bibtex.BibEntry {
	parser.Lock()
	defer parser.Unlock()
	_, _ = bibtex.Parse(strings.NewReader("@,")) // forgets an earlier failure
	hidden := "@" + strings.ReplaceAll(text[1:], "@", "\uf8ff")
	parsed, err := bibtex.Parse(strings.NewReader(hidden))
	if err != nil || len(parsed.Entries) != 1 {
		t.Fatalf("not one entry: %v\n%s", err, text)
	}
	return parsed.Entries[0]
}

var command = regexp.MustCompile(`\\[A-Za-z]+`)

// What is written is balanced, reads back field for field, and holds no
// command but those of the tables.
func TestWriteThenRead(t *testing.T) {
	text, formula := latex.Commands()
	rapid.Check(t, func(t *rapid.T) {
		entry := NewEntry(drawPaper.Draw(t, "paper"), "key", drawOptions.Draw(t, "options"))
		var out bytes.Buffer
		w := NewWriter(&out)
		if err := w.Write(entry); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		back := readBack(t, out.String())
		if len(back.Fields) != len(entry.Fields) || back.Type != entry.Type || back.CiteName != "key" {
			t.Fatalf("wrote %v\nread %v", entry.Fields, back.Fields)
		}
		for _, field := range entry.Fields {
			name, value := field.Name, entry.Value(field.Name)
			if got := strings.ReplaceAll(back.Fields[name].String(), "\uf8ff", "@"); got != value {
				t.Fatalf("field %s: wrote %q, read %q", name, value, got)
			}
			if slices.Contains([]string{"url", "doi", "eprint", "primaryClass", "eprintclass"}, name) {
				continue
			}
			for _, c := range command.FindAllString(value, -1) {
				if !slices.Contains(text, c) && !slices.Contains(formula, c) {
					t.Fatalf("field %s holds %s: %s", name, c, value)
				}
			}
		}
	})
}

func TestWriterRefusesUnbalanced(t *testing.T) {
	e := &Draft{Type: "misc", Key: "k", Fields: []work.Field{{Name: "title", Value: "{un{balanced}"}}}
	if err := NewWriter(&bytes.Buffer{}).Write(e); err == nil || !strings.Contains(err.Error(), `"title"`) {
		t.Errorf("error %v", err)
	}
}

// BibTeX with plain and pdflatex, and biber with biblatex, take the awkward
// papers without a warning.
func TestCompiles(t *testing.T) {
	testkit.PlainOnly(t)
	for _, program := range []string{"pdflatex", "bibtex", "biber"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program, " is not installed")
		}
	}
	documents := map[string]string{
		"bibtex": `\documentclass{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{refs}\end{document}`,
		"biber":  `\documentclass{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage[backend=biber]{biblatex}\addbibresource{refs.bib}\begin{document}\nocite{*}\printbibliography\end{document}`,
	}
	if err := exec.Command("kpsewhich", "biblatex.sty").Run(); err != nil {
		t.Skip("biblatex is not installed")
	}
	for program, document := range documents {
		t.Run(program, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name string, data []byte) {
				if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			papers := awkward
			if program == "bibtex" {
				papers = append(slices.Clip(papers), twoMarks)
			}
			write("refs.bib", render(t, papers))
			write("paper.tex", []byte(document))
			run := func(name string, args ...string) string {
				c := exec.Command(name, args...)
				c.Dir = dir
				out, err := c.CombinedOutput()
				if err != nil {
					t.Fatalf("%s: %v\n%s", name, err, out)
				}
				return string(out)
			}
			latex := []string{"-interaction=nonstopmode", "-halt-on-error", "paper"}
			run("pdflatex", latex...)
			log := run(program, "paper")
			run("pdflatex", latex...)
			log += run("pdflatex", latex...)
			for line := range strings.Lines(log) {
				if strings.Contains(line, "Warning") || strings.Contains(line, "WARN") || strings.Contains(line, "ERROR") || strings.HasPrefix(line, "! ") {
					t.Errorf("%s: %s", program, line)
				}
			}
		})
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(`$\mu$ and \input{x} {un 100% é`)
	f.Add("$a$$b$ \\$5 ^^41")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []Dialect{BibTeX, BibLaTeX} {
			for _, got := range []string{d.Escape(text), d.Title(text), namelist.Format(d, []work.Person{author(text, text)}, false, 0), latex.Verbatim(text), d.Pages(text)} {
				if !latex.Balanced(got) {
					t.Errorf("%q gives %q, whose braces do not match", text, got)
				}
				if strings.Contains(got, "^^") {
					t.Errorf("%q gives %q, which TeX reads as other characters", text, got)
				}
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for range 100 {
			render(b, awkward)
		}
	}
	b.ReportMetric(float64(100*len(awkward)*b.N)/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkWriteFile(b *testing.B) {
	works := make([]*work.Work, 2000)
	for i := range works {
		works[i] = &work.Work{
			IDs: work.IDs(mustID(fmt.Sprintf("%04d.%05d", 2001+i%12, 1+i)).WorkID()), Title: fmt.Sprintf("Learning the Tides of Lake %d: a Study of Müller's Shallow Waters & their 100%% Error", i),
			Authors:   []work.Person{{Family: fmt.Sprintf("Vaswani%d", i), Given: "Ashish"}, {Family: "Łukasz", Given: "Kaiser M."}, {Family: "Polosukhin", Given: "Illia"}},
			Published: work.NewDate(2020, 1+i%12, 3), PrimaryCategory: "cs.CV", Venue: &work.Venue{Kind: "inproceedings", Name: "Advances in Neural Information Processing Systems", Year: 2020},
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		w := NewWriter(io.Discard)
		err := w.WriteFile(func(yield func(string, *work.Work) bool) {
			for i, p := range works {
				if !yield(fmt.Sprintf("key%d", i), p) {
					return
				}
			}
		}, Options{})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(works)*b.N)/b.Elapsed().Seconds(), "entries/s")
}

func ExampleNewEntry() {
	paper := &work.Work{IDs: work.IDs(mustID("1706.03762").WorkID()), Title: "Attention Is All You Need", Authors: []work.Person{{Family: "Vaswani", Given: "Ashish"}}}
	var keys citekey.Template // the default
	w := NewWriter(os.Stdout)
	for i, key := range keys.Assign([]*work.Work{paper}, nil, nil) {
		if err := w.Write(NewEntry([]*work.Work{paper}[i], key, Options{})); err != nil {
			fmt.Println(err)
		}
	}
	w.Flush()
	// Output:
	// @misc{vaswani2017attention,
	//   author        = {Vaswani, Ashish},
	//   title         = {Attention Is All You Need},
	//   year          = {2017},
	//   eprint        = {1706.03762},
	//   archivePrefix = {arXiv},
	//   url           = {https://arxiv.org/abs/1706.03762},
	// }
}
