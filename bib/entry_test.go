package bib

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/work"
)

// everyVenue has all that a venue can have.
var everyVenue = work.Venue{
	Name: "The Kites", Year: 2021, Volume: "7", Number: "2", Pages: "11-19", Publisher: "Kite & Sons", Series: "Kites and Strings", Edition: "Second", Chapter: "3",
	Place: "Hull", Issuer: "University of Hull", ISBN: "9780306406157", ISSN: "1234-5678", URL: "https://example.org/v",
}

// kite is a work of a type, whose venue has everything.
func kite(kind, venueKind string) *work.Work {
	v := everyVenue
	v.Kind = venueKind
	w := &work.Work{Type: kind, Title: "A Kite", Authors: []work.Person{author("Lark", "Ida")}, Editors: []work.Person{author("Moe", "Lars")}, Published: work.NewDate(2021, 3, 4), OnlyListed: true}
	w.SetVenue(v)
	return w
}

// testdata/entries.txt has the entry of every type in both dialects: as a list says it, and as a
// registry does.
func TestEntryOfEveryType(t *testing.T) {
	var out bytes.Buffer
	write := func(title string, w *work.Work, o Options) {
		text, err := NewEntry(w, "k", o).Text()
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString("% " + title + "\n" + text + "\n")
	}
	for _, kind := range []string{"", "article", "inproceedings", "book", "booklet", "unpublished", "incollection", "proceedings", "phdthesis", "mastersthesis", "techreport", "misc", "dataset"} {
		w := kite(kind, map[string]string{"article": kind, "inproceedings": kind}[kind])
		write(kind+", listed", w, Options{})
		write(kind+", listed, for biblatex", w, Options{Dialect: BibLaTeX})
		w.OnlyListed = false
		write(kind, w, Options{})
	}
	arXiv := &work.Work{IDs: work.IDs(mustID("2101.00001").WorkID()), Title: "A Kite", Published: work.NewDate(2021, 1, 2), PrimaryCategory: "cs.LG", Version: 3, Note: "own", Searched: true}
	write("arXiv, without authors", arXiv, Options{})
	write("arXiv, for biblatex, with its version", arXiv, Options{Dialect: BibLaTeX, Version: true})
	write("arXiv, with a note", arXiv, Options{NoteArXiv: true})
	old := &work.Work{IDs: work.IDs(mustID("hep-th/9901001").WorkID()), PrimaryCategory: "hep-th", Authors: []work.Person{author("Lark", "Ida")}}
	write("an old identifier with a note, without a title", old, Options{NoteArXiv: true})
	published := kite("article", "article")
	published.IDs, published.JournalRef = work.IDs(mustID("2101.00001").WorkID(), work.NewDOI("10.1000/1")), "J. Kites 1, 2 (2021)"
	write("published", published, Options{})
	write("published, as a preprint", published, Options{Preprint: true})
	write("a DOI alone", &work.Work{IDs: work.IDs(work.NewDOI("10.1000/1"))}, Options{})
	write("a DOI alone, for biblatex", &work.Work{IDs: work.IDs(work.NewDOI("10.1000/1"))}, Options{Dialect: BibLaTeX})
	write("an address, for biblatex", &work.Work{Title: "A Kite", URL: "http://example.org"}, Options{Dialect: BibLaTeX})
	write("no address", &work.Work{Title: "A Kite", URL: "ftp://example.org"}, Options{Dialect: BibLaTeX})
	write("letters for a file of another encoding", &work.Work{Title: "Ähre “α”", URL: "https://example.org"}, Options{Dialect: BibLaTeX, ASCII: true})

	const path = "testdata/entries.txt"
	if *update {
		if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it\n%s", path, diff)
	}
}

// Styles sort entries without authors by a word of the title that makes no trouble in labels.
func TestSortWord(t *testing.T) {
	for title, want := range map[string]string{
		"The Kite": "Kite", "of The": "?", "": "?", "(A) [Kite] x": "Kite", "$\\alpha$-Kite": "alpha-Kite", "Ødegård's": "Ødegård's", "Ähre": "Ähre", "王 K2": "K2", "'- x": "x", "x": "x",
	} {
		if got := sortWord(title); got != want {
			t.Errorf("%q is sorted by %q, want %q", title, got, want)
		}
	}
}

