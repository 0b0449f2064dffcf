package bib

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Draft is an entry that is to be written. [NewEntry] makes it, [Writer] and
// package mend write it.
type Draft struct {
	Type, Key string
	// Fields are in the order in which they are written, and have their values
	// as they stand in a file, with delimiters.
	Fields []work.Field
	// Macros are what values name and no standard style defines.
	Macros []work.Macro
	// Parent is the entry that crossref names, which has to stand behind this
	// one in the file (btxdoc, 4); nil if there is none.
	Parent *Draft
	// XData are biblatex's data containers that the entry names.
	XData []*Draft
}

// field returns the field of a name, without regard to case; nil if there is none.
func (d *Draft) field(name string) *work.Field {
	for i := range d.Fields {
		if equalFold(d.Fields[i].Name, name) {
			return &d.Fields[i]
		}
	}
	return nil
}

// Has reports whether there is a field of a name, without regard to case.
func (d *Draft) Has(name string) bool { return d.field(name) != nil }

// Value returns the value of a field as BibTeX has it after joining its parts;
// "" if there is no such field.
func (d *Draft) Value(name string) string {
	f := d.field(name)
	if f == nil {
		return ""
	}
	return d.text(f.Value)
}

// text joins the parts of a value.
func (d *Draft) text(value string) string {
	parts, _ := cutParts(value)
	return d.macros().value(parts, len(value))
}

// macros returns the macros as a file has them.
func (d *Draft) macros() macros {
	m := macros{}
	for _, macro := range d.Macros {
		m[foldCase(macro.Name)] = []definition{{-1, macro.Text}}
	}
	return m
}

// add adds a field whose value is LaTeX without delimiters.
func (d *Draft) add(name, text string) {
	d.Fields = append(d.Fields, work.Field{Name: name, Value: "{" + text + "}"})
}

// Remove removes the fields that drop reports.
func (d *Draft) Remove(drop func(name string) bool) {
	d.Fields = slices.DeleteFunc(d.Fields, func(f work.Field) bool { return drop(f.Name) })
}

// Check refuses an entry that would break the file for every reader: a value
// that is none, or whose braces do not match.
func (d *Draft) Check() error {
	for _, f := range d.Fields {
		if parts, ok := cutParts(f.Value); !ok || len(parts) == 0 || !latex.Balanced(f.Value) {
			return fmt.Errorf("entry %q: the braces of field %q do not match: %q", d.Key, f.Name, f.Value)
		}
	}
	return nil
}

// Expanded returns the entry with the text of its macros in their places, for a
// file that does not define them. Those of the standard styles, such as months,
// stay.
func (d *Draft) Expanded() *Draft {
	if len(d.Macros) == 0 {
		return d
	}
	own := d.macros()
	all := *d
	all.Macros, all.Fields = nil, slices.Clone(d.Fields)
	for i := range all.Fields {
		f := &all.Fields[i]
		parts, _ := cutParts(f.Value)
		if slices.ContainsFunc(parts, func(p Part) bool { return p.Kind == Macro && own[foldCase(p.Text)] != nil }) {
			f.Value = "{" + own.value(parts, len(f.Value)) + "}"
		}
	}
	return &all
}

// cutParts returns the parts of a value, and reports whether it is nothing but
// parts with # between them.
func cutParts(value string) (parts []Part, whole bool) {
	s := scanner{src: value}
	for i := s.blank(0); i < len(value); {
		p, ok := s.part(i)
		if !ok {
			return parts, false
		}
		parts = append(parts, p)
		i = s.space(p.End)
		if i == len(value) {
			return parts, true
		}
		if value[i] != '#' {
			return parts, false
		}
		i = s.space(i + 1)
	}
	return parts, false
}

// order sorts the fields as they are written: the usual ones in their usual
// order, others behind them by name.
func (d *Draft) order() {
	rank := func(name string) int {
		if i := slices.Index(fieldOrder, name); i >= 0 {
			return i
		}
		return len(fieldOrder)
	}
	slices.SortStableFunc(d.Fields, func(a, b work.Field) int {
		if i, j := rank(a.Name), rank(b.Name); i != j {
			return i - j
		}
		return strings.Compare(a.Name, b.Name)
	})
}

// Draft returns the entry as one to be written: its type, its key and its fields with the
// bytes of their values.
func (e *Entry) Draft() *Draft {
	d := &Draft{Type: e.Type, Key: e.Key, Fields: make([]work.Field, len(e.Fields))}
	for i, f := range e.Fields {
		d.Fields[i] = work.Field{Name: f.Name, Value: f.file.Source[f.Start:f.End]}
	}
	return d
}

// sameMeaning has fields by which an entry may say what another field says
// (biblatex manual, 2.2.5).
var sameMeaning = map[string][]string{
	"journal": {"journaltitle"}, "journaltitle": {"journal"},
	"year": {"date"}, "date": {"year"},
	"archiveprefix": {"eprinttype"}, "eprinttype": {"archiveprefix"},
	"primaryclass": {"eprintclass"}, "eprintclass": {"primaryclass"},
	"author": {"editor"},
	"url":    {"howpublished"},
}

// Lacking returns the fields that something lacks which has others, under their
// names or under others of the same meaning.
func Lacking(fields []work.Field, has func(name string) bool) []work.Field {
	var all []work.Field
	for _, f := range fields {
		if !has(f.Name) && !slices.ContainsFunc(sameMeaning[foldCase(f.Name)], has) {
			all = append(all, f)
		}
	}
	return all
}
