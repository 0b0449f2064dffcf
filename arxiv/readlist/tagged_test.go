package readlist

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

// Each format's record of an article, a paper, a book and a thesis says of its work
// what the record of another format would.
func TestTaggedWorks(t *testing.T) {
	doe, roe := work.Person{Family: "Doe", Given: "Jane"}, work.Person{Family: "Roe", Given: "Richard", Suffix: "Jr."}
	article := work.Work{
		Type: "article", Title: "A Net of Nets", Authors: []work.Person{doe, roe, {Family: "The Net Collaboration"}}, Published: work.NewDate(2021, 5, 3), OnlyListed: true,
		IDs: work.IDs(work.NewDOI("10.1000/ABC.1")), Venue: &work.Venue{Kind: "article", Name: "Journal of Nets", Short: "J. Nets", Year: 2021, Volume: "12", Number: "3", Pages: "11-29", ISSN: "1234-567X"},
	}
	ofPubMed := article
	ofPubMed.IDs = append(slices.Clone(article.IDs), work.ID{Kind: work.PMID, Value: "27160000"})
	paper := work.Work{
		Type: "inproceedings", Title: "A Net of Papers", Authors: []work.Person{doe}, MoreAuthors: true, Editors: []work.Person{roe}, Published: work.NewDate(2020, 0, 0), OnlyListed: true,
		Venue: &work.Venue{Kind: "inproceedings", Name: "Proceedings of Nets", Year: 2020, Series: "Notes on Nets", Publisher: "Springer", Place: "Berlin", Pages: "7", ISBN: "9783161484100"},
		URL:   "https://example.org/a", Note: "Read this; Twice",
	}
	book := work.Work{
		Type: "book", Title: "The Book of Nets", Authors: []work.Person{doe}, Published: work.NewDate(1873, 0, 0), OnlyListed: true,
		Venue: &work.Venue{Year: 1873, Series: "Old Books", Publisher: "Clarendon", Place: "Oxford", Edition: "2"},
	}
	thesis := work.Work{
		Type: "mastersthesis", Title: "Of Nets", Authors: []work.Person{doe}, Published: work.NewDate(2019, 5, 0), OnlyListed: true,
		Venue: &work.Venue{Year: 2019, Issuer: "ETH Zürich", Place: "Zürich"},
	}
	preprint := work.Work{
		Type: "misc", Title: "A Preprint", Authors: []work.Person{doe}, Published: work.NewDate(2021, 0, 0), OnlyListed: true,
		IDs: work.IDs(mustID("2105.14443").WorkID()), Version: 2, Venue: &work.Venue{Year: 2021},
	}
	tests := []struct {
		file, source string
		want         []work.Work
	}{
		{"a.ris", "\uFEFF" + strings.ReplaceAll(`TY  - JOUR
AU  - Doe, Jane
AU  - Roe, Richard, Jr.
AU  - The Net Collaboration,
TI  - A Net
of <i>Nets</i>
T2  - Journal of Nets
JA  - J. Nets
PY  - 2021
DA  - 2021/05/03/
VL  - 12
IS  - 3
SP  - 11
EP  - 29
SN  - 1234-567X
DO  - https://doi.org/10.1000/ABC.1
AB  - We extend arXiv:1706.03762.

UV-light is a line of the abstract.
KW  - one
KW  - two
ER  - 
`, "\n", "\r\n"), []work.Work{article}},
		{"b.ris", `TY  - CPAPER
A1  - Doe, Jane
A1  - et al.
A2  - Roe, Richard, Jr.
T1  - A Net of Papers
T2  - Nets 2020, the Meeting
C3  - Proceedings of Nets
T3  - Notes on Nets
Y1  - 2020///
PB  - Springer
CY  - Berlin
SP  - 7
SN  - 978-3-16-148410-0
UR  - https://example.org/a
N1  - <p>Read <b>this</b></p>
N1  - Twice
TY  - BOOK
AU  - Doe, Jane
TI  - The Book of Nets
T2  - Old Books
PY  - 1873
PB  - Clarendon
CY  - Oxford
ET  - 2
TY  - THES
AU  - Doe, Jane
A3  - Roe, Richard
ED  - Roe, Richard
TI  - Of Nets
M3  - Master's thesis
PB  - ETH Zürich
CY  - Zürich
PY  - 2019/05
ER  -
TY  - UNPB
AU  - Doe, Jane
TI  - A Preprint
PY  - 2021
UR  - https://arxiv.org/abs/2105.14443v2`, []work.Work{paper, book, thesis, preprint}},
		{"a.nbib", `PMID- 27160000
OWN - NLM
DP  - 2021 May 3
TI  - A Net
      of Nets.
PG  - 11-29
LID - 10.1000/ABC.1 [doi]
AB  - We extend arXiv:1706.03762.
FAU - Doe, Jane
AU  - Doe J
FAU - Roe, Richard Jr.
AU  - Roe R Jr
CN  - The Net Collaboration
PT  - Journal Article
PT  - Research Support
VI  - 12
IP  - 3
TA  - J. Nets
JT  - Journal of Nets
IS  - 1234-567X (Electronic)
SO  - J. Nets. 2021 May 3;12(3):11-29.
`, []work.Work{ofPubMed}},
		{"a.enw", `%0 Journal Article
%A Doe, Jane
%A Roe, Richard, Jr.
%A The Net Collaboration,
%T A Net of Nets
%J Journal of Nets
%! J. Nets
%D 2021
%8 May 3
%V 12
%N 3
%P 11-29
%@ 1234-567X
%R 10.1000/ABC.1
%X We extend arXiv:1706.03762.

We end here.
%K one
two

%0 Conference Paper
%A Doe, Jane; et al.
%E Roe, Richard, Jr.
%T A Net of Papers
%B Proceedings of Nets
%S Notes on Nets
%D 2020
%I Springer
%C Berlin
%P 7
%@ 978-3-16-148410-0
%U https://example.org/a
%Z Read this
%Z Twice

%0 Book
%A Doe, Jane
%T The Book of Nets
%S Old Books
%D 1873
%I Clarendon
%C Oxford
%7 2

%0 Thesis
%A Doe, Jane
%T Of Nets
%9 Masters
%I ETH Zürich
%C Zürich
%D 2019
%8 May
`, []work.Work{article, paper, book, thesis}},
	}
	for _, test := range tests {
		for _, file := range []string{test.file, "-"} { // the content tells the format as the name does
			list := read(file, []byte(test.source))
			var got []work.Work
			for i := range list.Rows {
				got = append(got, *list.Rows[i].Work)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s, read as %s:\n%s", test.file, list.Format, diff)
			}
			if len(list.Problems) > 0 {
				t.Errorf("%s: %v", test.file, list.Problems)
			}
		}
	}
}