func TestFieldNames(t *testing.T) {
	if got, want := strings.Join(FieldNames(BibTeX), " "), "author key title journal booktitle volume number pages howpublished publisher year eprint archivePrefix primaryClass doi url note month keywords abstract"; got != want {
		t.Errorf("BibTeX has %s", got)
	}
	if got, want := strings.Join(FieldNames(BibLaTeX), " "), "author title journaltitle booktitle volume number pages howpublished publisher date eprint eprinttype eprintclass doi url note month keywords abstract"; got != want {
		t.Errorf("biblatex has %s", got)
	}
	w := kite("article", "article")
	w.IDs = work.IDs(mustID("2101.00001").WorkID())
	for _, d := range []Dialect{BibTeX, BibLaTeX} {
		text, err := NewEntry(w, "k", Options{Dialect: d, Fields: []string{"YEAR", "Journal", "archiveprefix", "primaryclass"}}).Text()
		if err != nil || strings.Count(text, " = {") != 3 { // it has no category
			t.Errorf("%s (%v)", text, err)
		}
		if other, err := NewEntry(w, "k", Options{Dialect: d, Fields: []string{"date", "journaltitle", "eprinttype", "eprintclass"}}).Text(); err != nil || other != text {
			t.Errorf("by the names of the other dialect %s (%v)", other, err)
		}
	}
}

// What an entry says about its work.
func TestPaper(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"@article{a, title = {T}, author = {Lark, Ida and others}, journal = {J}, year = {2021}, month = mar, volume = 7, number = 2, pages = {1--2}, note = {N}, abstract = {A}}",
			`{"title":"T","authors":[{"family":"Lark","given":"Ida"}],"more_authors":true,"only_listed":true,"published":"2021-03","abstract":"A","venue":{"kind":"article","name":"J","year":2021,"volume":"7","number":"2","pages":"1–2"},"note":"N","type":"article"}`},
		{"@ARTICLE{a, title = {T:}, subtitle = {S}, journaltitle = {J}, journal = {K}, date = {2021-03-04}, issue = 2}",
			`{"title":"T: S","only_listed":true,"published":"2021-03-04","venue":{"kind":"article","name":"J","year":2021,"number":"2"},"type":"article"}`},
		{"@conference{a, subtitle = {S}, booktitle = {B}, editor = {Moe, Lars}, series = {R}, publisher = {P}, address = {Hull}, isbn = 1, year = {in press, 2021}}",
			`{"title":"","only_listed":true,"published":"2021","venue":{"kind":"inproceedings","name":"B","year":2021,"publisher":"P","series":"R","place":"Hull","isbn":"1"},"type":"inproceedings","editors":[{"family":"Moe","given":"Lars"}]}`},
		{"@phdthesis{a, title = {T}, school = {U}, location = {Hull}, edition = {2}, chapter = {3}, issn = {4}, year = 21}",
			`{"title":"T","only_listed":true,"venue":{"edition":"2","chapter":"3","place":"Hull","issuer":"U","issn":"4"},"type":"phdthesis"}`},
		{"@techreport{a, institution = {I}, organization = {O}}", `{"title":"","only_listed":true,"venue":{"issuer":"I"},"type":"techreport"}`},
		{"@manual{a, organization = {O}, journal = {J}}", `{"title":"","only_listed":true,"venue":{"name":"J","issuer":"O"},"type":"manual"}`},
		{"@www{a, booktitle = {B}, journal = {J}}", `{"title":"","only_listed":true,"venue":{"name":"B"},"type":"online"}`},
		{"@electronic{a}", `{"title":"","only_listed":true,"type":"online"}`},
	} {
		for e := range Parse("a.bib", test.source).Entries() {
			w := e.Paper(nil)
			w.Entry = nil
			got, err := json.Marshal(w)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, string(got)); diff != "" {
				t.Errorf("%s (-want +got)\n%s", test.source, diff)
			}
		}
	}
}

