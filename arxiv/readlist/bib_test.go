package readlist

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

func TestBibItem(t *testing.T) {
	list := read("refs.bib", []byte("\uFEFF% Encoding: UTF-8\r\n"+`@inproceedings{doe20, crossref = {CONF},
  author = {Doe, Jane and {The Sample Collaboration} and others},
  title = {{DoeNet}: A Net of \emph{Nets}}, subtitle = {with M{\"u}ller's $\alpha$},
  eprint = {2002.00001}, archivePrefix = {arXiv},
  url = {https://arxiv.org/abs/2002.00001v3}, doi = {10.1000/a\_b--c},
  howpublished = "\url{https://github.com/doe/DoeNet}",
  note = {See also arXiv:1706.03762},
}
@proceedings{conf, title = {Proceedings of the {Conference}}, year = 2020}
@misc{plain, title = {Plain Words}, date = {2021-07-05}, journaltitle = {J. of X}}
@misc{nothing, year = 2000}
`))
	want := []said{{
		File: "refs.bib", Line: 2, Col: 1, Key: "doe20", Title: "DoeNet: A Net of Nets: with Müller's $\\alpha$", Name: "DoeNet", Year: 2020,
		Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Family: "The Sample Collaboration"}}, MoreAuthors: true, Venue: "Proceedings of the Conference",
		ID: mustID("2002.00001"), Version: 3, DOI: "10.1000/a_b--c", Repo: "doe/DoeNet", Note: "See also arXiv:1706.03762",
		Mentioned: []arxiv.Ref{{ID: mustID("1706.03762")}},
		Links: []Link{
			{Kind: link.Paper, Text: "url", URL: "https://arxiv.org/abs/2002.00001v3"},
			{Kind: link.Paper, Text: "doi", URL: "https://doi.org/10.1000/a_b--c"},
			{Kind: link.Code, Text: "howpublished", URL: "https://github.com/doe/DoeNet"},
		},
	}, {
		File: "refs.bib", Line: 11, Col: 1, Key: "plain", Title: "Plain Words", Year: 2021, Venue: "J. of X",
	}, {
		File: "refs.bib", Line: 12, Col: 1, Key: "nothing", Title: "nothing", Year: 2000,
	}}
	for i := range list.Rows {
		if w := list.Rows[i].Work; w.Entry == nil {
			t.Errorf("item %d: %+v", i, w)
		}
	}
	if diff := cmp.Diff(want, saidOf(list.Rows), cmp.AllowUnexported(arxiv.ID{})); diff != "" {
		t.Error(diff)
	}
	wantProblems := []Problem{{File: "refs.bib", Line: 12, Col: 1, Message: `the entry "nothing" has no title; its key stands for it`, Kind: UntitledProblem}}
	if diff := cmp.Diff(wantProblems, list.Problems); diff != "" {
		t.Error(diff)
	}
}

func mustID(s string) arxiv.ID {
	ref, err := arxiv.Parse(s)
	if err != nil {
		panic(err)
	}
	return ref.ID
}

