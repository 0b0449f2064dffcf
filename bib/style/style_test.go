package style_test

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/bib"
	"clipgraph/bib/mend"
	"clipgraph/bib/style"
	"clipgraph/bib/work"
)

// styleOf returns the style of a file.
func styleOf(source string) style.Style { return mend.StyleOf(bib.Parse("a.bib", source)) }

// added returns a new entry in the style of a file, with fields "name=value" in braces.
func added(source string, fields ...string) string {
	var list []work.Field
	for _, f := range fields {
		name, value, _ := strings.Cut(f, "=")
		list = append(list, work.Field{Name: name, Value: "{" + value + "}"})
	}
	s := styleOf(source)
	return string(s.AppendEntry(nil, "misc", "new", s.Dress(list)))
}

func TestInside(t *testing.T) {
	for value, want := range map[string]string{
		`{a}`: "a", `"a"`: "a", `{}`: "", `""`: "", `{a{b}c}`: "a{b}c", `{{a}}`: "{a}",
		``: "none", `{`: "none", `"`: "none", `a`: "none", `jan`: "none", `{a} # {b}`: "none", `"a" # "b"`: "none", `"a" # b`: "none", `{a`: "none", `{a}b`: "none", `12`: "none",
	} {
		got, ok := style.Inside(value)
		if !ok {
			got = "none"
		}
		if got != want {
			t.Errorf("inside %s is %q, want %q", value, got, want)
		}
	}
}

func TestDelimit(t *testing.T) {
	for value, want := range map[string][2]string{ // in braces, in quotation marks
		`{a}`: {`{a}`, `"a"`}, `"a"`: {`{a}`, `"a"`}, `{a "b"}`: {`{a "b"}`, `{a "b"}`}, `{a} # b`: {`{a} # b`, `{a} # b`}, `"a" # b`: {`"a" # b`, `"a" # b`}, `jan`: {`jan`, `jan`}, `""`: {`{}`, `""`},
	} {
		if got := [2]string{style.Delimit(value, false), style.Delimit(value, true)}; got != want {
			t.Errorf("%s is %q, want %q", value, got, want)
		}
	}
}

// names returns an entry with the named fields, on one line.
func names(fields string) string {
	entry := "@misc{k"
	for name := range strings.FieldsSeq(fields) {
		entry += ", " + name + "={1}"
	}
	return entry + "}\n"
}