// Months are written in many ways.
func TestDates(t *testing.T) {
	for fields, want := range map[string]string{
		`year = 2021`: "2021", `year = 2021, month = may`: "2021-05", `year = 2021, month = {Sept.}`: "2021-09", `year = 2021, month = {10~} # jan`: "2021-01", `year = 2021, month = jul # "~4"`: "2021-07",
		`year = 2021, month = {March/April}`: "2021-03", `year = 2021, month = 3`: "2021-03", `year = 2021, month = {12}`: "2021-12", `year = 2021, month = 13`: "2021", `year = 2021, month = 0`: "2021",
		`year = 2021, month = {spring}`: "2021", `year = 2021, month = {DE}`: "2021", `year = {2021a}`: "", `year = {c2021}`: "", `year = {2020/2021}`: "2020", `month = may`: "",
		`date = {2021-05-06}`: "2021-05-06", `date = "2021-05/2021-07"`: "2021-05", `date = {May 2021}`: "2021", `date = {2021}, year = 2020, month = may`: "2021",
	} {
		for e := range Parse("a.bib", "@misc{a, "+fields+"}").Entries() {
			if got := e.Paper(nil).Published.String(); got != want {
				t.Errorf("%s is %q, want %q", fields, got, want)
			}
		}
	}
}

// An entry inherits from data containers, and from the entry that crossref names.
func TestPaperInherits(t *testing.T) {
	const source = `@inproceedings{a, title = {T}, crossref = {P}, xdata = {x, none, a}, pages = 7}
@inproceedings{b, crossref = {p}}
@book{c, xdata = {y}, publisher = {xdata=x-publisher}, author = {Own, Ann}, title = {Own}}
@proceedings{p, title = {Walks}, subtitle = {S}, author = {Ann Aa}, editor = {Ed Ee}, year = 2021, publisher = {Press}, address = {Hull}}
@xdata{x, publisher = {X Press}, author = {Xi Xx}, editor = {Ex Ex}, xdata = {z}}
@xdata{other, ids = {y}, title = {Y}, author = {Yo Yy}}
@xdata{z, series = {Z}}
@xdata{z, series = {second}}
`
	file := Parse("a.bib", source)
	parents := file.Parents()
	want := map[string]string{
		"a": `{"title":"T","authors":[{"family":"Xx","given":"Xi"}],"only_listed":true,"published":"2021","venue":{"kind":"inproceedings","name":"Walks","year":2021,"pages":"7","publisher":"X Press","series":"Z","place":"Hull"},"type":"inproceedings","editors":[{"family":"Ex","given":"Ex"}]}`,
		"b": `{"title":"","only_listed":true,"published":"2021","venue":{"kind":"inproceedings","name":"Walks","year":2021,"publisher":"Press","place":"Hull"},"type":"inproceedings"}`,
		"c": `{"title":"Own","authors":[{"family":"Own","given":"Ann"}],"only_listed":true,"venue":{"publisher":"X Press","series":"Z"},"type":"book","editors":[{"family":"Ex","given":"Ex"}]}`,
	}
	for e := range file.Entries() {
		if want[e.Key] == "" {
			continue
		}
		w := e.Paper(parents)
		w.Entry = nil
		got, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[e.Key], string(got)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", e.Key, diff)
		}
	}
	if e := parents.Find(" P "); e == nil || e.Key != "p" {
		t.Errorf("P is %v", e)
	}
	var none *Parents
	if none.Find("p") != nil {
		t.Error("no parents have one")
	}
	long := strings.Repeat("x", 2000)
	for text, want := range map[string]string{long: long, long + "x": ""} {
		file := Parse("a.bib", "@book{a, crossref = {p}, xdata = {x}}\n@book{p, publisher = {"+text+"}}\n@xdata{x, series = {"+text+"}}")
		for e := range file.Entries() {
			if v := e.Paper(file.Parents()).PublishedIn(); e.Key == "a" && (v.Publisher != want || v.Series != want) {
				t.Errorf("a text of %d bytes is inherited as %d and %d", len(text), len(v.Publisher), len(v.Series))
			}
		}
	}
}