func TestBibIdentifiers(t *testing.T) {
	tests := []struct{ fields, id, venue, problem string }{
		{`eprint = {1706.03762v5}`, "1706.03762v5", "", ""},
		{`eprint = "hep-ph/9609357"`, "hep-ph/9609357", "", ""},
		{`eprint = {arXiv:1706.03762}, eprinttype = {ArXiv}`, "1706.03762", "", ""},
		{`eprint = {9609357}, archivePrefix = {hep-ph}`, "hep-ph/9609357", "", ""},
		{`eprint = {9609357}, archivePrefix = {arXiv}, primaryClass = {hep-ph}`, "hep-ph/9609357", "", ""},
		{`eprint = {math.AG/9609357}`, "math/9609357", "", ""},
		{`eprint = {astro-ph/0710.1896}, archivePrefix = {arXiv}`, "0710.1896", "", ""},
		{`eprint = {math.AG/0708.1254}`, "0708.1254", "", ""},
		{`eprint = {12345678}, eprinttype = {pubmed}`, "", "", ""},
		{`eprint = {1706.03762}, eprinttype = {hdl}`, "", "", ""},
		{`eprint = {https://academic.example.org/x-pdf/1.pdf}`, "", "", ""},
		{`eprint = {soon}, archivePrefix = {arXiv}`, "", "", `"soon" is not an arXiv identifier`},
		{`journal = {arXiv preprint arXiv:2005.00683}`, "2005.00683", "", ""},
		{`journal = {arXiv e-prints}, eid = {arXiv:1805.05606}`, "1805.05606", "", ""},
		{`journal = {CoRR}, volume = {abs/2002.08676}`, "2002.08676", "", ""},
		{`journal = {CoRR abs/2002.08676}`, "2002.08676", "", ""},
		{`journal = {Corrosion Science}`, "", "Corrosion Science", ""},
		{`booktitle = jan # " {W}orkshop"`, "", "January Workshop", ""},
		{`url = {https://arxiv.org/pdf/1706.03762.pdf}, journal = {NeurIPS}`, "1706.03762", "NeurIPS", ""},
		{`url = {\url{http://arxiv.org/abs/math/0309136}}`, "math/0309136", "", ""},
		{`doi = {10.48550/arXiv.1706.03762}`, "1706.03762", "", ""},
		{`doi = {https://doi.org/10.48550/ARXIV.1706.03762}`, "1706.03762", "", ""},
		{`note = {arXiv:1706.03762 [cs.CL]}`, "1706.03762", "", ""},
		{`howpublished = {arXiv:1706.03762}`, "1706.03762", "", ""},
		{`arxiv = {1706.03762}`, "1706.03762", "", ""},
		{`eprint = {1706.03762}, url = {https://arxiv.org/abs/2002.08676}`, "1706.03762", "", "two identifiers in one entry, arXiv:1706.03762 and arXiv:2002.08676; the first is taken for its paper"},
		{`year = {1706.03762}`, "", "", ""},
	}
	for _, test := range tests {
		list := read("refs.bib", []byte("@misc{k, title = {T}, "+test.fields+"}"))
		if len(list.Rows) != 1 {
			t.Errorf("%s: %d items", test.fields, len(list.Rows))
			continue
		}
		item := list.Rows[0]
		got := ""
		if !item.ArXiv().IsZero() {
			got = arxiv.Ref{ID: item.ArXiv(), Version: item.Work.Version}.String()
		}
		if got != test.id || item.Venue() != test.venue || item.Work.DOI() != "" {
			t.Errorf("%s: identifier %q, venue %q, DOI %q", test.fields, got, item.Venue(), item.Work.DOI())
		}
		var problems []string
		for _, p := range list.Problems {
			problems = append(problems, p.Message)
		}
		if got := strings.Join(problems, "; "); got != test.problem {
			t.Errorf("%s: problems %q, want %q", test.fields, got, test.problem)
		}
	}
}

