package mend

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib"
	"clipgraph/bib/work"
)

func newEntry(kind, key string, fields ...string) *bib.Draft {
	e := &bib.Draft{Type: kind, Key: key}
	for i := 0; i+1 < len(fields); i += 2 {
		e.Fields = append(e.Fields, work.Field{Name: fields[i], Value: "{" + fields[i+1] + "}"})
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
			"@MISC{a\n  , TITLE  = \"T\"\n  , AUTHOR = \"A\"\n  }\n\n@MISC{new\n  , TITLE  = \"A {Net}\"\n  , YEAR   = \"2020\"\n  , ARCHIVEPREFIX = \"arXiv\"\n  }\n",
		},
		"in parentheses": {
			"@misc(a,\n title = {T},\n author = {A}\n)\n@misc(b,\n title = {T}\n)\n",
			"@misc(a,\n title = {T},\n author = {A}\n)\n@misc(b,\n title = {T}\n)\n@misc(new,\n title = {A {Net}},\n year = {2020},\n archivePrefix = {arXiv}\n)\n",
		},
		"the file's order, spelling and bare years": {
			"@misc{a,\n year = 2019,\n archiveprefix = {arXiv},\n title = {T},\n}\n",
			"@misc{a,\n year = 2019,\n archiveprefix = {arXiv},\n title = {T},\n}\n\n@misc{new,\n year = 2020,\n archiveprefix = {arXiv},\n title = {A {Net}},\n}\n",
		},
		"the order of the alphabet": {
			"@misc{a,\n author = {A},\n howpublished = {h},\n note = {n},\n title = {T},\n volume = 3,\n}\n",
			"@misc{a,\n author = {A},\n howpublished = {h},\n note = {n},\n title = {T},\n volume = 3,\n}\n\n@misc{new,\n archivePrefix = {arXiv},\n title = {A {Net}},\n year = {2020},\n}\n",
		},
		"an entry that is no entry of theirs": {
			"@comment{jabref-meta: x}\n@misc{a,\n title = {T},\n author = {A},\n}\n% the end",
			"@comment{jabref-meta: x}\n@misc{a,\n title = {T},\n author = {A},\n}\n% the end\n\n@misc{new,\n title = {A {Net}},\n year = {2020},\n archivePrefix = {arXiv},\n}\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := Changes{Entries: []*bib.Draft{added}}.Apply(bib.Parse("a.bib", test.source))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Values are written as those of the file are, where they can be.
func TestDelimiters(t *testing.T) {
	const quoted = "@misc{a,\n title = \"T\",\n note = \"N\"\n}\n"
	for name, test := range map[string]struct{ source, field, value, want string }{
		"in quotation marks":            {quoted, "title", "{A {Net}}", `title = "A {Net}"`},
		"a mark within":                 {quoted, "title", `{The "Net"}`, `title = {The "Net"}`},
		"an umlaut":                     {quoted, "author", `{M{\"u}ller}`, `author = {M{\"u}ller}`},
		"a macro":                       {quoted, "month", "jan", "month = jan"},
		"parts":                         {quoted, "note", `{a} # "b"`, `note = {a} # "b"`},
		"months by their names":         {"@misc{a,\n month = {March},\n}", "month", "jan", "month = {January}"},
		"months in three letters":       {"@misc{a,\n month = \"Mar\",\n}", "month", "oct", `month = "Oct"`},
		"months with a point":           {"@misc{a,\n month = {Mar.},\n}", "month", "may", "month = {May}"},
		"months as numbers":             {"@misc{a,\n month = 3,\n}", "month", "dec", "month = 12"},
		"months as macros":              {"@misc{a,\n month = mar,\n}", "month", "dec", "month = dec"},
		"a year in braces":              {"@misc{a,\n year = {2000},\n}", "year", "{2020}", "year = {2020}"},
		"a bare year":                   {"@misc{a,\n year = 2000,\n}", "year", "{2020}", "year = 2020"},
		"what is no number is not bare": {"@misc{a,\n volume = 3,\n}", "volume", "{3a}", "volume = {3a}"},
	} {
		t.Run(name, func(t *testing.T) {
			added := &bib.Draft{Type: "misc", Key: "new", Fields: []work.Field{{Name: test.field, Value: test.value}}}
			got, _, err := Changes{Entries: []*bib.Draft{added}}.Apply(bib.Parse("a.bib", test.source))
			if err != nil || !strings.Contains(got, "@misc{new,\n "+test.want) {
				t.Errorf("%s (%v), want %s", got, err, test.want)
			}
		})
	}
}

// An entry becomes another one where it stands.
func TestChange(t *testing.T) {
	field := func(name, value string) work.Field { return work.Field{Name: name, Value: value} }
	to := &bib.Draft{Type: "inproceedings", Key: "ignored", Fields: []work.Field{
		field("title", "{T}"), field("booktitle", "{Proc.}"), field("year", "{2021}"), field("pages", "{1--2}"),
	}}
	for name, test := range map[string]struct{ source, want string }{
		"on lines": {
			"% c\n@article{a,\n  title   = {T},\n  journal = {arXiv},\n  year    = {2020},\n}\n@misc{b, note = {n}}",
			"% c\n@inproceedings{a,\n  title   = {T},\n  booktitle = {Proc.},\n  year    = {2021},\n  pages   = {1--2},\n}\n@misc{b, note = {n}}",
		},
		"on one line": {
			"@ARTICLE{a, title={T}, journal=arx # {iv}, year=2020}",
			"@INPROCEEDINGS{a, title={T}, booktitle={Proc.}, year=2021, pages={1--2}}",
		},
		"the last field goes": {
			"@article{a,\n\ttitle = {T},\n\tyear = \"2020\",\n\tjournal = \"arXiv\"\n}",
			"@inproceedings{a,\n\ttitle = {T},\n\tbooktitle = \"Proc.\",\n\tyear = \"2021\",\n\tpages = \"1--2\"\n}",
		},
		"the first field goes, commas begin lines": {
			"@Article{a\n , journal = \"arXiv\"\n , title = {T}\n , year = \"2020\"\n }",
			"@Inproceedings{a\n , title = {T}\n , booktitle = \"Proc.\"\n , year = \"2021\"\n , pages = \"1--2\"\n }",
		},
	} {
		t.Run(name, func(t *testing.T) {
			file := bib.Parse("a.bib", test.source)
			var c Changes
			for e := range file.Entries() {
				if e.Key == "a" {
					c.Change(e, to)
				}
			}
			got, changed, err := c.Apply(file)
			if err != nil || changed != 1 {
				t.Fatal(changed, err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What stands beside a field that would go is somebody's, and stays.
func TestChangeRefuses(t *testing.T) {
	to := &bib.Draft{Type: "misc", Fields: []work.Field{{Name: "title", Value: "{T}"}}}
	for name, test := range map[string]struct{ source, want string }{
		"a comment":              {"@misc{a,\n title = {T},\n % mine\n note = {N},\n}", "left as it is"},
		"no comma":               {"@misc{a,\n title = {T} note = {N},\n}", "left as it is"},
		"words":                  {"@misc{a,\n title = {T} and more,\n note = {N},\n}", "left as it is"},
		"no comma after the key": {"@misc{a\n note = {N},\n title = {T},\n}", "left as it is"},
		"no key":                 {"@misc{,\n note = {N},\n title = {T},\n}", "left as it is"},
		"text after the key":     {"@misc{a b,\n note = {N},\n title = {T},\n}", "left as it is"},
		"words at the front":     {"@misc{a, words,\n note = {N},\n title = {T},\n}", "left as it is"},
		"fields that change":     {"@misc{a,\n year = 1,\n title = {T},\n}", "order"},
	} {
		t.Run(name, func(t *testing.T) {
			file := bib.Parse("a.bib", test.source)
			var c Changes
			for e := range file.Entries() {
				own := *to
				if test.want == "order" {
					own.Fields = append(own.Fields[:1:1], work.Field{Name: "year", Value: "2"})
				}
				c.Change(e, &own)
			}
			source, changed, err := c.Apply(file)
			if err == nil || !strings.Contains(err.Error(), test.want) || source != "" || changed != 0 {
				t.Errorf("%q, %d changed, error %v", source, changed, err)
			}
			if !strings.HasPrefix(err.Error(), "a.bib:1:1: entry ") {
				t.Errorf("error %v has no position", err)
			}
			for e := range file.Entries() {
				if own := *to; test.want != "order" && CanChange(file, e, &own) {
					t.Error("it can be changed")
				}
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
		"repeated fields": {
			"@misc{a,\n  note = {1},\n  note = {2},\n  title = {T},\n}\n",
			"@misc{a,\n  note = {1},\n  note = {2},\n  title = {T},\n  year = {2020},\n  archivePrefix = {arXiv},\n  url = {u},\n}\n",
		},
		"nothing is missing": {
			"@misc{a, title={T}, year=1, archivePrefix={a}, url={u}}",
			"@misc{a, title={T}, year=1, archivePrefix={a}, url={u}}",
		},
		"a bad one is left alone": {"@misc{a,\n  title = {T},\n", "@misc{a,\n  title = {T},\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			file := bib.Parse("a.bib", test.source)
			var a Changes
			for e := range file.Entries() {
				if e.Key == "a" {
					a.Fill(e, model)
				}
			}
			got, filled, err := a.Apply(file)
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

// What can be changed is known before.
func TestCanChange(t *testing.T) {
	to := newEntry("book", "x", "title", "T")
	for source, want := range map[string]bool{
		"@misc{a, title = {S}}": true, "@misc{a, note = {N}, title = {S}}": true, "@misc{a}": false, "@misc{a, title = {S}, note = {N": false, "@misc{a, title = {S} note = {N}}": false,
	} {
		file := bib.Parse("a.bib", source)
		for e := range file.Entries() {
			if got := CanChange(file, e, to); got != want {
				t.Errorf("%s can be changed: %t", source, got)
			}
			if CanChange(file, e, newEntry("book", "x", "title", "T}")) {
				t.Errorf("%s can be broken", source)
			}
			if elsewhere := bib.Parse("b.bib", "% no entry\n"+source); CanChange(elsewhere, e, to) {
				t.Errorf("%s is no entry of the other file", source)
			}
		}
	}
}

// A changed value keeps the delimiters of the old one where it can.
func TestChangeDelimiters(t *testing.T) {
	for _, test := range []struct{ old, value, want string }{
		{`"a"`, `{b}`, `"b"`}, {`"a"`, `{"b"}`, `{"b"}`}, {`{a}`, `{b}`, `{b}`}, {`{a}`, `"b"`, `{b}`}, {`12`, `{13}`, `13`}, {`12`, `{x}`, `{x}`}, {`12`, `{}`, `{}`}, {`jan`, `{b}`, `{b}`},
		{`"a"`, `jan`, `jan`}, {`12`, `jan # {b}`, `jan # {b}`}, {`{12}`, `{13}`, `{13}`}, {``, `{b}`, `{b}`}, {`{a}`, `{a}`, `{a}`}, {`"a" # x`, `{b}`, `"b"`},
	} {
		file := bib.Parse("a.bib", "@misc{k, title = "+test.old+"}")
		var c Changes
		for e := range file.Entries() {
			c.Change(e, &bib.Draft{Type: "MISC", Key: "k", Fields: []work.Field{{Name: "TITLE", Value: test.value}}})
		}
		got, changed, err := c.Apply(file)
		if want := "@misc{k, title = " + test.want + "}"; err != nil || got != want || changed != map[bool]int{test.old != test.want: 1}[true] {
			t.Errorf("%s for %s gives %s, %d changed (%v)", test.value, test.old, got, changed, err)
		}
	}
}

// To a file whose encoding is uncertain nothing but ASCII is added.
func TestASCIIOnly(t *testing.T) {
	file := bib.Parse("a.bib", "@misc{a, title = {ä}}\n")
	for value, want := range map[string]string{"T": "", "ä": "its encoding is uncertain"} {
		c := Changes{ASCII: true, Entries: []*bib.Draft{newEntry("misc", "b", "title", value)}}
		if _, _, err := c.Apply(file); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("adding %s: %v", value, err)
		}
		c = Changes{ASCII: true}
		for e := range file.Entries() {
			c.Fill(e, newEntry("misc", "x", "note", value))
		}
		if _, _, err := c.Apply(file); (err == nil) != (want == "") {
			t.Errorf("filling in %s: %v", value, err)
		}
	}
	two := Changes{Entries: []*bib.Draft{newEntry("misc", "b", "title", "T"), newEntry("misc", "c", "title", "T")}}
	if got, _, err := two.Apply(bib.Parse("a.bib", "")); err != nil || got != "@misc{b,\n  title = {T},\n}\n\n@misc{c,\n  title = {T},\n}\n" {
		t.Errorf("%q (%v)", got, err)
	}
}

func TestAddRefuses(t *testing.T) {
	good := newEntry("misc", "new", "title", "T")
	for name, test := range map[string]struct {
		source string
		entry  *bib.Draft
		want   string
	}{
		"an open end":      {"@misc{a, title={T}}\n@misc{b, title = {T", good, "a.bib:2:1: the block that begins here is not closed"},
		"unmatched braces": {"", newEntry("misc", "new", "title", "T}"), "unbalanced"},
		"a key that ends":  {"", newEntry("misc", "a, b", "title", "T"), "does not read back"},
		"a hostile field":  {"", newEntry("misc", "a", "ti tle", "T"), "does not read back"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Changes{Entries: []*bib.Draft{test.entry}}.Apply(bib.Parse("a.bib", test.source))
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
		file := bib.Parse("f.bib", source)
		a := Changes{Entries: []*bib.Draft{newEntry("misc", "new2020key", "title", "A {Net}", "year", "2020")}}
		if fill {
			a.Entries = nil
			for e := range file.Entries() {
				a.Fill(e, newEntry("misc", "x", "title", "T", "eprint", "1706.03762"))
			}
		}
		got, filled, err := a.Apply(file)
		switch {
		case err != nil:
		case !fill && !strings.HasPrefix(got, source):
			t.Errorf("%q became %q", source, got)
		case fill && filled == 0 && got != source:
			t.Errorf("%q became %q with nothing filled", source, got)
		case fill:
			again := bib.Parse("f.bib", got)
			var b Changes
			for e := range again.Entries() {
				b.Fill(e, newEntry("misc", "x", "title", "T", "eprint", "1706.03762"))
			}
			if twice, _, err := b.Apply(again); err != nil || twice != got {
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
		if _, _, err := (Changes{Entries: []*bib.Draft{added}}).Apply(bib.Parse("a.bib", source)); err != nil {
			b.Fatal(err)
		}
	}
}