// What is certain of a published work.
func TestPublicationOfEntry(t *testing.T) {
	for source, want := range map[string]string{
		`@article{a, title = {T}, author = {Lark, Ida}, journal = {J}, year = 2021, volume = 1, issue = 2, pages = {3--4}, publisher = {P}, doi = {https://doi.org/10.1000/a\_b\&c}}`: `{"doi":"10.1000/a_b\u0026c","title":"T","authors":[{"family":"Lark","given":"Ida"}],"venue":{"kind":"article","name":"J","year":2021,"volume":"1","number":"2","pages":"3-4","publisher":"P"}}`,
		`@inproceedings{a, title = {T}, subtitle = {S}, author = {Lark, Ida and others}, booktitle = {B}, date = {2021-02}, number = 2, pages = {3–4}, doi = {10.1000/1}}`:            `{"doi":"10.1000/1","title":"T: S","authors":[{"family":"Lark","given":"Ida"}],"more_authors":true,"venue":{"kind":"inproceedings","name":"B","year":2021,"number":"2","pages":"3-4"}}`,
		`@article{a, title = {T}, author = {Lark, Ida}, journaltitle = {J}, year = 2021}`:                                                                                             `{"title":"T","authors":[{"family":"Lark","given":"Ida"}],"venue":{"kind":"article","name":"J","year":2021}}`,
		`@article{a, title = {T}, author = {Lark, Ida}, booktitle = {B}, year = 2021}`:                                                                                                "",
		`@inproceedings{a, title = {T}, author = {Lark, Ida}, journal = {J}, year = 2021}`:                                                                                            "",
		`@book{a, title = {T}, author = {Lark, Ida}, journal = {J}, booktitle = {B}, year = 21}`:                                                                                      "",
		`@article{a, title = {T}, author = {Lark, Ida}, journal = {CoRR}, year = 2021}`:                                                                                               "",
		`@article{a, title = {T}, author = {Lark, Ida}, journal = {arXiv: 1}, year = 2021}`:                                                                                           "",
		`@article{a, title = {T}, journal = {J}, year = 2021}`:                                                                                                                        "",
		`@article{a, author = {Lark, Ida}, journal = {J}, year = 2021}`:                                                                                                               "",
		`@article{a, title = {T}, author = {Lark, Ida}, journal = {J}}`:                                                                                                               "",
	} {
		for e := range Parse("a.bib", source).Entries() {
			w, ok := e.Publication()
			got := ""
			if ok {
				data, err := json.Marshal(w)
				if err != nil {
					t.Fatal(err)
				}
				got = string(data)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got)\n%s", source, diff)
			}
		}
	}
}

// The names of fields tell the dialect of a file.
func TestDialect(t *testing.T) {
	for source, want := range map[string]Dialect{
		"": BibTeX, "@a{a, title = {T}}": BibTeX, "@a{a, journaltitle = 1}": BibLaTeX, "@a{a, DATE = 1}": BibLaTeX, "@a{a, eprinttype = 1}": BibLaTeX, "@a{a, eprintclass = 1}": BibLaTeX,
		"@a{a, date = 1, year = 1}": BibTeX, "@a{a, date = 1, journaltitle = 1, year = 1}": BibLaTeX, "@a{a, date = 1, journal = 1}": BibTeX, "@a{a, date = 1, archivePrefix = 1}": BibTeX, "@a{a, date = 1, primaryClass = 1}": BibTeX,
	} {
		if got := Parse("a.bib", source).Dialect(); got != want {
			t.Errorf("%s is of dialect %d", source, got)
		}
	}
}

func TestKeysOfEntry(t *testing.T) {
	for e := range Parse("a.bib", "@book{a, ids = {b , c,,}}").Entries() {
		if got := strings.Join(e.Keys(), "|"); got != "a|b|c" {
			t.Errorf("keys %s", got)
		}
	}
}

