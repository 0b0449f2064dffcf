package bib

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func newEntry(kind, key string, fields ...string) *Draft {
	e := &Draft{Type: kind, Key: key}
	for i := 0; i+1 < len(fields); i += 2 {
		e.add(fields[i], fields[i+1])
	}
	return e
}

// What is added looks like what is there.
func TestAddInStyle(t *testing.T) {
	added := newEntry("misc", "new", "title", "A {Net}", "year", "2020", "archivePrefix", "arXiv")
	tests := map[string]struct{ source, want string }{
		"nothing there":  {"", "@misc{new,\n  title         = {A {Net}},\n  year          = {2020},\n  archivePrefix = {arXiv},\n}\n"},
		"comments alone": {"% mine", "% mine\n\n@misc{new,\n  title         = {A {Net}},\n  year          = {2020},\n  archivePrefix = {arXiv},\n}\n"},
		"tabs, no comma at the end, no alignment": {
			"@misc{a,\n\ttitle = {T},\n\tauthor = {A}\n}\n",
			"@misc{a,\n\ttitle = {T},\n\tauthor = {A}\n}\n\n@misc{new,\n\ttitle = {A {Net}},\n\tyear = {2020},\n\tarchivePrefix = {arXiv}\n}\n",
		},
		"aligned, capitals, CRLF": {
			"@Article{a,\r\n    Title  = {T},\r\n    Author = {A},\r\n}\r\n\r\n@Article{b,\r\n    Title  = {T},\r\n    Note   = {A},\r\n}\r\n",
			"@Article{a,\r\n    Title  = {T},\r\n    Author = {A},\r\n}\r\n\r\n@Article{b,\r\n    Title  = {T},\r\n    Note   = {A},\r\n}\r\n\r\n" +
				"@Misc{new,\r\n    Title  = {A {Net}},\r\n    Year   = {2020},\r\n    ArchivePrefix = {arXiv},\r\n}\r\n",
		},
		"no blanks": {
			"@MISC{a,\n  TITLE={T},\n  AUTHOR={A}}\n@MISC{b,\n  TITLE={T},\n  NOTE={A}}\n@MISC{c,\n  TITLE={T},\n  NOTE={A}}\n",
			"@MISC{a,\n  TITLE={T},\n  AUTHOR={A}}\n@MISC{b,\n  TITLE={T},\n  NOTE={A}}\n@MISC{c,\n  TITLE={T},\n  NOTE={A}}\n" +
				"@MISC{new,\n  TITLE={A {Net}},\n  YEAR={2020},\n  ARCHIVEPREFIX={arXiv}}\n",
		},
		"on one line": {
			"@misc{a, title={T}, note={A}}\n@misc{b, title={T}}\n",
			"@misc{a, title={T}, note={A}}\n@misc{b, title={T}}\n@misc{new, title={A {Net}}, year={2020}, archivePrefix={arXiv}}\n",
		},
		"commas begin lines": {
			"@MISC{a\n  , TITLE  = \"T\"\n  , AUTHOR = \"A\"\n  }\n",
			"@MISC{a\n  , TITLE  = \"T\"\n  , AUTHOR = \"A\"\n  }\n\n@MISC{new\n  , TITLE  = {A {Net}}\n  , YEAR   = {2020}\n  , ARCHIVEPREFIX = {arXiv}\n  }\n",
		},
		"an entry that is no entry of theirs": {
			"@comment{jabref-meta: x}\n@misc{a,\n title = {T},\n author = {A},\n}\n% the end",
			"@comment{jabref-meta: x}\n@misc{a,\n title = {T},\n author = {A},\n}\n% the end\n\n@misc{new,\n title = {A {Net}},\n year = {2020},\n archivePrefix = {arXiv},\n}\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := Parse("a.bib", test.source).Add(Additions{Entries: []*Draft{added}})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFill(t *testing.T) {
	model := newEntry("misc", "x", "title", "Another", "year", "2020", "archivePrefix", "arXiv", "url", "u")
	tests := map[string]struct{ source, want string }{
		"missing ones only": {
			"@misc{a,\n  title = {T},\n  eprint = {1},\n}\n@misc{b, title={U}}\n",
			"@misc{a,\n  title = {T},\n  eprint = {1},\n  year = {2020},\n  archivePrefix = {arXiv},\n  url = {u},\n}\n@misc{b, title={U}}\n",
		},
		"on one line": {
			"@misc{a, title={T}, note=\"x\"}",
			"@misc{a, title={T}, note=\"x\", year={2020}, archivePrefix={arXiv}, url={u}}",
		},
		"commas begin lines": {
			"@misc{a\n, title = {T}\n, eprint = {1}\n}\n",
			"@misc{a\n, title = {T}\n, eprint = {1}\n, year = {2020}\n, archivePrefix = {arXiv}\n, url = {u}\n}\n",
		},
		"other names for the same": {
			"@online{a,\n  title = {T},\n  date = {2019-01},\n  eprinttype = {arxiv},\n  howpublished = {h}\n}\n",
			"@online{a,\n  title = {T},\n  date = {2019-01},\n  eprinttype = {arxiv},\n  howpublished = {h}\n}\n",
		},
		"a bad one is left alone": {"@misc{a,\n  title = {T},\n", "@misc{a,\n  title = {T},\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			file := Parse("a.bib", test.source)
			var a Additions
			for e := range file.Entries() {
				if e.Key == "a" {
					a.Fill(e, model)
				}
			}
			got, filled, err := file.Add(a)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if want := test.want != test.source; (filled == 1) != want {
				t.Errorf("%d filled", filled)
			}
		})
	}
}

func TestAddRefuses(t *testing.T) {
	good := newEntry("misc", "new", "title", "T")
	for name, test := range map[string]struct {
		source string
		entry  *Draft
		want   string
	}{
		"an open end":      {"@misc{a, title={T}}\n@misc{b, title = {T", good, "a.bib:2:1: what begins here is not closed"},
		"unmatched braces": {"", newEntry("misc", "new", "title", "T}"), "do not match"},
		"a key that ends":  {"", newEntry("misc", "a, b", "title", "T"), "reads otherwise"},
		"a hostile field":  {"", newEntry("misc", "a", "ti tle", "T"), "reads otherwise"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Parse("a.bib", test.source).Add(Additions{Entries: []*Draft{test.entry}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// Whatever is there stays there, and what is added can be read.
func FuzzAdd(f *testing.F) {
	f.Add("@misc{a,\n  title = {T},\n}\n", true)
	f.Add("\uFEFF% x\r\n@String{a = \"b\"}\r\n@Article(a, Title = a # {x}, YEAR = 2000)\r\n@comment{@misc{b,}}", true)
	f.Add("@misc{a, title = {T", false)
	f.Fuzz(func(t *testing.T, source string, fill bool) {
		file := Parse("f.bib", source)
		a := Additions{Entries: []*Draft{newEntry("misc", "new2020key", "title", "A {Net}", "year", "2020")}}
		if fill {
			a.Entries = nil
			for e := range file.Entries() {
				a.Fill(e, newEntry("misc", "x", "title", "T", "eprint", "1706.03762"))
			}
		}
		got, filled, err := file.Add(a)
		switch {
		case err != nil:
		case !fill && !strings.HasPrefix(got, source):
			t.Errorf("%q became %q", source, got)
		case fill && filled == 0 && got != source:
			t.Errorf("%q became %q with nothing filled", source, got)
		case fill:
			again := Parse("f.bib", got)
			var b Additions
			for e := range again.Entries() {
				b.Fill(e, newEntry("misc", "x", "title", "T", "eprint", "1706.03762"))
			}
			if twice, _, err := again.Add(b); err != nil || twice != got {
				t.Errorf("%q is filled again, to %q (%v)", got, twice, err)
			}
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	source := strings.Repeat("@article{key,\n  title  = {A {Net} of Nets},\n  author = {Doe, Jane},\n  year   = 2020,\n}\n\n", 5000)
	added := newEntry("misc", "new", "title", "T")
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, _, err := Parse("a.bib", source).Add(Additions{Entries: []*Draft{added}}); err != nil {
			b.Fatal(err)
		}
	}
}
