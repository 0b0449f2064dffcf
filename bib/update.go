package bib

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"clipgraph/bib/work"
)

// Additions are what a file is to get: entries behind its end, and fields for
// entries that it has.
type Additions struct {
	Entries []*Draft
	ASCII   bool // refuse what is not ASCII: its encoding is not certain
	fields  map[*Entry]*Draft
}

// Fill has e, an entry of the file, get the fields of model that it lacks. Those
// that it has already, under this or another name of the same meaning, are left
// as they are.
func (a *Additions) Fill(e *Entry, model *Draft) {
	if a.fields == nil {
		a.fields = map[*Entry]*Draft{}
	}
	a.fields[e] = model
}

// Add returns the source of the file with additions, in the file's own style,
// and how many of its entries got fields. Every other byte stays as it is. What
// comes out is read again and compared with what was meant: if anything
// differs, or something at the end of the file is not closed and would swallow
// what is added, the error says so. The time is linear in what is read and
// written.
func (f *File) Add(a Additions) (source string, filled int, err error) {
	style := f.Style()
	var out []byte
	for _, b := range f.Blocks {
		model := a.fields[b.Entry]
		lacking := missing(b, model)
		if len(lacking) == 0 {
			out = append(out, f.Raw(b)...)
			continue
		}
		if err := a.check(model, lacking); err != nil {
			return "", 0, err
		}
		filled++
		last := b.Entry.Fields[len(b.Entry.Fields)-1]
		out = append(out, f.Source[b.Start:last.End]...)
		own := f.styleOf(b, style)
		var names []string
		for _, field := range lacking {
			names = append(names, field.Name)
		}
		width := own.width(names)
		for _, field := range lacking {
			out = own.appendField(out, field, width)
		}
		out = append(out, f.Source[last.End:b.End]...)
	}
	if len(a.Entries) > 0 {
		if b := f.last(); b != nil && b.Kind == BadBlock {
			return "", 0, fmt.Errorf("%s:%d:%d: what begins here is not closed, and would swallow what is added", f.Name, b.Line, b.Col)
		}
		out = style.closeText(out)
	}
	for i, e := range a.Entries {
		if err := a.check(e, e.Fields); err != nil {
			return "", 0, err
		}
		if i > 0 {
			out = append(out, style.Gap...)
		}
		if out, err = style.appendEntry(out, e); err != nil {
			return "", 0, err
		}
	}
	if len(a.Entries) > 0 {
		out = append(out, style.eol()...)
	}
	source = string(out)
	return source, filled, f.compare(Parse(f.Name, source), a, filled)
}

// check refuses fields that would break the file.
func (a Additions) check(e *Draft, fields []work.Field) error {
	if a.ASCII {
		if err := checkASCII(e.Key, fields); err != nil {
			return err
		}
	}
	return e.check()
}

// last returns the last block that is no text.
func (f *File) last() *Block {
	for i := range slices.Backward(f.Blocks) {
		if f.Blocks[i].Kind != TextBlock {
			return &f.Blocks[i]
		}
	}
	return nil
}

func (s Style) eol() string {
	if strings.Contains(s.Before+s.Close+s.Gap, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// closeText ends the text so far, so that the next entry stands behind a gap.
func (s Style) closeText(text []byte) []byte {
	tail := string(text[max(0, len(text)-100):])
	rest := strings.TrimRight(tail, " \t\r\n")
	if rest == "" || rest == byteOrderMark {
		return text
	}
	there := strings.Count(tail[len(rest):], "\n")
	for range max(1, strings.Count(s.Gap, "\n")) - there {
		text = append(text, s.eol()...)
	}
	return text
}

// styleOf is s with what the entry of b itself has of it.
func (f *File) styleOf(b Block, s Style) Style {
	own := f.measure([]Block{b}, s)
	s.Comma, s.Before, s.Equals, s.Column, s.fieldCase = own.Comma, own.Before, own.Equals, own.Column, own.fieldCase
	return s
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

// missing returns the fields of model that the entry of a block lacks, in the
// order in which they are written. A bad block lacks none, nor does one whose
// entry has no field to stand behind.
func missing(b Block, model *Draft) []work.Field {
	if b.Kind != EntryBlock || b.Entry == nil || model == nil || len(b.Entry.Fields) == 0 {
		return nil
	}
	return lacking(model.Fields, func(name string) bool { _, ok := b.Entry.Get(name); return ok })
}

// lacking returns the fields that something lacks which has others, under their
// names or under others of the same meaning.
func lacking(fields []work.Field, has func(name string) bool) []work.Field {
	var all []work.Field
	for _, f := range fields {
		if !has(f.Name) && !slices.ContainsFunc(sameMeaning[foldCase(f.Name)], has) {
			all = append(all, f)
		}
	}
	return all
}

// compare tells whether got is f with the additions and nothing else.
func (f *File) compare(got *File, a Additions, filled int) error {
	if len(a.Entries) == 0 && filled == 0 {
		if got.Source != f.Source {
			return errDiffers
		}
		return nil
	}
	var old, new []*Entry
	for e := range f.Entries() {
		old = append(old, e)
	}
	for e := range got.Entries() {
		new = append(new, e)
	}
	if len(new) != len(old)+len(a.Entries) {
		return errDiffers
	}
	for i, e := range old {
		err := sameFields(e, new[i], a.fields[e])
		if err == nil && a.fields[e] != nil {
			_, err = new[i].Model()
		}
		if err != nil {
			return errors.Join(errDiffers, err)
		}
	}
	for i, e := range a.Entries {
		n := new[len(old)+i]
		if !n.is(e) {
			return errDiffers
		}
		if _, err := n.Model(); err != nil { // another parser has to agree
			return errors.Join(errDiffers, err)
		}
	}
	return nil
}

// sameFields compares an entry with what became of it: its fields byte for
// byte, and behind them those of more.
func sameFields(old, new *Entry, more *Draft) error {
	differs := fmt.Errorf("entry %q, line %d", old.Key, old.Line)
	if old.Key != new.Key || old.Type != new.Type || len(new.Fields) < len(old.Fields) {
		return differs
	}
	for i, field := range new.Fields {
		switch {
		case i < len(old.Fields):
			was := old.Fields[i]
			if was.Name != field.Name || old.file.Source[was.Start:was.End] != new.file.Source[field.Start:field.End] {
				return differs
			}
		case more == nil:
			return differs
		default:
			if added := more.field(field.Name); added == nil || added.Value != new.file.Source[field.Start:field.End] {
				return differs
			}
		}
	}
	return nil
}