func TestCheckASCII(t *testing.T) {
	title := []work.Field{{Name: "year", Value: "{2021}"}, {Name: "title", Value: "{T…}"}}
	if err := CheckASCII("a", title[:1]); err != nil {
		t.Error(err)
	}
	for _, test := range []struct {
		key    string
		fields []work.Field
		want   string
	}{
		{"a", title, `field title of "a" contains '…' (U+2026), for which LaTeX has no command; the file is not UTF-8 and its encoding is uncertain`},
		{"ä", title[:1], `key "ä" contains 'ä'; the file is not UTF-8 and its encoding is uncertain`},
	} {
		if err := CheckASCII(test.key, test.fields); err == nil || err.Error() != test.want {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
}

// Macros of a file are replaced by their text for a file that does not define them; those of the
// styles stay.
func TestExpanded(t *testing.T) {
	d := &Draft{Type: "misc", Key: "k", Macros: []work.Macro{{Name: "jk", Text: "Journal of Kites"}}, Fields: []work.Field{
		{Name: "journal", Value: "JK"}, {Name: "note", Value: `{in } # jk # " 7"`}, {Name: "month", Value: "jan"}, {Name: "title", Value: "{jk}"},
	}}
	text, err := d.Expanded().Text()
	if want := "@misc{k,\n  journal = {Journal of Kites},\n  note    = {in Journal of Kites 7},\n  month   = jan,\n  title   = {jk},\n}\n"; err != nil || text != want {
		t.Errorf("%s (%v)", text, err)
	}
	if got := d.Value("NOTE"); got != "in Journal of Kites 7" || d.Value("year") != "" {
		t.Errorf("the note is %q", got)
	}
	if len(d.Macros) != 1 || d.Fields[0].Value != "JK" {
		t.Error("the entry itself has changed")
	}
}

// BibTeX's standard style has the same macros.
func TestStandardMacros(t *testing.T) {
	path, err := exec.Command("kpsewhich", "plain.bst").Output()
	if err != nil {
		t.Skip("BibTeX is not installed")
	}
	style, err := os.ReadFile(strings.TrimSpace(string(path)))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, m := range regexp.MustCompile(`MACRO \{(\w+)\}\s*\{"([^"]*)"\}`).FindAllStringSubmatch(string(style), -1) {
		want[m[1]] = m[2]
	}
	if diff := cmp.Diff(want, standardMacros); diff != "" {
		t.Errorf("-plain.bst +here\n%s", diff)
	}
}

// Fields that say the same under another name are not lacking.
func TestLacking(t *testing.T) {
	for field, others := range map[string]string{
		"journal": "journaltitle", "journaltitle": "journal", "year": "date", "date": "year", "archivePrefix": "eprinttype", "eprinttype": "archiveprefix",
		"primaryClass": "eprintclass", "eprintclass": "primaryclass", "author": "editor", "url": "howpublished", "title": "title",
	} {
		fields := []work.Field{{Name: field}}
		if got := Lacking(fields, func(name string) bool { return name == others }); len(got) != 0 {
			t.Errorf("%s is lacking beside %s", field, others)
		}
		if got := Lacking(fields, func(name string) bool { return name == "note" }); len(got) != 1 {
			t.Errorf("%s is not lacking beside a note", field)
		}
	}
}

func TestCheckValues(t *testing.T) {
	for value, want := range map[string]bool{
		"{a}": true, "{a}{b}": false, `"a"`: true, `"a" # {b}`: true, "a # 7": true, "a #": false, "": false, " ": false, " {a} ": true, "{a": false, `"a`: false, "{a} b": false, `"{"`: false, `{a} # "}"`: false, "a b": false,
	} {
		d := &Draft{Key: "k", Fields: []work.Field{{Name: "title", Value: value}}}
		if err := d.Check(); (err == nil) != want {
			t.Errorf("%q: %v", value, err)
		}
	}
}
