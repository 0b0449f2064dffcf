package lookup

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib"
	"clipgraph/bib/work"
)

func crossrefOf1(t *testing.T, record string) *work.Work {
	t.Helper()
	works, err := readCrossref([]byte(`{"status":"ok","message":{"items":[`+record+`]}}`), nil)
	if err != nil || len(works) != 1 {
		t.Fatal(len(works), err)
	}
	return works[0]
}

// What a record says, in the shape that Crossref's API has it.
func TestCrossrefWork(t *testing.T) {
	doi := func(text string) []work.ID { return []work.ID{work.NewDOI(text)} }
	for _, test := range []struct {
		name, record string
		want         work.Work
		venue        work.Venue
	}{
		{"article, by number", `{"DOI":"10.5555/PhysRevX.7.1","type":"journal-article","title":["Kites in <i>Calm</i> Air"],"container-title":["Physical Review X"],
			"author":[{"given":"Maria","family":"van der Berg","sequence":"first"},{"given":"Harry W.","family":"Stone","suffix":"Jr"},{"name":"Kite Group"}],
			"published":{"date-parts":[[2016,12,30]]},"published-print":{"date-parts":[[2017,1]]},"volume":"7","issue":"1","page":"n/a","article-number":"011001","ISSN":["2160-3308"],"publisher":"APS"}`,
			work.Work{IDs: doi("10.5555/PhysRevX.7.1"), Title: "Kites in Calm Air", Type: "article", Published: work.NewDate(2016, 12, 30),
				Authors: []work.Person{{Given: "Maria", Particle: "van der", Family: "Berg"}, {Given: "Harry W.", Family: "Stone", Suffix: "Jr"}, {Family: "Kite Group"}}},
			work.Venue{Kind: "article", Name: "Physical Review X", Short: "PRX", Year: 2017, Volume: "7", Number: "1", Pages: "011001", Publisher: "APS", ISSN: "2160-3308"}},
		{"chapter of proceedings", `{"DOI":"10.5555/c_1","type":"book-chapter","title":["Nets"],"container-title":["Lecture Notes in Computer Science","Computer Vision – ECCV 2022"],
			"author":[{"given":"Ada","family":"Roe"}],"published":{"date-parts":[[2022]]},"page":"1-1","publisher":"Springer","ISBN":["http://id.crossref.org/isbn/9780262035613"]}`,
			work.Work{IDs: doi("10.5555/c_1"), Title: "Nets", Type: "inproceedings", Published: work.NewDate(2022, 0, 0), Authors: []work.Person{{Given: "Ada", Family: "Roe"}}},
			work.Venue{Kind: "inproceedings", Name: "Computer Vision – ECCV 2022", Short: "ECCV", Series: "Lecture Notes in Computer Science", Year: 2022, Pages: "1", Publisher: "Springer", ISBN: "9780262035613"}},
		{"chapter of a book", `{"DOI":"10.5555/c_2","type":"book-chapter","title":["Ropes?"],"subtitle":["A History"],"container-title":["Adipose Knots"],"editor":[{"given":"J.","family":"Doe"}],"published":{"date-parts":[[2013,null]]},"page":"155–158"}`,
			work.Work{IDs: doi("10.5555/c_2"), Title: "Ropes? A History", Type: "incollection", Published: work.NewDate(2013, 0, 0), Editors: []work.Person{{Given: "J.", Family: "Doe"}}},
			work.Venue{Name: "Adipose Knots", Year: 2013, Pages: "155-158"}},
		{"book", `{"DOI":"10.5555/b","type":"monograph","title":["Knots"],"subtitle":["Knots"],"container-title":["Series on Ropes"],"author":[{"family":"Plato"}],"issued":{"date-parts":[[1990,1]]},"publisher":"Rope Press","publisher-location":"Oslo","ISBN":["0-262-03561-8"]}`,
			work.Work{IDs: []work.ID{work.NewDOI("10.5555/b"), {Kind: work.ISBN, Value: "9780262035613"}}, Title: "Knots", Type: "book", Published: work.NewDate(1990, 1, 0), Authors: []work.Person{{Family: "Plato"}}},
			work.Venue{Series: "Series on Ropes", Year: 1990, Publisher: "Rope Press", Place: "Oslo", ISBN: "9780262035613"}},
		{"thesis", `{"DOI":"10.5555/t","type":"dissertation","title":["On Kites"],"degree":["Master of Arts"],"author":[{"given":"P.","family":"Roe"}],"published":{"date-parts":[[2020,6,8]]},"publisher":"University of Wind"}`,
			work.Work{IDs: doi("10.5555/t"), Title: "On Kites", Type: "mastersthesis", Published: work.NewDate(2020, 6, 8), Authors: []work.Person{{Given: "P.", Family: "Roe"}}},
			work.Venue{Year: 2020, Publisher: "University of Wind", Issuer: "University of Wind"}},
		{"names with more in them", `{"DOI":"10.5555/n","type":"journal-article","title":["Names"],"author":[{"given":"Eleni","family":"Roe, MD, Ph.D."},{"given":"James","family":"Doe,","suffix":"Jr."}]}`,
			work.Work{IDs: doi("10.5555/n"), Title: "Names", Type: "article", Authors: []work.Person{{Given: "Eleni", Family: "Roe"}, {Given: "James", Family: "Doe", Suffix: "Jr."}}}, work.Venue{}},
		{"report", `{"DOI":"10.5555/r","type":"report","title":["Wind"],"container-title":["Papers on Wind"],"author":[{"name":"Wind Office"},{"name":"Wind Office"}],"published":{"date-parts":[[2019]]},"publisher":"Wind Office"}`,
			work.Work{IDs: doi("10.5555/r"), Title: "Wind", Type: "techreport", Published: work.NewDate(2019, 0, 0), Authors: []work.Person{{Family: "Wind Office"}}},
			work.Venue{Year: 2019, Publisher: "Wind Office", Issuer: "Wind Office", Series: "Papers on Wind"}},
		{"preprint", `{"DOI":"10.1101/2020.09.14.1","type":"posted-content","title":["Bees"],"author":[{"family":"Ada B. Roe, Jane Doe"}],"published":{"date-parts":[[2020,9,15]]},"publisher":"bioRxiv","container-title":["ignored"]}`,
			work.Work{IDs: doi("10.1101/2020.09.14.1"), Title: "Bees", Type: "misc", Published: work.NewDate(2020, 9, 15), Authors: []work.Person{{Given: "Ada B.", Family: "Roe"}, {Given: "Jane", Family: "Doe"}}},
			work.Venue{Year: 2020, Publisher: "bioRxiv"}},
		{"its preprint is on arXiv", `{"DOI":"10.5555/p","type":"journal-article","title":["Bees"],"relation":{"has-preprint":[{"id-type":"doi","id":"10.48550/arXiv.2001.00001","asserted-by":"subject"}]}}`,
			work.Work{IDs: []work.ID{work.NewDOI("10.5555/p"), {Kind: work.ArXiv, Value: "2001.00001"}}, Title: "Bees", Type: "article"}, work.Venue{}},
		{"issue without a title", `{"DOI":"10.5555/i","type":"journal-issue","title":[],"container-title":["Wind &amp; Water"]}`,
			work.Work{IDs: doi("10.5555/i"), Title: "Wind & Water", Type: "misc"}, work.Venue{Name: "Wind & Water"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := crossrefOf1(t, test.record)
			test.want.SetVenue(test.venue)
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A record of another form is left out; an answer without records is none.
func TestReadCrossref(t *testing.T) {
	works, err := readCrossref([]byte(`{"status":"ok","message":{"items":[{"DOI":"10.5555/a","title":"no list"},null,{"DOI":"10.5555/b","title":["B"]}]}}`), nil)
	if err != nil || len(works) != 2 || works[1].Title != "B" {
		t.Error(works, err)
	}
	if works, err = readCrossref([]byte(`{"status":"ok","message":{"DOI":"10.5555/b","title":["B"]}}`), nil); err != nil || len(works) != 1 || works[0].Title != "B" {
		t.Error(works, err)
	}
	for _, body := range []string{"", "<html>", `{"status":"failed","message":[]}`, `{"status":"ok","message":{}}`, `{"message":{"items":[]}}`} {
		if _, err := readCrossref([]byte(body), nil); err == nil {
			t.Errorf("%q is read", body)
		}
	}
}

// recorded returns Crossref's recorded records, which are kept outside, and their works.
func recorded(t *testing.T) (records []*crossrefWork, works []*work.Work) {
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "fixtures", "crossref", "works.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no recorded answers here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		r := &crossrefWork{}
		if err := json.Unmarshal(lines.Bytes(), r); err != nil {
			t.Fatal(err)
		}
		records, works = append(records, r), append(works, r.work())
	}
	return records, works
}

// Of each recorded record all that it says is in its work, and no markup.
func TestRecordedFields(t *testing.T) {
	records, works := recorded(t)
	types := map[string]int{}
	for i, r := range records {
		w, v := works[i], works[i].PublishedIn()
		types[w.Type]++
		if w.Title == "" || !w.Has(work.NewDOI(r.DOI)) || int(w.Published.Year) != *r.Published.Parts[0][0] {
			t.Errorf("%s is %+v", r.DOI, w)
		}
		if parts := r.Published.Parts[0]; len(parts) > 1 != (w.Published.Month != 0) || len(parts) > 2 != (w.Published.Day != 0) {
			t.Errorf("%s: of another precision: %v", r.DOI, w.Published)
		}
		if len(r.Author) > 0 && len(w.Authors) == 0 || len(w.Authors) > len(r.Author)+1 {
			t.Errorf("%s: %d authors of %d names", r.DOI, len(w.Authors), len(r.Author))
		}
		for _, text := range []string{w.Title, v.Name, v.Series, v.Publisher, v.Issuer, w.Abstract} {
			if tag.MatchString(text) || strings.Contains(text, "&amp;") || strings.Contains(text, "&#") || strings.Contains(text, "  ") || strings.Contains(text, "\n") {
				t.Errorf("%s: markup is left in %q", r.DOI, text)
			}
		}
		if n := len(r.Container); n > 0 && r.Type != "posted-content" && !strings.Contains(v.Name+v.Series, plain(r.Container[n-1])) && w.Title != plain(r.Container[n-1]) {
			t.Errorf("%s: %q is not in %+v", r.DOI, r.Container[n-1], v)
		}
	}
	want := map[string]int{"article": 60, "inproceedings": 68, "incollection": 17, "book": 25, "techreport": 15, "misc": 71}
	if diff := cmp.Diff(want, types); diff != "" {
		t.Errorf("types (-want +got)\n%s", diff)
	}
}

// BibTeX and biber read the entries of all recorded records, and warn of nothing.
func TestRecordedEntries(t *testing.T) {
	for _, program := range []string{"bibtex", "biber", "kpsewhich"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	_, works := recorded(t)
	for _, dialect := range []bib.Dialect{bib.BibTeX, bib.BibLaTeX} {
		dir := t.TempDir()
		var file bytes.Buffer
		writer := bib.NewWriter(&file)
		var cited strings.Builder
		for i, w := range works {
			key := fmt.Sprintf("k%d", i)
			fmt.Fprintf(&cited, "\\citation{%s}\n", key)
			if err := writer.Write(bib.NewEntry(w, key, bib.Options{Dialect: dialect})); err != nil {
				t.Fatal(err)
			}
		}
		if err := writer.Flush(); err != nil {
			t.Fatal(err)
		}
		write := func(name, text string) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		write("refs.bib", file.String())
		write("paper.aux", cited.String()+"\\bibstyle{plain}\n\\bibdata{refs}\n")
		command := exec.Command("bibtex", "paper")
		if dialect == bib.BibLaTeX {
			command = exec.Command("biber", "--tool", "refs.bib")
		}
		command.Dir = dir
		out, err := command.CombinedOutput()
		if text := string(out); err != nil || strings.Contains(strings.ToLower(text), "warn") {
			t.Errorf("%v\n%s", err, text)
		}
	}
}