// What an entry names beside its own paper is mentioned; what stands in no
// entry is an item, and what a line of a comment hides is nothing.
func TestBibMentions(t *testing.T) {
	list := read("refs.bib", []byte(`see arXiv:2001.00001
@misc{a, title = {A}, eprint = {2001.00002},
  abstract = {We go on from arXiv:2001.00003.}}
% @misc{b, title = {B}, eprint = {2001.00004}}
`))
	var got []string
	for _, item := range list.Rows {
		got = append(got, item.ArXiv().String())
		for _, ref := range item.Mentioned {
			got = append(got, "mentions "+ref.String())
		}
	}
	if diff := cmp.Diff([]string{"2001.00001", "2001.00002", "mentions 2001.00003"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestBibIsTold(t *testing.T) {
	tests := map[string]string{
		"@misc{k}":                             "BibTeX",
		"% x\n\n  @Article (k,\n":              "BibTeX",
		"# A list\n\n```bibtex\n@misc{k}\n```": "Markdown",
		"@someone is to be thanked":            "Markdown",
		"":                                     "Markdown",
	}
	for source, want := range tests {
		if got := formatOf("-", source).name; got != want {
			t.Errorf("%q is %s, want %s", source, got, want)
		}
	}
	if got := formatOf("https://example.org/refs.bib?raw=***", "# x").name; got != "BibTeX" {
		t.Errorf("an address of a .bib with a query is read as %s", got)
	}
	if got := formatOf("a/B.BIB", "# x").name; got != "BibTeX" {
		t.Error(got)
	}
}

// A file of the writer of BibTeX is read back: each entry an item with what
// was written.
func TestBibOfOurs(t *testing.T) {
	data, err := os.ReadFile("../../bib/testdata/awkward.bib")
	if err != nil {
		t.Fatal(err)
	}
	list := read("awkward.bib", data)
	if len(list.Rows) != strings.Count(string(data), "\n@")+1 || len(list.Problems) > 0 {
		t.Errorf("%d items, problems %v", len(list.Rows), list.Problems)
	}
	for _, item := range list.Rows {
		if item.Work.Title == "" || item.Year() == 0 {
			t.Errorf("%+v", item)
		}
	}
}

func FuzzBib(f *testing.F) {
	f.Add("@misc{k, title = {T: a b}, eprint = {math.AG/0708.1254}, crossref = {k}}")
	f.Add("@string{a = {x} # jan}@proceedings{p, title = a}@misc{k, crossref = p, note = {arXiv:1706.03762, arXiv:1706.03763v2}, url = {\\url{http://github.com/a/b}}}")
	f.Add("@article{k, author = {A, B and C}, volume = {abs/1706.03762}, journal = {CoRR}, doi = {10.1/a\\_b}\n@misc{")
	f.Fuzz(func(t *testing.T, source string) {
		list := read("f.bib", []byte(source))
		lines := strings.Count(source, "\n") + 1
		line := 0
		for _, item := range list.Rows {
			if item.Line < line || item.Line > lines || item.Col < 1 || item.Work.Title == "" && item.ArXiv().IsZero() && item.Work.DOI() == "" {
				t.Errorf("item %+v of %d lines", item, lines)
			}
			line = item.Line
		}
		for _, p := range list.Problems {
			if p.Line < 1 || p.Line > lines || p.Col < 1 {
				t.Errorf("problem at %d:%d of %d lines", p.Line, p.Col, lines)
			}
		}
	})
}

// A crossref to nothing is told; one whose entry follows, as BibTeX wants it, is not.
func TestBibCrossrefToNothing(t *testing.T) {
	list := read("refs.bib", []byte("@inproceedings{a, title = {Ebbs}, crossref = {gone}}\n@inproceedings{b, title = {Rivers}, crossref = {Wow}}\n@proceedings{wow, title = {Walks}}\n"))
	if len(list.Problems) != 1 || list.Problems[0].Line != 1 || !strings.Contains(list.Problems[0].Message, `"gone"`) {
		t.Errorf("problems %v", list.Problems)
	}
}

// Links of an entry stand where its fields do, also where LaTeX needs other bytes; the
// DOI of an article of 1999 is whole, whatever signs it has.
func TestBibLinksHavePlaces(t *testing.T) {
	const text = "@article{a, title={A Net},\n url = {\\url{https://example.org/a\\_b}},\n doi={10.1002/(SICI)1097(199901)5:1<21::AID-X>3.0.CO;2-9},\n pdf = \"https://example.org/a.pdf\"}"
	list := read("refs.bib", []byte(text))
	want := [][2]string{
		{"https://example.org/a_b", `{\url{https://example.org/a\_b}}`},
		{"https://doi.org/10.1002/(SICI)1097(199901)5:1<21::AID-X>3.0.CO;2-9", "10.1002/(SICI)1097(199901)5:1<21::AID-X>3.0.CO;2-9"},
		{"https://example.org/a.pdf", "https://example.org/a.pdf"},
	}
	var got [][2]string
	for _, l := range list.Rows[0].Links {
		got = append(got, [2]string{l.URL, text[l.URLStart:l.URLEnd]})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
