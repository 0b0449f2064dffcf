package fields

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/work"
)

// mend makes the edits of all faults of a source, round after round.
func mend(t *testing.T, source string, paper func(arxiv.ID) *work.Work) (mended string, messages []string) {
	t.Helper()
	for range 5 {
		file := New(bib.Parse("", source), paper)
		var edits []Edit
		for e := range file.Entries() {
			for _, f := range file.Judge(e) {
				if f.Start >= f.End || f.End > len(source) {
					t.Fatalf("%q is nowhere: %+v", f.Message, f)
				}
				messages = append(messages, f.Message)
				if len(edits) == 0 { // one fault a round: edits of two may overlap
					edits = f.Edits
				}
			}
		}
		for _, p := range file.Problems {
			if len(edits) == 0 {
				edits = file.Repair(offset(source, p))
			}
		}
		if len(edits) == 0 {
			break
		}
		slices.SortFunc(edits, func(a, b Edit) int { return b.Start - a.Start })
		for _, e := range edits {
			source = source[:e.Start] + e.Text + source[e.End:]
		}
	}
	return source, messages
}

func offset(source string, p bib.Problem) int {
	at := 0
	for range p.Line - 1 {
		at += strings.IndexByte(source[at:], '\n') + 1
	}
	return at + p.Col - 1
}

// Each mend, and beside it what looks like a fault and is none.
func TestMend(t *testing.T) {
	const same = ""
	for _, test := range []struct{ field, want string }{
		{`doi = {https://doi.org/10.1000/a.b}`, `doi = {10.1000/a.b}`},
		{`doi = "http://dx.doi.org/10.1000/a\_b"`, `doi = "10.1000/a\_b"`},
		{`doi = {DOI: 10.1000/a}`, `doi = {10.1000/a}`},
		{`doi = {\url{https://doi.org/10.1000/a}}`, `doi = {10.1000/a}`},
		{`doi = {10.1002/(SICI)1097\textless1::AID\textgreater{}3.0}`, `doi = {10.1002/(SICI)1097<1::AID>3.0}`},
		{`doi = {10.1002/a{\textless}b&lt;c}`, `doi = {10.1002/a<b<c}`},
		{`doi = {10.1000/a$_$b}`, `doi = {10.1000/a_b}`},
		{`doi = {10.1000/a\_b}`, same},
		{`doi = {https://example.org/10.1000}`, same},
		{`doi = {https://doi.org/10.1000/a?nosfx=y}`, same},
		{`doi = {https://doi.org/10.1000/a and 10.1000/b}`, same},
		{`doi = https # {://doi.org/10.1000/a}`, same},

		{`eprint = {arXiv:2301.00001}, archivePrefix = {arXiv}`, `eprint = {2301.00001}, archivePrefix = {arXiv}`},
		{`eprint = {https://arxiv.org/abs/2301.00001v2}, eprinttype = "arxiv"`, `eprint = {2301.00001v2}, eprinttype = "arxiv"`},
		{`eprint = {arXiv:2301.00001 [cs.CV]}, archivePrefix = {arXiv}, primaryClass = {cs.CV}`, `eprint = {2301.00001}, archivePrefix = {arXiv}, primaryClass = {cs.CV}`},
		{`eprint = {arXiv:2301.00001 [cs.CV]}, archivePrefix = {arXiv}`, same},
		{`eprint = {arXiv:2301.00001}`, same}, // revtex prints it as it stands
		{`eprint = {2301.00001v3}, archivePrefix = {arXiv}`, same},
		{`eprint = {hep-th/9901001}, archivePrefix = {arXiv}`, same},
		{`eprint = {arXiv}, archivePrefix = {2301.00001}`, `eprint = {2301.00001}, archivePrefix = {arXiv}`},
		{`eprint = {arXiv}, archivePrefix = {arXiv:2301.00001}`, `eprint = {2301.00001}, archivePrefix = {arXiv}`},
		{`archivePrefix = {cs.CV}, eprint = {2301.00001}, primaryClass = {arXiv}`, `archivePrefix = {arXiv}, eprint = {2301.00001}, primaryClass = {cs.CV}`},
		{`eprint = {cs.CV}, primaryClass = {2301.00001}`, `eprint = {2301.00001}, primaryClass = {cs.CV}`},
		{`eprint = {2301.00001}, primaryClass = {[cs.CV]}`, `eprint = {2301.00001}, primaryClass = {cs.CV}`},
		{`eprint = {2301.00001}, primaryClass = {vision}`, `eprint = {2301.00001}, primaryClass = {cs.CV}`},
		{`eprint = {hep-th/9901001}, primaryClass = {theory}`, `eprint = {hep-th/9901001}, primaryClass = {hep-th}`},
		{`eprint = {math/9901001}, primaryClass = {algebra}`, same}, // of whose subjects the identifier does not speak
		{`eprint = {2301.00002}, primaryClass = {vision}`, same},    // nobody knows
		{`eprint = {2301.00001}, primaryClass = {stat}`, same},

		{`month = {feb}`, `month = feb`},
		{`month = "sep"`, `month = sep`},
		{`month = {may}`, same}, // the name of the month, as it may stand
		{`month = {February}`, same},
		{`month = February`, `month = feb`},
		{`month = Sept`, `month = sep`},
		{`month = Feb`, same}, // macros have no case
		{`month = weekly`, same},
		{`date = {2020}, journaltitle = {J}, month = {February}`, `date = {2020}, journaltitle = {J}, month = feb`},

		{`pages = {11–20}`, `pages = {11--20}`},
		{`pages = {11 --- 20, S1—S4}`, `pages = {11--20, S1--S4}`},
		{`pages = "e11\textendash{}e20"`, `pages = "e11--e20"`},
		{`pages = {pp. 11-20}`, `pages = {11-20}`},
		{`pages = {11-20}`, same},
		{`pages = {part 3}`, same},
		{`pages = {P03019}`, same}, // the number of an article

		{`date = {2020}, journaltitle = {J}, pages = {11–20}`, same}, // biber reads any dash
		{`date = {2020}, journaltitle = {J}, pages = {p. 11}`, `date = {2020}, journaltitle = {J}, pages = {11}`},

		{`author = {Ida Lark, Anna Reed, Cara Cole, and Don Dole}`, `author = {Ida Lark and Anna Reed and Cara Cole and Don Dole}`},
		{`author = {Ida Lark, Anna Reed, Cara Cole, Don Dole}`, `author = {Ida Lark and Anna Reed and Cara Cole and Don Dole}`},
		{`author = {Ida Lark, Anna Reed and Cara Cole}`, same}, // one comma may be one name's
		{`author = {Ida Lark, Anna Reed, Cara Cole and Don Dole}`, `author = {Ida Lark and Anna Reed and Cara Cole and Don Dole}`},
		{`author = {Department of Kites, University of Tides, Lake City}`, same},
		{`author = {Lark, Ida; Reed, Anna}`, `author = {Lark, Ida and Reed, Anna}`},
		{`editor = {Ida Lark & Anna Reed}`, `editor = {Ida Lark and Anna Reed}`},
		{`author = {Lark, Ida, Reed, Anna}`, same}, // where does a name end?
		{`author = {Lark, Jr., Ida and Reed, Anna and Cole, Cara and Dole, Don}`, same},
		{`author = {Lark, I. and Reed, A. and Cole, C.}`, same},
		{`author = {{Lark, Reed, Cole, Dole}}`, same},
		{`author = {Lark, Ida & Reed, Anna}`, same},

		{`journal = {Kites & Tides}`, `journal = {Kites \& Tides}`},
		{`title = {Kites \& Tides}`, same},
		{`title = {50% of a C#_kite}`, `title = {50\% of a C\#\_kite}`},
		{`title = {A $x_1 & y$ and _}`, `title = {A $x_1 & y$ and \_}`},
		{`title = {A_1 costs $5}`, same}, // which is the formula?
		{`title = {Kites &amp; Tides&#39; Wind}`, `title = {Kites \& Tides' Wind}`},
		{`title = {Kites &eacute;}`, same},
		{`publisher = {\url{https://kites.example/a_b}}`, same},
		{`url = {https://kites.example/a_b&c#d}`, same},

		{`pages = {1--2} year = 2020`, `pages = {1--2}, year = 2020`},
		{`year = 2020 month = jun`, `year = 2020, month = jun`},
		{`url = https://kites.example/a, year = 2020`, `url = {https://kites.example/a}, year = 2020`},
		{`url = https://kites.example/a=b, year = 2020`, same},
	} {
		paper := func(id arxiv.ID) *work.Work {
			if id.String() == "2301.00001" {
				return &work.Work{PrimaryCategory: "cs.CV"}
			}
			return nil
		}
		source := "% above\n@article{k,\n  " + test.field + "\n}\n"
		want := "% above\n@article{k,\n  " + test.want + "\n}\n"
		if test.want == same {
			want = source
		}
		if got, messages := mend(t, source, paper); got != want {
			t.Errorf("%s: %s, want %s (%q)", test.field, got, want, messages)
		}
	}
}