// Fields are in the order that most entries have.
func TestOrder(t *testing.T) {
	many := "" // more names than are ordered
	for i := range 41 {
		many += fmt.Sprintf(" n%02d", i)
	}
	for name, test := range map[string]struct{ source, fields, want string }{
		"no file":                            {"", "title year author", "title year author"},
		"one entry":                          {names("year title author"), "author title year", "year title author"},
		"the case of names does not matter":  {names("Year TITLE author"), "author title year", "year title author"},
		"most entries":                       {names("year title") + names("title year") + names("year title"), "title year", "year title"},
		"as many one way as the other":       {names("year title") + names("title year"), "year title", "year title"},
		"and the other way":                  {names("year title") + names("title year"), "title year", "title year"},
		"fields of no entry stay":            {names("year title"), "url title doi year note", "url year title doi note"},
		"the last field goes to the front":   {names("d a b c"), "a b c d", "d a b c"},
		"a field stays behind what is known": {names("c a b"), "a x b c", "c a x b"},
		"alphabetic":                         {names("a b c d e"), "f e d", "d e f"},
		"alphabetic, ignoring case":          {names("a B c D e"), "f E d", "d e f"},
		"four fields tell nothing":           {names("a b c d"), "z y x", "z y x"},
		"four of five entries are not all":   {strings.Repeat(names("a b c d e"), 4) + names("b a c d e"), "z y", "z y"},
		"five of six are":                    {strings.Repeat(names("a b c d e"), 5) + names("b a c d e"), "z y", "y z"},
		"too many names":                     {names("z"+many[1:]) + names("y x"), "n40 y x", "n40 y x"},
	} {
		var fields []string
		for name := range strings.FieldsSeq(test.fields) {
			fields = append(fields, name+"=1")
		}
		got := added(test.source, fields...)
		want := "{1}"
		at := 0
		for name := range strings.FieldsSeq(test.want) {
			i := strings.Index(strings.ToLower(got[at:]), name)
			if i < 0 {
				t.Errorf("%s: %s, want %s", name, got, test.want)
				break
			}
			at += i
		}
		if strings.Count(got, want) != len(fields) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestMonths(t *testing.T) {
	for _, test := range []struct{ months, may, sep string }{
		{"", "may", "sep"},
		{"jan", "may", "sep"},
		{"{January}", "{May}", "{September}"},
		{"{Jan}", "{May}", "{Sep}"},
		{"{Jan.}", "{May}", "{Sep.}"},
		{"{Sept.}", "{May}", "{Sep.}"},
		{"1", "5", "9"},
		{"{1}", "{5}", "{9}"},
		{"{jan} feb mar", "may", "sep"}, // the most frequent form
		{"{1} 2 3", "5", "9"},
		{"{1} 2", "{5}", "{9}"},
	} {
		source := ""
		for month := range strings.FieldsSeq(test.months) {
			source += "@misc{k, month=" + month + "}\n"
		}
		if source == "" {
			source = "@misc{k, note={1}}\n"
		}
		s := styleOf(source)
		for macro, want := range map[string]string{"may": test.may, "sep": test.sep, "MAY": strings.ReplaceAll(test.may, "may", "MAY"), "own": "own"} {
			if got := s.Field(work.Field{Name: "month", Value: macro}).Value; got != want {
				t.Errorf("%s: %s is written %s, want %s", test.months, macro, got, want)
			}
		}
	}
}

// Names of fields and types are spelt as in most entries.
func TestNames(t *testing.T) {
	for source, want := range map[string]string{
		"@misc{k, a={1}}":                         "@misc{new, a={1}, archivePrefix={1}}",
		"@Misc{k, Title={1}, Note={1}}":           "@Misc{new, A={1}, ArchivePrefix={1}}",
		"@MISC{k, TITLE={1}, NOTE={1}}":           "@MISC{new, A={1}, ARCHIVEPREFIX={1}}",
		"@Misc{k, TITLE={1}, Note={1}, X={1}}":    "@Misc{new, A={1}, ArchivePrefix={1}}",
		"@misc{k, archiveprefix={1}}":             "@misc{new, a={1}, archiveprefix={1}}",
		"@misc{k, Zeta={1}, Z={1}, zz={1}}":       "@misc{new, A={1}, ArchivePrefix={1}}",
		"@misc{k, [x]={1}, zz={1}}":               "@misc{new, a={1}, archivePrefix={1}}",
		"@misc(k, a={1})":                         "@misc(new, a={1}, archivePrefix={1})",
		"@misc{k, a=1}":                           "@misc{new, a=1, archivePrefix={1}}",
		"@misc{k, a=1, archivePrefix={1}}":        "@misc{new, a=1, archivePrefix={1}}",
		"@misc{k, a={x}, b=1}":                    "@misc{new, a={1}, archivePrefix={1}}",
		"@misc{k, a=\"x\", b={1}}":                "@misc{new, a={1}, archivePrefix={1}}",
		"@misc{k, a=\"x\", b=\"1\"}":              "@misc{new, a=\"1\", archivePrefix=\"1\"}",
		"@misc{k, a={1},}":                        "@misc{new, a={1}, archivePrefix={1},}",
		"@misc{k ,a = {1}\n}":                     "@misc{new ,a = {1} ,archivePrefix = {1}\n}",
		"@misc{k,a= {1}}":                         "@misc{new,a= {1},archivePrefix= {1}}",
		"@misc{k,\n  a   = {1},\n  bb  = {1},\n}": "@misc{new,\n  a   = {1},\n  archivePrefix = {1},\n}",
		"@misc{k,\n  a = {1},\n  bb = {1},\n}":    "@misc{new,\n  a = {1},\n  archivePrefix = {1},\n}",
		"@misc{k,\n  a = {1},\n  b = {1},\n}":     "@misc{new,\n  a             = {1},\n  archivePrefix = {1},\n}", // they tell nothing
		"@misc{k,\n  a={1},\n  bb ={1},\n}\n@misc{k,\n  a ={1},\n  bb={1},\n}": "@misc{new,\n  a ={1},\n  archivePrefix ={1},\n}", // half of the entries are not most
	} {
		if got := added(source, "a=1", "archivePrefix=1"); got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
}

// A changed entry keeps its own layout.
func TestLike(t *testing.T) {
	const source = "@misc{a,\n  x = {1},\n}\n@misc{b, Y=\"1\"}\n@misc{c,\n  x = {1},\n}\n"
	file := bib.Parse("a.bib", source)
	s := mend.StyleOf(file)
	for e := range file.Entries() {
		if e.Key != "b" {
			continue
		}
		f, _ := e.Get("y")
		own := s.Like(source, style.Entry{Type: e.Type, Start: e.Start, End: e.End, Fields: []style.Field{{Name: f.Name, Start: f.Start, End: f.End}}})
		if got := string(own.AppendField(nil, own.Field(work.Field{Name: "note", Value: "{n}"}), own.Width(nil))); got != `, Note="n"` {
			t.Errorf("a new field is %s", got)
		}
	}
}

// New text is separated from what is there as entries are from each other.
func TestCloseText(t *testing.T) {
	close := "@misc{k, a={1}}\n@misc{k, a={1}}"
	for _, test := range []struct{ source, text, want string }{
		{"", "", ""},
		{"", "\uFEFF", "\uFEFF"},
		{"", " \n", " \n"},
		{"", "x", "x\n\n"},
		{"", "x\n", "x\n\n"},
		{"", "x\n\n", "x\n\n"},
		{"", "x\n\n\n", "x\n\n\n"},
		{close, "x", "x\n"},
		{close, "x\n", "x\n"},
		{"@misc{k, a={1}} @misc{k, a={1}}", "x", "x\n"},
		{"@misc{k,\r\n a={1}}\r\n\r\n@misc{k,\r\n a={1}}\r\n", "x", "x\r\n\r\n"},
		{"@misc{k,\r\n a={1}}\r\n", "x", "x\r\n\r\n"},
		{"@misc{k, a={1}}\r\n", "x", "x\r\n\r\n"},
		{"@misc{k, a={1}}\r\nx\n", "x", "x\n\n"}, // half of the lines are not most
	} {
		if got := string(styleOf(test.source).CloseText([]byte(test.text))); got != test.want {
			t.Errorf("%q after %q: %q, want %q", test.source, test.text, got, test.want)
		}
	}
}
