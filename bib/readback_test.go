package bib

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/work"
)

func TestTextIsReadBack(t *testing.T) {
	meant := &Draft{Type: "misc", Key: "a", Fields: []work.Field{{Name: "title", Value: "{T}"}}}
	quoted := &Draft{Type: "misc", Key: "a", Fields: []work.Field{{Name: "title", Value: `{T "@misc{b," U}`}}}
	tests := map[string]struct {
		text  string
		entry *Draft
		sound bool
	}{
		"as meant":            {"@misc{a,\n  title = {T},\n}\n", meant, true},
		"an at sign, a quote": {"@misc{a,\n  title = {T \"@misc{b,\" U},\n}\n", quoted, false}, // what is between is unbalanced
		"another value":       {"@misc{a,\n  title = {U},\n}\n", meant, false},
		"another key":         {"@misc{b,\n  title = {T},\n}\n", meant, false},
		"another type":        {"@book{a,\n  title = {T},\n}\n", meant, false},
		"one more entry":      {"@misc{a,\n  title = {T},\n}\n@misc{b, title = {U}}\n", meant, false},
		"text before it":      {"x @misc{a,\n  title = {T},\n}\n", meant, false},
		"text after it":       {"@misc{a,\n  title = {T},\n}}\n", meant, false},
		"no end":              {"@misc{a,\n  title = {T},\n", meant, false},
		"nothing":             {"", meant, false},
		"one more field":      {"@misc{a,\n  title = {T}, note = {},\n}\n", meant, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := test.entry.readBack(test.text)
			if test.sound != (err == nil) || err != nil && !errors.Is(err, ErrDiffers) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// An entry that would read otherwise is not written, and nothing after it.
func TestWriteFileChecks(t *testing.T) {
	var entries []*Draft
	for i := range 3 * draftsAtOnce / 2 {
		entries = append(entries, &Draft{Type: "misc", Key: fmt.Sprint("k", i), Fields: []work.Field{{Name: "title", Value: "{A {B} \"c\" @x}"}, {Name: "year", Value: "2000"}}})
	}
	write := func() (string, error) {
		var out bytes.Buffer
		w := NewWriter(&out)
		err := w.writeFile(func(bool) iter.Seq[*Draft] { return slices.Values(entries) }, func(func(string)) {})
		err = errors.Join(err, w.Flush())
		return out.String(), err
	}
	if text, err := write(); err != nil || strings.Count(text, "@misc{") != len(entries) {
		t.Fatalf("%d bytes, %v", len(text), err)
	}
	changed := draftsAtOnce + 10
	entries[changed].Key = "k, note = {x}"
	if text, err := write(); !errors.Is(err, ErrDiffers) || strings.Count(text, "@misc{") != changed {
		t.Errorf("%d entries are written, %v", strings.Count(text, "@misc{"), err)
	}
	entries[0].Macros = []work.Macro{{Name: "m", Text: "a}} @string{n = {{b"}}
	if text, err := write(); !errors.Is(err, ErrDiffers) || text != "" {
		t.Errorf("%q is written, %v", text, err)
	}
}

// Whatever stands in the entry of a user, nickng/bibtex reads what is written of it as it was meant.
func FuzzEntriesAreReadAlike(f *testing.F) {
	for _, entry := range []string{
		`@article{k, author = {van den Oord, Aaron and {ATLAS {C}ollaboration}}, title = "A {"}quote{"} @ B", year = 2001}`,
		`@string{m = {a # b}} @misc{k, title = m # " \& " # {c}, month = jan, note = {100\% @foo{x}}, url = {http://a.b/%7E}}`,
		"@misc{k, title = {\xff\x00 Müller \uf8ff}, howpublished = {\\input{x}}, note = {}, x-y:z = {1}}",
		`@book(k, title = {T}, editor = {family=Hoeven, given=Jeroen, prefix=van den}, date = {2001-02-03/2002})`,
	} {
		f.Add(entry)
	}
	f.Fuzz(func(t *testing.T, source string) {
		for e := range Parse("f", source).Entries() {
			for _, o := range []Options{{}, {Dialect: BibLaTeX}, {Translate: true, ASCII: true, MaxAuthors: 1}} {
				draft := NewEntry(e.Paper(nil), "key", o)
				text, err := draft.Text()
				if err != nil {
					t.Fatal(err)
				}
				if err := draft.readBack(text); err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
				if _, err := Parse("", text).Blocks[0].Entry.Model(); err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
			}
		}
	})
}
