package bib

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

// passThrough writes the entries of a file as they are written where no source
// knows anything of them.
func passThrough(t *testing.T, source string, o Options) string {
	t.Helper()
	file := Parse("own.bib", source)
	parents := file.Parents()
	works := func(yield func(string, *work.Work) bool) {
		for e := range file.Entries() {
			if !yield(e.Key, e.Paper(parents)) {
				return
			}
		}
	}
	var out bytes.Buffer
	w := NewWriter(&out)
	if err := w.WriteFile(works, o); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEntriesPassWhole(t *testing.T) {
	tests := map[string]struct {
		o            Options
		source, want string
	}{
		"types, order, bytes of values, unknown fields": {
			source: "@PhdThesis{poe1999,\n school = \"U. of {\\AA}rvik\",\n author = {Poe, Karl},\n title = {On {B}ridges},\n year = 1999, x-own = {a -- b},\n}\n",
			want:   "@PhdThesis{poe1999,\n  school = \"U. of {\\AA}rvik\",\n  author = {Poe, Karl},\n  title  = {On {B}ridges},\n  year   = 1999,\n  x-own  = {a -- b},\n}\n",
		},
		"macros, of the file and of the styles": {
			source: "@string{jiw = \"Journal of \" # {Waters}}\n@article{a, title = {T}, journal = jiw # { B}, month = aug # \"~1\"}\n",
			want:   "@string{jiw = {Journal of Waters}}\n\n@article{a,\n  title   = {T},\n  journal = jiw # { B},\n  month   = aug # \"~1\",\n}\n",
		},
		"crossref has its entry behind it": {
			source: "@proceedings{wow, title = {Walks}}\n@inproceedings{a, title = {T}, crossref = {wow}}\n",
			want:   "@proceedings{wow,\n  title = {Walks},\n}\n\n@inproceedings{a,\n  title    = {T},\n  crossref = {wow},\n}\n",
		},
		"biblatex's fields are kept": {
			source: "@online{a, author = {family=Oord, given=Una, prefix=van den}, title = {T}, journaltitle = {J}, date = {2020-05-01}}\n",
			want:   "@online{a,\n  author       = {van den Oord, Una},\n  title        = {T},\n  journaltitle = {J},\n  date         = {2020-05-01},\n}\n",
		},
		"biblatex's fields for BibTeX": {
			o:      Options{Translate: true},
			source: "@online{a, title = {T}, journaltitle = {J}, date = {2020-05-01}, location = {X}}\n",
			want:   "@misc{a,\n  title   = {T},\n  journal = {J},\n  year    = {2020},\n  month   = may,\n  address = {X},\n}\n",
		},
		"the tenth month": {
			o:      Options{Translate: true},
			source: "@article{a, title = {T}, date = {2020-10}}\n",
			want:   "@article{a,\n  title = {T},\n  year  = {2020},\n  month = oct,\n}\n",
		},
		"names of fields that BibTeX has another for": {
			o:      Options{Translate: true},
			source: "@online{a, annotation = {A}, eprinttype = {arxiv}, eprintclass = {cs}, sortkey = {S}, journaltitle = {J}, journal = {K}, date = {soon}}\n",
			want:   "@misc{a,\n  annote        = {A},\n  archivePrefix = {arxiv},\n  primaryClass  = {cs},\n  key           = {S},\n  journaltitle  = {J},\n  journal       = {K},\n  year          = {soon},\n}\n",
		},
		"a date beside a year": {
			o:      Options{Translate: true},
			source: "@misc{a, date = {2020-05}, year = 2021}\n@misc{b, date = \"2020-12\"}\n@misc{c, date = 2020}\n@misc{d, date = {2020-13}}\n@misc{e, date = {2020-00}}\n@misc{f, date = {2020-01}}\n",
			want:   "@misc{a,\n  year = 2021,\n}\n\n@misc{b,\n  year  = {2020},\n  month = dec,\n}\n\n@misc{c,\n  year = {2020},\n}\n\n@misc{d,\n  year = {2020},\n}\n\n@misc{e,\n  year = {2020},\n}\n\n@misc{f,\n  year  = {2020},\n  month = jan,\n}\n",
		},
		"an equals sign in a name is no extended name": {
			source: "@misc{a, author = {x=y Roe}, editor = {given=Jo, family=Doe and others}, note = {family=Roe}}\n",
			want:   "@misc{a,\n  author = {x=y Roe},\n  editor = {Doe, Jo and others},\n  note   = {family=Roe},\n}\n",
		},
		"biblatex's names for biblatex": {
			o:      Options{Dialect: BibLaTeX},
			source: "@misc{a, author = {given=Jo, family=Doe}}\n",
			want:   "@misc{a,\n  author = {given=Jo, family=Doe},\n}\n",
		},
		"letters for a file of another encoding": {
			o:      Options{ASCII: true, Dialect: BibLaTeX},
			source: "@misc{a, author = {Bär, Ö.}, title = {A \\\"{u} B}, note = \"– 王\"}\n",
			want:   "@misc{a,\n  author = {B{\\\"a}r, {\\\"O}.},\n  title  = {A \\\"{u} B},\n  note   = \"-- 王\",\n}\n",
		},
		"as many authors as are wanted": {
			o:      Options{MaxAuthors: 2},
			source: "@book{a, author = {Ann Aa and Bo Bb}, editor = {Ann Aa and Bo Bb and Cy Cc}}\n@book{b, author = {Ann Aa and Bo Bb and Cy Cc}}\n",
			want:   "@book{a,\n  author = {Ann Aa and Bo Bb},\n  editor = {Ann Aa and Bo Bb and Cy Cc},\n}\n\n@book{b,\n  author = {Aa, Ann and Bb, Bo and others},\n}\n",
		},
		"data containers, and their containers": {
			source: "@misc{a, title = {T}, xdata = {x}}\n@xdata{x, publisher = {P}, xdata = {y}}\n@xdata{y, address = m}\n@misc{b, title = {U}, xdata = {x, x, b, none}}\n@string{m = {M}}",
			want:   "@misc{a,\n  title = {T},\n  xdata = {x},\n}\n\n@xdata{x,\n  publisher = {P},\n  xdata     = {y},\n}\n\n@xdata{y,\n  address = m,\n}\n\n@misc{b,\n  title = {U},\n  xdata = {x, x, b, none},\n}\n",
		},
		"an entry that names itself": {
			source: "@misc{a, title = {T}, crossref = {A}, xdata = {a}}\n",
			want:   "@misc{a,\n  title    = {T},\n  crossref = {A},\n  xdata    = {a},\n}\n",
		},
		"a value that is no value": {
			source: "@misc{a, title = , note = {x} # , year = m}\n",
			want:   "@misc{a,\n  title = {},\n  note  = {x},\n  year  = m,\n}\n",
		},
		"biblatex's fields for biblatex": {
			o:      Options{Dialect: BibLaTeX},
			source: "@online{a, title = {T}, date = {2020-05-01}}\n",
			want:   "@online{a,\n  title = {T},\n  date  = {2020-05-01},\n}\n",
		},
		"some fields, some authors": {
			o:      Options{Fields: []string{"author", "title"}, MaxAuthors: 1},
			source: "@book{a, title = {T}, author = {Ann Aa and Bo Bb}, year = 2000}\n",
			want:   "@book{a,\n  title  = {T},\n  author = {Aa, Ann and others},\n}\n",
		},
		"a command that is no text": {
			source: "@misc{a, title = {A \\input{/etc/passwd} B}, note = {^^5cinput x}, year = 2000}\n",
			want:   "@misc{a,\n  title = {A /etc/passwd B},\n  note  = {\\textasciicircum{}\\textasciicircum{}5cinput x},\n  year  = 2000,\n}\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, passThrough(t, test.source, test.o)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// BibTeX has a type for each of biblatex's (biblatex manual, 2.1).
func TestTypesForBibTeX(t *testing.T) {
	for classic, kinds := range map[string]string{
		"misc": "online electronic www software dataset periodical patent artwork audio video image legislation legal jurisdiction letter movie music performance standard misc",
		"book": "collection mvbook mvcollection reference mvreference book", "inbook": "bookinbook suppbook inbook", "incollection": "suppcollection inreference incollection", "proceedings": "mvproceedings proceedings",
		"article": "suppperiodical review article", "techreport": "report techreport", "phdthesis": "thesis phdthesis", "manual": "manual", "own": "own",
	} {
		for kind := range strings.FieldsSeq(kinds) {
			source := "@" + strings.ToUpper(kind) + "{a, year = 1}\n"
			if got := passThrough(t, source, Options{Translate: true}); !strings.EqualFold(got, "@"+classic+"{a,\n  year = 1,\n}\n") {
				t.Errorf("%s becomes %s", source, got)
			}
			if got := passThrough(t, source, Options{Dialect: BibLaTeX, Translate: true}); !strings.EqualFold(got, "@"+kind+"{a,\n  year = 1,\n}\n") {
				t.Errorf("%s becomes %s", source, got)
			}
		}
	}
}

// What a source knows is added where an entry has nothing of the kind; nothing is replaced.
func TestFactsAreAdded(t *testing.T) {
	paper := func(source string) *work.Work {
		var w *work.Work
		for e := range Parse("a.bib", source).Entries() {
			w = e.Paper(nil)
		}
		found := &work.Work{IDs: work.IDs(mustID("2101.00001").WorkID(), work.NewDOI("10.1000/1")), Title: "Of the source", Authors: []work.Person{author("Lark", "Ida")}, Published: work.NewDate(2021, 1, 2),
			PrimaryCategory: "cs.LG", Note: "N", Entry: w.Entry, Venue: &work.Venue{Kind: "article", Name: "J", Year: 2022, Volume: "7"}}
		return found
	}
	const eprint = "  eprint        = {2101.00001},\n  archivePrefix = {arXiv},\n  primaryClass  = {cs.LG},\n"
	for source, want := range map[string]string{
		"@misc{a}": "@misc{k,\n  author        = {Lark, Ida},\n  title         = {Of the source},\n  year          = {2022},\n" + eprint + "  doi           = {10.1000/1},\n  url           = {https://arxiv.org/abs/2101.00001},\n}\n",
		"@misc{a, title={Own}, editor={Ed}, date=2020, url={u}}":                                                                      "@misc{k,\n  title         = {Own},\n  editor        = {Ed},\n  date          = 2020,\n  url           = {u},\n" + eprint + "  doi           = {10.1000/1},\n}\n",
		"@misc{a, title={Own}, author={Au}, year=1, eprint={x}, eprinttype={y}, eprintclass={z}, howpublished={h}, journal={K}}":      "@misc{k,\n  title        = {Own},\n  author       = {Au},\n  year         = 1,\n  eprint       = {x},\n  eprinttype   = {y},\n  eprintclass  = {z},\n  howpublished = {h},\n  journal      = {K},\n}\n",
		"@misc{a, title={Own}, author={Au}, year=1, eprint={x}, eprinttype={y}, eprintclass={z}, howpublished={h}, journaltitle={K}}": "@misc{k,\n  title        = {Own},\n  author       = {Au},\n  year         = 1,\n  eprint       = {x},\n  eprinttype   = {y},\n  eprintclass  = {z},\n  howpublished = {h},\n  journaltitle = {K},\n}\n",
		"@misc{a, title={Own}, author={Au}, year=1, eprint={x}, eprinttype={y}, eprintclass={z}, howpublished={h}, booktitle={K}}":    "@misc{k,\n  title        = {Own},\n  author       = {Au},\n  year         = 1,\n  eprint       = {x},\n  eprinttype   = {y},\n  eprintclass  = {z},\n  howpublished = {h},\n  booktitle    = {K},\n}\n",
		"@misc{a, title={Own}, author={Au}, year=1, eprint={x}, eprinttype={y}, eprintclass={z}, howpublished={h}, crossref={K}}":     "@misc{k,\n  title        = {Own},\n  author       = {Au},\n  year         = 1,\n  eprint       = {x},\n  eprinttype   = {y},\n  eprintclass  = {z},\n  howpublished = {h},\n  crossref     = {K},\n}\n",
	} {
		got, err := NewEntry(paper(source), "k", Options{}).Text()
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s (%v, -want +got)\n%s", source, err, diff)
		}
	}
	biblatex, err := NewEntry(paper("@misc{a, title={Own}, author={Au}}"), "k", Options{Dialect: BibLaTeX}).Text()
	if want := "@misc{k,\n  title       = {Own},\n  author      = {Au},\n  date        = {2022},\n  eprint      = {2101.00001},\n  eprinttype  = {arXiv},\n  eprintclass = {cs.LG},\n  doi         = {10.1000/1},\n}\n"; err != nil || biblatex != want {
		t.Errorf("for biblatex\n%s (%v)", biblatex, err)
	}
}

// Names of fields and types that BibTeX cannot read are not written.
func TestNamesThatBibTeXReads(t *testing.T) {
	for name, want := range map[string]bool{"note": true, "x-own": true, "a9": true, "+": true, "9a": false, "0": false, "": false, "a b": false, "a@b": false, "a=b": false, "a#": false, "a%": false, `a"`: false, "a'": false, "a(": false, "a,": false, "{": false, "\t": false} {
		if isName(name) != want {
			t.Errorf("%q is a name: %v", name, !want)
		}
	}
}

// Of every .bib file at hand, each entry comes out with its type, its fields in
// their order and the bytes of its values, unless one has a command that is no
// text.
func TestRealFilesPassWhole(t *testing.T) {
	testkit.PlainOnly(t)
	var files []string
	for _, pattern := range []string{"testdata/read/*.bib", "/usr/share/texlive/texmf-dist/bibtex/bib/*/*.bib"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	entries := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before := Parse(name, strings.ToValidUTF8(string(data), "?"))
		after := Parse(name, passThrough(t, before.Source, Options{Dialect: BibLaTeX}))
		was, is := slices.Collect(before.Entries()), slices.Collect(after.Entries())
		for i, e := range was {
			if i >= len(is) {
				t.Fatalf("%s: %d entries of %d", name, len(is), len(was))
			}
			entries++
			if e.Type != is[i].Type || e.Key != is[i].Key || len(e.Fields) != len(is[i].Fields) {
				t.Errorf("%s:%d: @%s{%s with %d fields is @%s{%s with %d", name, e.Line, e.Type, e.Key, len(e.Fields), is[i].Type, is[i].Key, len(is[i].Fields))
				break
			}
			for n, f := range e.Fields {
				g := is[i].Fields[n]
				if raw := before.Source[f.Start:f.End]; raw != "" && raw != after.Source[g.Start:g.End] && !dangerous.MatchString(raw) && !strings.Contains(raw, "%") {
					t.Errorf("%s:%d: %s = %s is %s", name, e.Line, f.Name, raw, after.Source[g.Start:g.End])
				}
			}
		}
	}
	t.Logf("%d files, %d entries", len(files), entries)
}

// What a stranger's JSON has in the place of an entry breaks no file.
func TestNoEntryBreaksTheFile(t *testing.T) {
	for _, own := range []work.Entry{
		{Type: "misc{evil, x=", Fields: []work.Field{{Name: "title", Value: "{T}"}}},
		{Type: "misc", Fields: []work.Field{{Name: "title", Value: "{T}}\n@misc{second, title = {S}"}}},
		{Type: "misc", Fields: []work.Field{{Name: "ti,tle", Value: "{T}"}, {Name: "note", Value: "{{T}"}, {Name: "year", Value: ""}}},
		{Type: "misc", Fields: []work.Field{{Name: "title", Value: "m"}}, Macros: []work.Macro{{Name: "m", Text: "}} @misc{second, title = {"}, {Name: "n = {", Text: "x"}}},
		{Type: "misc", Fields: []work.Field{{Name: "title", Value: "{T}"}}, Parent: &work.Entry{Type: "misc"}, ParentKey: "a, b"},
	} {
		p := *(&Entry{}).Paper(nil)
		p.Entry, p.OnlyListed = &own, true
		var out bytes.Buffer
		w := NewWriter(&out)
		if err := w.WriteFile(func(yield func(string, *work.Work) bool) { yield("key", &p) }, Options{}); err != nil {
			t.Error(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		f := Parse("f", out.String())
		if n := len(slices.Collect(f.Entries())); n != 1 || len(f.Problems) > 0 {
			t.Errorf("%d entries, %v\n%s", n, f.Problems, out.String())
		}
	}
}
