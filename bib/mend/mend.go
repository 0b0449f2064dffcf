// Package mend changes a .bib file in place. It changes the fields and types of entries and appends
// new entries, in the file's own style. All other bytes are preserved. The result is parsed and
// compared with the changes before it is returned.
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

// Changes are changes to a file.
type Changes struct {
	Entries []*bib.Draft // to append
	ASCII   bool         // reject non-ASCII text, because the encoding of the file is uncertain

	replacements map[*bib.Entry]*bib.Draft
}

// Change changes e, an entry of the file, into to but keeps its key. If a field has the same value
// in both, its bytes are kept. The common fields must be in the order of e, and names must be
// unique.
func (c *Changes) Change(e *bib.Entry, to *bib.Draft) {
	if c.replacements == nil {
		c.replacements = map[*bib.Entry]*bib.Draft{}
	}
	c.replacements[e] = to
}

// Fill adds to e, an entry of the file, those fields of model that it lacks. Existing fields are
// kept, and so are fields with another name but the same meaning.
func (c *Changes) Fill(e *bib.Entry, model *bib.Draft) {
	to := c.replacements[e]
	if to == nil {
		to = e.Draft()
	}
	if missing := bib.Lacking(model.Fields, func(name string) bool { return to.Has(name) }); len(missing) > 0 {
		filled := *to
		filled.Fields = slices.Concat(to.Fields, missing)
		c.Change(e, &filled)
	}
}

// Apply returns the source of the file with the changes, and the number of existing entries that
// were changed. All other bytes are preserved, and damaged entries are left alone. The result is
// parsed and compared with the changes. Apply returns an error if it differs, or if something at
// the end of the file is not closed and would swallow the new entries. The time is linear in the
// input and output.
func (c Changes) Apply(f *bib.File) (source string, changed int, err error) {
	w := writer{file: f, style: StyleOf(f), changes: c, replaced: map[*bib.Entry]*bib.Draft{}}
	for _, b := range f.Blocks {
		if err := w.block(b); err != nil {
			return "", 0, err
		}
	}
	if err := w.add(); err != nil {
		return "", 0, err
	}
	source = string(w.out)
	return source, len(w.replaced), w.compare(bib.Parse(f.Name, source))
}

// StyleOf returns the style of most entries of the file. The time is linear in its length.
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

// placesOf returns the positions of the parts of an entry.
func placesOf(e *bib.Entry) style.Entry {
	places := style.Entry{Type: e.Type, Start: e.Start, End: e.End, Fields: make([]style.Field, len(e.Fields))}
	for i, field := range e.Fields {
		places.Fields[i] = style.Field{Name: field.Name, Start: field.Start, End: field.End}
	}
	return places
}

// writer makes the new source.
type writer struct {
	file     *bib.File
	style    style.Style
	changes  Changes
	out      []byte
	replaced map[*bib.Entry]*bib.Draft // changed entries, as they are written
	added    []*bib.Draft              // new entries, as they are written
}

// block writes a block with its changes.
func (w *writer) block(b bib.Block) error {
	to := w.changes.replacements[b.Entry]
	if to == nil || b.Kind != bib.EntryBlock || len(b.Entry.Fields) == 0 {
		w.out = append(w.out, w.file.Raw(b)...)
		return nil
	}
	edit := newEntryEdit(w.file.Source, w.style, b.Entry, to)
	if !edit.changes() {
		w.out = append(w.out, w.file.Raw(b)...)
		return nil
	}
	if err := w.check(to, edit.newFields); err != nil {
		return err
	}
	out, err := edit.append(w.out)
	if err != nil {
		return fmt.Errorf("%s:%d:%d: entry %q: %w", w.file.Name, b.Line, b.Col, b.Entry.Key, err)
	}
	w.out = out
	w.replaced[b.Entry] = &edit.result
	return nil
}

// add appends the new entries.
func (w *writer) add() error {
	if len(w.changes.Entries) == 0 {
		return nil
	}
	if b := last(w.file); b != nil && b.Kind == bib.BadBlock {
		return fmt.Errorf("%s:%d:%d: the block that begins here is not closed and would swallow the new entries", w.file.Name, b.Line, b.Col)
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

// check returns an error if the entry would break the file. fresh are the fields that are new in
// the file.
func (w *writer) check(d *bib.Draft, fresh []work.Field) error {
	if w.changes.ASCII {
		if err := bib.CheckASCII(d.Key, fresh); err != nil {
			return err
		}
	}
	return d.Check()
}

// last returns the last block other than text.
func last(f *bib.File) *bib.Block {
	for i := range slices.Backward(f.Blocks) {
		if f.Blocks[i].Kind != bib.TextBlock {
			return &f.Blocks[i]
		}
	}
	return nil
}

// compare returns an error unless got is the file with the changes and nothing else.
func (w *writer) compare(got *bib.File) error {
	if len(w.added) == 0 && len(w.replaced) == 0 {
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
		to := w.replaced[e]
		switch {
		case to == nil && w.file.Source[e.Start:e.End] == got.Source[read[i].Start:read[i].End]:
		case to == nil || !read[i].Is(to):
			return errors.Join(bib.ErrDiffers, fmt.Errorf("entry %q, line %d", e.Key, e.Line))
		default:
			if _, err := read[i].Model(); err != nil { // another parser must agree
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

// CanChange reports whether e, an entry of the file, can be changed into to: it is not damaged, and
// fields that would be removed have only commas next to them.
func CanChange(f *bib.File, e *bib.Entry, to *bib.Draft) bool {
	i, found := slices.BinarySearchFunc(f.Blocks, e.Start, func(b bib.Block, at int) int { return b.Start - at })
	if !found || f.Blocks[i].Kind != bib.EntryBlock || len(e.Fields) == 0 || to.Check() != nil {
		return false
	}
	_, err := newEntryEdit(f.Source, style.Default, e, to).append(nil)
	return err == nil
}
