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