// Where records begin and end, what their identifiers and links are, and what is
// said of those that are none.
func TestTaggedForms(t *testing.T) {
	tests := map[string]struct {
		file, source string
		want         []string // "line-end key title | identifiers | mentioned | links"
		problems     []string
	}{
		"a head, and a record without its first line": {
			"x.ris", "Provider: Nobody\nContent: text/plain\n\nTI  - A\nDO  - doi:10.1000/1\nER  - \n\nTY  - GEN\nID  - doe2021\nTI  - B\nER  - \n",
			[]string{"4-6 A | doi:10.1000/1 |  | https://doi.org/10.1000/1", "8-11 doe2021 B |  |  | "}, nil,
		},
		"one blank before the hyphen":    {"x.ris", "TY - JOUR\nTI - A\nUR - example.org/a\nER -\n", []string{"1-4 A |  |  | https://example.org/a"}, nil},
		"the keys of databases are none": {"x.ris", "TY  - JOUR\nID  - 12345\nTI  - A\nER  - \n", []string{"1-4 A |  |  | "}, nil},
		"an identifier that a note has": {
			"x.ris", "TY  - GEN\nTI  - A\nN1  - arXiv preprint arXiv:1706.03762v2\nER  - \nTY  - GEN\nTI  - B\nN1  - We comment on arXiv:1810.04805.\nER  - \n",
			[]string{"1-4 A | arXiv:1706.03762 |  | ", "5-8 B |  | arXiv:1810.04805 | "}, nil,
		},
		"arXiv's DOI, journal and accession number": {
			"x.ris", "TY  - JOUR\nTI  - A\nDO  - 10.48550/arXiv.1706.03762\nER  - \nTY  - JOUR\nTI  - B\nJO  - arXiv preprint arXiv:1810.04805\nER  - \nTY  - JOUR\nTI  - C\nAN  - arXiv:2001.00001\nER  - \n",
			[]string{"1-4 A | arXiv:1706.03762 |  | ", "5-8 B | arXiv:1810.04805 |  | ", "9-12 C | arXiv:2001.00001 |  | "}, nil,
		},
		"links, each once": {
			"x.ris", "TY  - JOUR\nTI  - A\nUR  - https://example.org/a\nL1  - https://example.org/a.pdf\nL1  - file:///home/a.pdf\nUR  - https://example.org/a\nER  - \n",
			[]string{"1-7 A |  |  | https://example.org/a https://example.org/a.pdf"}, nil,
		},
		"neither title nor identifier": {"x.ris", "TY  - JOUR\nAU  - Doe, Jane\nER  - \n", nil, []string{"1:1 a record without a title and an identifier is left out"}},
		"EndNote without types":        {"x.enw", "%T A\n%D 2001\n\n%T B\n%D 2002\n", []string{"1-2 A |  |  | ", "4-5 B |  |  | "}, nil},
		"PubMed's book":                {"x.nbib", "PMID- 7\nBTI - A Book\nAU  - van Doe JR\nPT  - Book\n", []string{"1-4 A Book | pmid:7 |  | "}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			list := read(test.file, []byte(test.source))
			var got, problems []string
			for i := range list.Rows {
				r := &list.Rows[i]
				var ids, mentioned, links []string
				for _, id := range r.IDs() {
					ids = append(ids, id.String())
				}
				for _, ref := range r.Mentioned {
					mentioned = append(mentioned, "arXiv:"+ref.String())
				}
				for _, link := range r.Links {
					links = append(links, link.URL)
				}
				got = append(got, fmt.Sprintf("%d-%d %s | %s | %s | %s", r.Line, r.EndLine, strings.TrimSpace(r.Key+" "+r.Work.Title), strings.Join(ids, " "), strings.Join(mentioned, " "), strings.Join(links, " ")))
			}
			for _, p := range list.Problems {
				problems = append(problems, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Message))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, problems); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A list that other formats have in their middle is none of these.
func TestTaggedLooks(t *testing.T) {
	for _, source := range []string{"# Papers\n\nTY  - JOUR\n", "A list\nPMID- 3\n", "%T of TeX\n\\item x\n", "TY  - \n"} {
		if got := read("-", []byte(source)).Format; slices.Contains([]string{"RIS", "PubMed", "EndNote"}, got) {
			t.Errorf("%q is read as %s", source, got)
		}
	}
}

func TestTaggedIsLinear(t *testing.T) {
	for name, part := range map[string]string{
		"records": "TY  - JOUR\nTI  - A Net\nUR  - https://arxiv.org/abs/1706.03762\nER  - \n", "authors": "AU  - Doe, Jane\n", "lines": "x\n",
		"links": "UR  - https://example.org/%d\n", "notes": "N1  - note %d\n", "semicolons": ";", "DOIs": "DO  - 10.1000/%d\n",
	} {
		t.Run(name, func(t *testing.T) {
			text := func(n int) string {
				var b strings.Builder
				b.WriteString("TY  - JOUR\nTI  - A\nAU  - ")
				for i := range 200 * n {
					b.WriteString(strings.ReplaceAll(part, "%d", fmt.Sprint(i)))
				}
				return b.String()
			}
			testkit.Linear(t, text, func(text string) { read("x.ris", []byte(text)) })
		})
	}
}

func FuzzTagged(f *testing.F) {
	f.Add("TY  - JOUR\nAU  - Doe, J.\nTI  - A\nUR  - https://arxiv.org/abs/1706.03762\nPY  - 2001/02/\nER  - \n")
	f.Add("PMID- 3\nTI  - A\n      b\nDP  - 2001 May\nAID - 10.1/2 [doi]\n\nTI  - C\n")
	f.Add("%0 Thesis\n%A Doe, J.;\n%D 2001\n%8 May\n\n%T C\n")
	f.Fuzz(func(t *testing.T, source string) {
		for _, name := range []string{"f.ris", "f.nbib", "f.enw"} {
			checkList(t, name, source)
		}
	})
}
