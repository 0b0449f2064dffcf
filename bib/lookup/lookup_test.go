package lookup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"clipgraph/bib/lookup/dump"
	"clipgraph/internal/offsetindex"
)

const bibText = `% A bibliography of invented works.
@string{nets = {Journal of Nets}}
@inproceedings{lark2020, title = {Kites over {C}alm Water and its Shores}, author = {Lark, Ida and Reed, Anna},
  booktitle = {Advances in Kites, 2020}, year = 2020, doi = {10.5555/kites}, note = {write to a@example.com}}
@article{lark2019, title={Kites over Calm Water and its Shores}, author = {Ida Lark}, journal = {CoRR}, volume = {abs/1901.00001}, year = 2019}

  @article{roe, author = {Roe, Richard}, title = "Sur les Cerfs-volants d'{\'E}t{\'e}", journal = {Le Vent}, year = 2001}
@article{one, booktitle = {No Title of Its Own}, author = {Roe, Richard}, year = 2001}
@article{ann, title = {Tides in Shallow Models}, author = {Ann, A.}, year = 2010}
@article{bob, title = {Tides in Shallow Models}, author = {Bob, B.}, year = 2010}
@article{short, title = {Nets}, author = {Bob, B.}, year = 2010}
`

const dblpText = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<inproceedings mdate="2021-01-01" key="conf/cvpr/LarkR20" publtype="informal"><author orcid="0">Ida Lark 0001</author><author>Ren&eacute; van der Reed</author>
<title>Kites over <i>Calm</i> Water and its Shores.</title><pages>1-9</pages><year>2020</year><booktitle>CVPR</booktitle><ee>https://doi.org/10.5555/kites</ee></inproceedings><article key="journals/corr/abs-1901-00001"><author>Ida Lark 0001</author>
<title>Kites over Calm Water and its Shores.</title><volume>abs/1901.00001</volume><year>2019</year><journal>CoRR</journal></article>
<www key="homepages/l/IdaLark"><author>Ida Lark</author><title>Home Page of Somebody</title></www>
</dblp>
`

const arxivText = `{"id":"1901.00001","submitter":"A \"title\":\"None\" B","authors":"Ida Lark","title":"Kites over\n  Calm Water and its Shores: R\\'enyi's $\\lambda$","doi":"10.5555/kites","categories":"cs.LG","versions":[{"version":"v1","created":"Mon, 2 Jan 2019 19:18:42 GMT"}],"authors_parsed":[["Lark","Ida",""]]}

