// Package mend changes a .bib file in place: entries get other fields or another type,
// and new ones are put behind the end, in the file's own style. Every byte outside of what
// is changed stays as it is, and what comes out is read again before anybody gets it.
package mend

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/style"
	"clipgraph/bib/work"
)

// Changes are what a file is to get.
type Changes struct {
	Entries []*bib.Draft // behind its end
	ASCII   bool         // refuse what is not ASCII: its encoding is not certain

	becomes map[*bib.Entry]*bib.Draft
}

// Change has e, an entry of the file, become another one under its key: it gets the type
// and the fields of to. A field of to whose value is that of e keeps its bytes. Fields of
// both are in the order of e, and no name is there twice.
func (c *Changes) Change(e *bib.Entry, to *bib.Draft) {
	if c.becomes == nil {
		c.becomes = map[*bib.Entry]*bib.Draft{}
	}
	c.becomes[e] = to
}

// Fill has e, an entry of the file, get the fields of model that it lacks, behind its
// own. Those that it has already, under this or another name of the same meaning, are left
// as they are.
func (c *Changes) Fill(e *bib.Entry, model *bib.Draft) {
	to := c.becomes[e]
	if to == nil {
		to = e.Draft()
	}
	if lacking := bib.Lacking(model.Fields, func(name string) bool { return to.Has(name) }); len(lacking) > 0 {
		filled := *to
		filled.Fields = slices.Concat(to.Fields, lacking)
		c.Change(e, &filled)
	}
}

// Apply returns the source of the file with the changes, in the file's own style, and how
// many of its entries are changed. Every other byte stays as it is; an entry that is
// damaged is left alone. What comes out is read again and compared with what was meant: if
// anything differs, or something at the end of the file is not closed and would swallow
// what is added, the error says so. The time is linear in what is read and written.
func (c Changes) Apply(f *bib.File) (source string, changed int, err error) {
	w := writer{file: f, style: StyleOf(f), changes: c, became: map[*bib.Entry]*bib.Draft{}}
	for _, b := range f.Blocks {
		if err := w.block(b); err != nil {
			return "", 0, err
		}
	}
	if err := w.add(); err != nil {
		return "", 0, err
	}
	source = string(w.out)
	return source, len(w.became), w.compare(bib.Parse(f.Name, source))
}

// StyleOf returns how most entries of the file are written. The time is linear in its
// length.
func StyleOf(f *bib.File) style.Style {
	s := style.Default
	if n := strings.Count(f.Source, "\n"); n > 0 && strings.Count(f.Source, "\r\n")*2 > n {
		s = s.WithCRLF()
	}
	var entries []style.Entry
	for _, b := range f.Blocks {
		if b.Kind == bib.EntryBlock && b.Entry != nil {
			entries = append(entries, placesOf(b.Entry))
		}
	}
	return style.Measure(f.Source, entries, s)
}

// placesOf returns where the parts of an entry stand.
func placesOf(e *bib.Entry) style.Entry {
	places := style.Entry{Type: e.Type, Start: e.Start, End: e.End, Fields: make([]style.Field, len(e.Fields))}
	for i, field := range e.Fields {
		places.Fields[i] = style.Field{Name: field.Name, Start: field.Start, End: field.End}
	}
	return places
}

// writer makes the new source.
type writer struct {
	file    *bib.File
	style   style.Style
	changes Changes
	out     []byte
	became  map[*bib.Entry]*bib.Draft // the entries that are changed, as they are written
	added   []*bib.Draft              // the new ones, as they are written
}

// block writes a block as it is to be.
func (w *writer) block(b bib.Block) error {
	to := w.changes.becomes[b.Entry]
	if to == nil || b.Kind != bib.EntryBlock || len(b.Entry.Fields) == 0 {
		w.out = append(w.out, w.file.Raw(b)...)
		return nil
	}
	edit := newEntryEdit(w.file.Source, w.style, b.Entry, to)
	if !edit.changes() {
		w.out = append(w.out, w.file.Raw(b)...)
		return nil
	}
	if err := w.check(to, edit.fresh); err != nil {
		return err
	}
	out, err := edit.append(w.out)
	if err != nil {
		return fmt.Errorf("%s:%d:%d: the entry %q: %w", w.file.Name, b.Line, b.Col, b.Entry.Key, err)
	}
	w.out = out
	w.became[b.Entry] = &edit.result
	return nil
}

// add writes the new entries.
func (w *writer) add() error {
	if len(w.changes.Entries) == 0 {
		return nil
	}
	if b := last(w.file); b != nil && b.Kind == bib.BadBlock {
		return fmt.Errorf("%s:%d:%d: what begins here is not closed, and would swallow what is added", w.file.Name, b.Line, b.Col)
	}
	w.out = w.style.CloseText(w.out)
	for i, e := range w.changes.Entries {
		dressed := *e
		dressed.Fields = w.style.Dress(e.Fields)
		if err := w.check(&dressed, dressed.Fields); err != nil {
			return err
		}
		if i > 0 {
			w.out = append(w.out, w.style.Gap...)
		}
		w.out = w.style.AppendEntry(w.out, e.Type, e.Key, dressed.Fields)
		w.added = append(w.added, &dressed)
	}
	w.out = append(w.out, w.style.EOL()...)
	return nil
}

// check refuses an entry that would break the file. Fresh are the fields that the file
// does not have.
func (w *writer) check(d *bib.Draft, fresh []work.Field) error {
	if w.changes.ASCII {
		if err := bib.CheckASCII(d.Key, fresh); err != nil {
			return err
		}
	}
	return d.Check()
}

// last returns the last block that is no text.
func last(f *bib.File) *bib.Block {
	for i := range slices.Backward(f.Blocks) {
		if f.Blocks[i].Kind != bib.TextBlock {
			return &f.Blocks[i]
		}
	}
	return nil
}

// compare reports whether got, which was written, is the file with the changes and nothing
// else.
func (w *writer) compare(got *bib.File) error {
	if len(w.added) == 0 && len(w.became) == 0 {
		if got.Source != w.file.Source {
			return bib.ErrDiffers
		}
		return nil
	}
	old, read := slices.Collect(w.file.Entries()), slices.Collect(got.Entries())
	if len(read) != len(old)+len(w.added) {
		return bib.ErrDiffers
	}
	for i, e := range old {
		to := w.became[e]
		switch {
		case to == nil && w.file.Source[e.Start:e.End] == got.Source[read[i].Start:read[i].End]:
		case to == nil || !read[i].Is(to):
			return errors.Join(bib.ErrDiffers, fmt.Errorf("entry %q, line %d", e.Key, e.Line))
		default:
			if _, err := read[i].Model(); err != nil { // another parser has to agree
				return errors.Join(bib.ErrDiffers, err)
			}
		}
	}
	for i, e := range w.added {
		entry := read[len(old)+i]
		if !entry.Is(e) {
			return bib.ErrDiffers
		}
		if _, err := entry.Model(); err != nil {
			return errors.Join(bib.ErrDiffers, err)
		}
	}
	return nil
}

// CanChange reports whether e, an entry of the file, can become to: it is not damaged, and
// nothing but commas stands beside what would go.
func CanChange(f *bib.File, e *bib.Entry, to *bib.Draft) bool {
	i, found := slices.BinarySearchFunc(f.Blocks, e.Start, func(b bib.Block, at int) int { return b.Start - at })
	if !found || f.Blocks[i].Kind != bib.EntryBlock || len(e.Fields) == 0 || to.Check() != nil {
		return false
	}
	_, err := newEntryEdit(f.Source, style.Default, e, to).append(nil)
	return err == nil
}
