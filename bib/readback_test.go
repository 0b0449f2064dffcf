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

// What is written has to read as it was meant, for two parsers.
func TestTextIsReadBack(t *testing.T) {
	meant := func(key, value string) []*Draft {
		return []*Draft{{Type: "misc", Key: key, Fields: []work.Field{{Name: "title", Value: value}}}}
	}
	tests := map[string]struct {
		text    string
		entries []*Draft
		sound   bool
	}{
		"as meant":            {"@misc{a,\n  title = {T},\n}\n", meant("a", "{T}"), true},
		"an at sign, a quote": {"@misc{a,\n  title = {T \"@misc{b,\" U},\n}\n", meant("a", `{T "@misc{b," U}`), false}, // what is between is unbalanced
		"another value":       {"@misc{a,\n  title = {U},\n}\n", meant("a", "{T}"), false},
		"another key":         {"@misc{b,\n  title = {T},\n}\n", meant("a", "{T}"), false},
		"another type":        {"@book{a,\n  title = {T},\n}\n", meant("a", "{T}"), false},
		"one more":            {"@misc{a,\n  title = {T},\n}\n@misc{b, title = {U}}\n", meant("a", "{T}"), false},
		"none":                {"", meant("a", "{T}"), false},
		"one more field":      {"@misc{a,\n  title = {T}, note = {},\n}\n", meant("a", "{T}"), false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := checkText(test.text, nil, test.entries)
			if test.sound != (err == nil) || err != nil && !errors.Is(err, ErrDiffers) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// Nothing of a file is written that has an entry which would read otherwise; the
// library reads any number of entries, a part of them at once.
func TestWriteFileChecks(t *testing.T) {
	var entries []*Draft
	for i := range 3 * valuesPerCall / 2 {
		entries = append(entries, &Draft{Type: "misc", Key: fmt.Sprint("k", i), Fields: []work.Field{{Name: "title", Value: "{A {B} \"c\" @x}"}, {Name: "year", Value: "2000"}}})
	}
	var out bytes.Buffer
	write := func() error {
		w := NewWriter(&out)
		return errors.Join(w.writeFile(func(bool) iter.Seq[*Draft] { return slices.Values(entries) }, nil), w.Flush())
	}
	if err := write(); err != nil || strings.Count(out.String(), "@misc{") != len(entries) {
		t.Fatalf("%d bytes, %v", out.Len(), err)
	}
	out.Reset()
	entries[len(entries)-1].Fields[1].Value = "2000 # 1, note = {x}"
	if err := write(); err == nil || out.Len() > 0 {
		t.Errorf("%d bytes are written, %v", out.Len(), err)
	}
}
