package bib

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Draft is an entry to be written. [NewEntry] makes it; [Writer] and package mend write it.
type Draft struct {
	Type, Key string
	// Fields are in the order in which they are written. Values are as in a file, with delimiters.
	Fields []work.Field
	// Macros are the macros that values use and that no standard style defines.
	Macros []work.Macro
	// Parent is the entry that crossref names, or nil. It must follow this entry in the file
	// (btxdoc, 4).
	Parent *Draft
	// XData are the biblatex data containers that the entry names.
	XData []*Draft
}

// field returns the field with the given name, ignoring case, or nil if there is none.
func (d *Draft) field(name string) *work.Field {
	for i := range d.Fields {
		if equalFold(d.Fields[i].Name, name) {
			return &d.Fields[i]
		}
	}
	return nil
}

// Has reports whether the entry has a field with the given name, ignoring case.
func (d *Draft) Has(name string) bool { return d.field(name) != nil }

// Value returns the value of a field after BibTeX has joined its parts, or "" if there is no such
// field.
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

// macros returns the macros in the form that a file has them.
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

// Remove removes the fields for whose names drop returns true.
func (d *Draft) Remove(drop func(name string) bool) {
	d.Fields = slices.DeleteFunc(d.Fields, func(f work.Field) bool { return drop(f.Name) })
}

// Check returns an error if the entry would break the file for every reader: if a value cannot be
// parsed or has unbalanced braces.
func (d *Draft) Check() error {
	for _, f := range d.Fields {
		if !isValue(f.Value) || !latex.Balanced(f.Value) {
			return fmt.Errorf("entry %q: unbalanced braces in field %q: %q", d.Key, f.Name, f.Value)
		}
	}
	return nil
}

// isValue reports whether value consists of parts joined by #.
func isValue(value string) bool {
	if s := (scanner{src: value}); strings.HasPrefix(value, "{") {
		if end, ok := s.group(0); ok && end == len(value) {
			return true // one part, as nearly all values are
		}
	}
	parts, whole := cutParts(value)
	return whole && len(parts) > 0
}

// Expanded returns the entry with its macros replaced by their text, for a file that does not
// define them. Macros of the standard styles, such as months, are kept.
func (d *Draft) Expanded() *Draft {
	if len(d.Macros) == 0 {
		return d
	}
	macros := d.macros()
	expanded := *d
	expanded.Macros, expanded.Fields = nil, slices.Clone(d.Fields)
	for i := range expanded.Fields {
		f := &expanded.Fields[i]
		parts, _ := cutParts(f.Value)
		if slices.ContainsFunc(parts, func(p Part) bool { return p.Kind == Macro && macros[foldCase(p.Text)] != nil }) {
			f.Value = "{" + macros.value(parts, len(f.Value)) + "}"
		}
	}
	return &expanded
}

// cutParts returns the parts of a value. It reports whether the whole value consists of parts
// joined by #.
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

// order sorts the fields: known fields in their usual order, then the others by name.
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

// Draft returns the entry as a Draft with the same type, key, fields and bytes of values.
func (e *Entry) Draft() *Draft {
	d := &Draft{Type: e.Type, Key: e.Key, Fields: make([]work.Field, len(e.Fields))}
	for i, f := range e.Fields {
		d.Fields[i] = work.Field{Name: f.Name, Value: f.file.Source[f.Start:f.End]}
	}
	return d
}

// equivalents maps a field to the fields that express the same thing (biblatex manual, 2.2.5).
var equivalents = map[string][]string{
	"journal": {"journaltitle"}, "journaltitle": {"journal"},
	"year": {"date"}, "date": {"year"},
	"archiveprefix": {"eprinttype"}, "eprinttype": {"archiveprefix"},
	"primaryclass": {"eprintclass"}, "eprintclass": {"primaryclass"},
	"author": {"editor"},
	"url":    {"howpublished"},
}

// Lacking returns those of fields that an entry lacks, under their own names and under equivalent
// ones. The function has reports whether the entry has a field.
func Lacking(fields []work.Field, has func(name string) bool) []work.Field {
	var missing []work.Field
	for _, f := range fields {
		if !has(f.Name) && !slices.ContainsFunc(equivalents[foldCase(f.Name)], has) {
			missing = append(missing, f)
		}
	}
	return missing
}
