package bib

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/nickng/bibtex"
)

// Additions are what a file is to get: entries behind its end, and fields for
// entries that it has.
type Additions struct {
	Entries []*bibtex.BibEntry
	ASCII   bool // refuse what is not ASCII: see [Encoding.OnlyASCII]
	fields  map[*Entry]*bibtex.BibEntry
}

// Fill has e, an entry of the file, get the fields of model that it lacks. Those
// that it has already, under this or another name of the same meaning, are left
// as they are.
func (a *Additions) Fill(e *Entry, model *bibtex.BibEntry) {
	if a.fields == nil {
		a.fields = map[*Entry]*bibtex.BibEntry{}
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
		names := missing(b, model)
		if len(names) == 0 {
			out = append(out, f.Raw(b)...)
			continue
		}
		if err := a.check(model, names); err != nil {
			return "", 0, err
		}
		filled++
		last := b.Entry.Fields[len(b.Entry.Fields)-1]
		out = append(out, f.Source[b.Start:last.End]...)
		own := f.styleOf(b, style)
		width := own.width(names)
		for _, name := range names {
			out = append(out, ',')
			out = own.appendField(out, name, model.Fields[name], width)
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
		if err := a.check(e, fieldNames(e)); err != nil {
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
func (a Additions) check(e *bibtex.BibEntry, names []string) error {
	if a.ASCII {
		if err := checkASCII(e, names); err != nil {
			return err
		}
	}
	return checkBraces(e, names)
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
	s.Before, s.Equals, s.Column, s.fieldCase = own.Before, own.Equals, own.Column, own.fieldCase
	if !strings.Contains(s.Before, "\n") {
		s.Column = -1
	}
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

// missing returns the names of the fields of model that the entry of a block
// lacks, in the order in which they are written. A bad block lacks none, nor
// does one whose entry has no field to stand behind.
func missing(b Block, model *bibtex.BibEntry) []string {
	if b.Kind != EntryBlock || b.Entry == nil || model == nil || len(b.Entry.Fields) == 0 {
		return nil
	}
	has := func(name string) bool { _, ok := b.Entry.Get(name); return ok }
	return slices.DeleteFunc(fieldNames(model), func(name string) bool {
		return has(name) || slices.ContainsFunc(sameMeaning[foldCase(name)], has)
	})
}

// compare tells whether got is f with the additions and nothing else.
func (f *File) compare(got *File, a Additions, filled int) error {
	errDiffers := errors.New("what was written reads otherwise than it was meant; nothing is changed")
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
		if err := sameFields(e, new[i], a.fields[e]); err != nil {
			return errors.Join(errDiffers, err)
		}
	}
	for i, e := range a.Entries {
		n := new[len(old)+i]
		if n.Key != e.CiteName || !equalFold(n.Type, e.Type) || len(n.Fields) != len(e.Fields) {
			return errDiffers
		}
		for name, value := range e.Fields {
			if n.Value(name) != value.String() {
				return errDiffers
			}
		}
	}
	return nil
}

// sameFields compares an entry with what became of it: its fields byte for
// byte, and behind them those of more.
func sameFields(old, new *Entry, more *bibtex.BibEntry) error {
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
			if !slices.ContainsFunc(fieldNames(more), func(name string) bool {
				return equalFold(name, field.Name) && more.Fields[name].String() == field.Value()
			}) {
				return differs
			}
		}
	}
	return nil
}