{"id":"1902.00002","title":"Nets","authors_parsed":[["Roe","R.",""]]}
{"id": "1902.00003", "title": "Tides in Shallow Models", "authors_parsed": [["Roe", "R.", ""]]}`

const cslText = `{"id": "a", "type": "paper-conference", "title": "Kites over <i>Calm</i> Water \u0026 its \"Shores\"", "author": [{"given": "Ida", "family": "Lark"}, {"literal": "The \"Reed\" Group, Inc."}], "container-title": "Advances in Kites", "issued": {"date-parts": [[2020]]}, "reference": [{"DOI": "10.5555/other", "title": "Nets"}], "DOI": "10.5555/kites", "note": "} \\"}
{"type":"article-journal","title":"Tides in Shallow Models of the Sea","author":[{"family":"van der Reed","given":"Ren\u00e9"}],"issued":{"raw":"May 2010"},"URL":"https://arxiv.org/abs/1901.00001"}
{"title": "Neither a Type nor any Author of It"}`

const inheritingText = `@string{wind = {Wind}}
@string{kites = {Conference on Kites and } # Wind}
@inproceedings{a, title = {Kites over Calm Water and its Shores}, author = {Lark, Ida}, crossref = {K20}, month = jan # "~1"}
@article{b, title = {Tides in Shallow Models of the Sea}, author = {Roe, R.}, journal = wind, year = 2001}
@inproceedings{c, title = {Waves in Deep Models of the Sea}, author = {Roe, R.}, crossref = {none}, month = none, year = 2001}
@proceedings{k20, title = "Proceedings of {" # kites # "}", booktitle = kites, year = 2020, crossref = {a}}
`

// indexed returns the bibliography of a text.
func indexed(t testing.TB, text string) *Bibliography {
	t.Helper()
	dir := t.TempDir()
	path, index := filepath.Join(dir, "all.bib"), filepath.Join(dir, "all.idx")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), path, index, "", nil); err != nil {
		t.Fatal(err)
	}
	b, err := Open(index)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// find describes the work that b finds: its first author, year, venue and identifiers.
func find(t testing.TB, b *Bibliography, wanted Wanted) string {
	t.Helper()
	found, err := b.Find(t.Context(), []Wanted{wanted})
	if err != nil {
		t.Fatal(err)
	}
	w := found[0]
	if w == nil {
		return ""
	}
	return fmt.Sprintf("%s, %d, %q, %v", w.Authors[0], w.Year(), w.PublishedIn().Name, w.IDs)
}

func TestFind(t *testing.T) {
	const kites = "Kites over Calm Water and its Shores"
	tests := []struct {
		name, text string
		wanted     Wanted
		want       string
	}{
		{"a publication before a preprint", bibText, Wanted{Title: kites, Surname: "Lark"}, `Ida Lark, 2020, "Advances in Kites, 2020", [doi:10.5555/kites]`},
		{"in other letters", bibText, Wanted{Title: "KITES, over calm water & its shores?", Surname: "lark"}, ""},
		{"in other case", bibText, Wanted{Title: "kites: over calm-water and its SHORES", Surname: "LARK"}, `Ida Lark, 2020, "Advances in Kites, 2020", [doi:10.5555/kites]`},
		{"by another author", bibText, Wanted{Title: kites, Surname: "Reed"}, ""},
		{"a year and no author", bibText, Wanted{Title: kites, Year: 2021}, `Ida Lark, 2020, "Advances in Kites, 2020", [doi:10.5555/kites]`},
		{"another year", bibText, Wanted{Title: kites, Year: 2022}, ""},
		{"nothing but a long title", bibText, Wanted{Title: kites}, `Ida Lark, 2020, "Advances in Kites, 2020", [doi:10.5555/kites]`},
		{"two authors of one title", bibText, Wanted{Title: "Tides in Shallow Models", Year: 2010}, ""},
		{"of two the one that is wanted", bibText, Wanted{Title: "Tides in Shallow Models", Surname: "Bob"}, `B. Bob, 2010, "", []`},
		{"nothing but a short title", bibText, Wanted{Title: "Sur les Cerfs-volants d'Été"}, ""},
		{"accents as commands", bibText, Wanted{Title: "Sur les Cerfs-volants d'Été", Surname: "Roe"}, `Richard Roe, 2001, "Le Vent", []`},
		{"no title", bibText, Wanted{Title: "No Title of Its Own", Surname: "Roe"}, ""},
		{"too short", bibText, Wanted{Title: "Nets", Surname: "Bob"}, ""},
		{"a parent and macros", inheritingText, Wanted{Title: kites, Surname: "Lark"}, `Ida Lark, 2020, "Conference on Kites and Wind", []`},
		{"a macro", inheritingText, Wanted{Title: "Tides in Shallow Models of the Sea", Surname: "Roe"}, `R. Roe, 2001, "Wind", []`},
		{"no parent and no macro", inheritingText, Wanted{Title: "Waves in Deep Models of the Sea", Surname: "Roe"}, `R. Roe, 2001, "", []`},
		{"DBLP", dblpText, Wanted{Title: kites, Surname: "Lark"}, `Ida Lark, 2020, "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", [doi:10.5555/kites dblp:conf/cvpr/LarkR20]`},
		{"DBLP, by the venue", dblpText, Wanted{Title: kites, Venue: "CVPR"}, `Ida Lark, 2020, "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", [doi:10.5555/kites dblp:conf/cvpr/LarkR20]`},
		{"a short title with year and venue", strings.ReplaceAll(dblpText, "over <i>Calm</i> Water and its Shores", "over Water"), Wanted{Title: "Kites over Water", Venue: "CVPR", Year: 2020}, `Ida Lark, 2020, "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", [doi:10.5555/kites dblp:conf/cvpr/LarkR20]`},
		{"a short title with another year", strings.ReplaceAll(dblpText, "over <i>Calm</i> Water and its Shores", "over Water"), Wanted{Title: "Kites over Water", Venue: "CVPR", Year: 2021}, ""},
		{"a short title with its venue alone", strings.ReplaceAll(dblpText, "over <i>Calm</i> Water and its Shores", "over Water"), Wanted{Title: "Kites over Water", Venue: "CVPR"}, ""},
		{"DBLP, another venue", dblpText, Wanted{Title: kites, Venue: "ICML"}, ""},
		{"an address that names the author", bibText, Wanted{Title: "Tides in Shallow Models", Address: "Bob Tides in Shallow"}, `B. Bob, 2010, "", []`},
		{"an address that names all of the author", dblpText, Wanted{Title: kites, Address: "Ida Lark Kites over Calm"}, `Ida Lark, 2020, "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", [doi:10.5555/kites dblp:conf/cvpr/LarkR20]`},
		{"an address of another work, and the venue and the year", dblpText, Wanted{Title: kites, Address: "reed", Venue: "CVPR", Year: 2020}, `Ida Lark, 2020, "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", [doi:10.5555/kites dblp:conf/cvpr/LarkR20]`},
		{"an address of another work, and the venue", dblpText, Wanted{Title: kites, Address: "reed", Venue: "CVPR"}, ""},
		{"an address of another work, and another year", dblpText, Wanted{Title: kites, Address: "reed", Venue: "CVPR", Year: 2021}, ""},
		{"an address whose author is not at its front", dblpText, Wanted{Title: kites, Address: "Reed Water and Lark"}, ""},
		{"nothing but a name and three words", strings.ReplaceAll(bibText, "Sur les", "Vent: les"), Wanted{Title: "Vent: les Cerfs-volants d'Été"}, `Richard Roe, 2001, "Le Vent", []`},
		{"a formula that is a letter", strings.ReplaceAll(bibText, "Sur les", "$\\lambda_2$-Vent:"), Wanted{Title: "λ₂-Vent: Cerfs-volants d'Été", Surname: "Roe"}, `Richard Roe, 2001, "Le Vent", []`},
		{"arXiv", arxivText, Wanted{Title: "Kites over Calm Water and its Shores: Rényi's λ", Year: 2020}, `Ida Lark, 2019, "", [arXiv:1901.00001 doi:10.5555/kites]`},
		{"arXiv, by another author", arxivText, Wanted{Title: "Kites over Calm Water and its Shores: Rényi's λ", Surname: "Roe"}, ""},
		{"arXiv, the last line", arxivText, Wanted{Title: "Tides in Shallow Models", Surname: "Roe"}, `R. Roe, 2019, "", [arXiv:1902.00003]`},
		{"CSL", cslText, Wanted{Title: "Kites over Calm Water & its Shores", Surname: "Lark"}, `Ida Lark, 2020, "Advances in Kites", [doi:10.5555/kites]`},
		{"CSL, escapes and an address", cslText, Wanted{Title: "Tides in Shallow Models of the Sea", Surname: "van der Reed"}, `René van der Reed, 2010, "", [arXiv:1901.00001]`},
		{"CSL, no type", cslText, Wanted{Title: "Neither a Type nor any Author of It"}, ""},
		{"DBLP, a preprint", "<dblp>" + dblpText[strings.Index(dblpText, "<article"):], Wanted{Title: kites, Surname: "Lark"}, `Ida Lark, 2019, "", [dblp:journals/corr/abs-1901-00001 arXiv:1901.00001]`},
		{"DBLP, a page of a person", dblpText, Wanted{Title: "Home Page of Somebody", Surname: "Lark"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := find(t, indexed(t, test.text), test.wanted); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// An entry is found whatever part of the file is read at a time.
func TestParts(t *testing.T) {
	for _, text := range []string{bibText, dblpText, strings.ReplaceAll(bibText, "\n", "\r\n")} {
		f, size := dump.Of([]byte(text)), int64(len(text))
		whole, err := scan(f, new(atomic.Int64))(strings.NewReader(text), 0, size)
		if err != nil || len(whole.Rows) == 0 {
			t.Fatalf("%d entries (%v)", len(whole.Offsets), err)
		}
		for part := int64(1); part < 300; part += 7 {
			var parts []offsetindex.Part
			for from := int64(0); from < size; from += part {
				got, err := scan(f, new(atomic.Int64))(strings.NewReader(text), from, min(from+part, size))
				if err != nil {
					t.Fatal(err)
				}
				parts = append(parts, got)
			}
			joined, err := offsetindex.Join(parts)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(joined.Rows, whole.Rows) || !slices.Equal(joined.Offsets, whole.Offsets) {
				t.Errorf("in parts of %d: %v, not %v", part, joined, whole)
			}
		}
	}
}

func TestBuildErrors(t *testing.T) {
	dir := t.TempDir()
	path, index := filepath.Join(dir, "notes.md"), filepath.Join(dir, "notes.idx")
	if err := os.WriteFile(path, []byte("Some notes on kites."), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), path, index, "", nil); !errors.Is(err, ErrUnread) {
		t.Errorf("notes: %v", err)
	}
	if err := os.WriteFile(path, []byte("@article{one, author = {Roe, Richard}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), path, index, "", nil); !errors.Is(err, ErrNoTitles) {
		t.Errorf("no titles: %v", err)
	}
	if _, err := Open(index); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no index: %v", err)
	}
	b := indexed(t, bibText)
	if err := os.WriteFile(b.Path(), []byte(bibText+" "), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(strings.TrimSuffix(b.Path(), ".bib") + ".idx"); err == nil {
		t.Error("a file that changed is taken")
	} else if stale, ok := errors.AsType[*StaleIndexError](err); !ok || stale.Path != b.Path() {
		t.Errorf("a file that changed: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := indexed(t, bibText).Find(ctx, []Wanted{{Title: "Tides in Shallow Models"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Whatever a file holds, what is indexed can be read again, and has the title that its
// key is of.
func FuzzIndex(f *testing.F) {
	f.Add(bibText)
	f.Add(dblpText)
	f.Add(inheritingText)
	f.Add(cslText)
	f.Add(arxivText)
	f.Add(strings.Replace(dblpText, "<title>", "</inproceedings><title>", 1))
	f.Add(`<dblp><a key="<title </a>Tides in Shallow Models</title>`)
	f.Add(`<dblp><a key="><title </a>Tides in Shallow Models</title>`)
	f.Add(`<dblp><a key="><title></a>Tides in Shallow Models</title>`)
	f.Fuzz(func(t *testing.T, text string) {
		form := dump.Of([]byte(text))
		if form == nil {
			return
		}
		part, err := scan(form, new(atomic.Int64))(strings.NewReader(text), 0, int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		for _, offset := range part.Offsets {
			entry := []byte(text[offset:])
			if end := form.End(entry); end >= 0 {
				entry = entry[:end]
			}
			form.Read(entry)
			var facts dump.Facts
			if form.Facts(entry, 0, &facts); facts.Title == nil && facts.Key == "" {
				t.Errorf("the entry at %d has neither a title nor a key", offset)
			}
		}
	})
}

func BenchmarkBuild(b *testing.B) {
	text := strings.Repeat(bibText, 2000)
	f := dump.Of([]byte(text))
	b.SetBytes(int64(len(text)))
	part := scan(f, new(atomic.Int64))
	for b.Loop() {
		if _, err := part(strings.NewReader(text), 0, int64(len(text))); err != nil {
			b.Fatal(err)
		}
	}
}