// An entry to which others refer moves behind them, with no comment lost.
func TestCrossref(t *testing.T) {
	const parent, a, b = "@book{p,\n  title = {T}\n}", "@inbook{a, crossref = {P}}", "@inbook{b, crossref = {p}}"
	for name, test := range map[string]struct{ source, want string }{
		"below":          {a + "\n\n" + parent, ""},
		"above":          {parent + "\n\n" + a + "\n\n" + b + "\n", a + "\n\n" + b + "\n\n" + parent + "\n"},
		"between":        {a + "\n" + parent + "\n" + b, a + "\n" + b + "\n" + parent},
		"a comment":      {"% of the parent\n" + parent + "\n\n" + a + "\n", ""},
		"on one line":    {parent + " " + a + "\n", a + "\n" + parent + "\n"},
		"of biblatex":    {"@book{p, date = {2020}, journaltitle = {J}}\n" + a, ""},
		"itself":         {"@book{p, crossref = {p}}", ""},
		"not in it":      {a, ""},
		"text after all": {parent + "\n" + a + "\n% end\n", a + "\n" + parent + "\n% end\n"},
	} {
		if test.want == "" {
			test.want = test.source
		}
		if got, _ := mend(t, test.source, nil); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// Entries that stand twice word for word stand once; of others of one key none goes.
func TestRepeated(t *testing.T) {
	const a, wrapped, b = "@misc{k, title = {A b}, year = 2020}", "@misc{k, title = {A\n  b},\n  year = 2020}", "@misc{k, title = {A c}, year = 2020}"
	for _, test := range []struct{ source, want string }{
		{a + "\n\n" + wrapped + "\n\n@misc{l}\n", a + "\n\n@misc{l}\n"},
		{a + "\n" + a + "\n" + a, a + "\n"},
		{a + "\n" + b, a + "\n" + b},
		{a + "\n% but\n" + a, a + "\n% but\n" + a},
		{a + "\n" + strings.Replace(a, "{k", "{K", 1), a + "\n" + strings.Replace(a, "{k", "{K", 1)},
	} {
		if got, _ := mend(t, test.source, nil); got != test.want {
			t.Errorf("%q: %q, want %q", test.source, got, test.want)
		}
	}
}
