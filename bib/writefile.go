package bib

import (
	"context"
	"iter"
	"slices"

	"clipgraph/bib/work"
	"clipgraph/internal/parallel"
)

// WriteFile writes a whole file with an entry for each work under its key. Macros that values use
// are defined first; entries that others refer to are placed as in [WithParents]. A macro that two
// entries define differently is expanded in the later one. The text is read back before any of it
// is written, and an error is returned if it does not read as intended.
//
// WriteFile iterates over the works several times, makes their entries on all processors and
// holds some thousand entries at once.
func (w *Writer) WriteFile(works iter.Seq2[string, *work.Work], o Options) error {
	return w.writeFile(func(plain bool) iter.Seq[*Draft] {
		return func(yield func(*Draft) bool) {
			batch := draftBatch{options: o}
			for key, p := range works {
				if (plain || refers(p.Entry)) && !batch.add(p, key, yield) {
					return
				}
			}
			batch.end(yield)
		}
	}, func(add func(key string)) {
		for key := range works {
			add(key)
		}
	})
}

// draftBatch makes drafts of works, many at a time, on all processors.
type draftBatch struct {
	options Options
	works   []*work.Work
	keys    []string
	drafts  []*Draft
}

// draftsAtOnce is the number of drafts that are made at a time.
const draftsAtOnce = 256

// add adds a work. It passes the drafts of a full batch to yield and returns false if yield does.
func (b *draftBatch) add(p *work.Work, key string, yield func(*Draft) bool) bool {
	b.works, b.keys = append(b.works, p), append(b.keys, key)
	return len(b.works) < draftsAtOnce || b.end(yield)
}

// end passes the drafts of the batch to yield, in order, and returns false if yield does.
func (b *draftBatch) end(yield func(*Draft) bool) bool {
	b.drafts = slices.Grow(b.drafts[:0], len(b.works))[:len(b.works)]
	parallel.For(context.Background(), len(b.works), parallel.NoState, func(_ struct{}, i int) {
		b.drafts[i] = NewEntry(b.works[i], b.keys[i], b.options)
	})
	b.works, b.keys = b.works[:0], b.keys[:0]
	return !slices.ContainsFunc(b.drafts, func(d *Draft) bool { return !yield(d) })
}

// refers reports whether an entry uses macros or refers to other entries.
func refers(e *work.Entry) bool {
	return e != nil && (len(e.Macros) > 0 || e.Parent != nil || len(e.XData) > 0)
}

// writeFile writes the entries that drafts returns. drafts(true) yields all of them, drafts(false)
// at least those that use macros or refer to others. keys calls add for the key of each.
func (w *Writer) writeFile(drafts func(plain bool) iter.Seq[*Draft], keys func(add func(key string))) error {
	first := w.first
	for _, checked := range []bool{false, true} { // the text is made twice, because storing it would take as much memory as the works
		w.first = first
		text := fileText{writer: w, checked: checked, defined: map[string]string{}}
		eachInFile(drafts(false), keys, nil, text.define)
		err := text.endMacros()
		eachInFile(drafts(true), keys, nil, func(e *Draft) {
			if err == nil {
				err = text.add(e)
			}
		})
		if err == nil {
			err = text.endPart()
		}
		if err == nil {
			err = text.readBack()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// fileText is the text of a file. It is read back some parts at a time, and written once all of it
// is checked.
type fileText struct {
	writer  *Writer
	checked bool              // the whole text was read back
	defined map[string]string // the text of macros by folded name
	macros  macros            // as the text defines them
	part    filePart          // the current part
	full    []filePart        // the parts before it that are to be read back
	spare   []filePart        // empty parts, whose memory is used again
}

// filePart is a part of the text of a file, with its entries.
type filePart struct {
	text    []byte
	entries []*Draft
}

// The parts in which a text is read back.
const (
	partSize    = 64 << 10 // bytes from which a part is full
	partsAtOnce = 8        // parts that are read back at a time, on all processors
)

// define adds the macros of an entry, unless one of them is already defined differently.
func (t *fileText) define(e *Draft) {
	if t.redefines(e) {
		return
	}
	for _, m := range e.Macros {
		if _, defined := t.defined[foldCase(m.Name)]; !defined {
			t.defined[foldCase(m.Name)] = m.Text
			t.part.text = append(t.part.text, "@string{"+m.Name+" = {"+m.Text+"}}\n"...)
			t.writer.first = false
		}
	}
}

// redefines reports whether a macro of the entry is already defined with another text.
func (t *fileText) redefines(e *Draft) bool {
	return slices.ContainsFunc(e.Macros, func(m work.Macro) bool {
		text, there := t.defined[foldCase(m.Name)]
		return there && text != m.Text
	})
}

// endMacros ends the part with the macros.
func (t *fileText) endMacros() error {
	t.macros = Parse("", string(t.part.text)).macros
	for _, all := range t.macros {
		for i := range all {
			all[i].at = -1 // before all entries
		}
	}
	return t.endPart()
}

// add adds an entry. Its macros are expanded if they differ from those of the file.
func (t *fileText) add(e *Draft) (err error) {
	if t.redefines(e) {
		e = e.Expanded()
	}
	if t.part.text, err = t.writer.appendEntry(t.part.text, e); err != nil {
		return err
	}
	t.part.entries = append(t.part.entries, e)
	if len(t.part.text) < partSize {
		return nil
	}
	return t.endPart()
}

// endPart writes the part if the text is checked. If not, the part is read back together with
// others.
func (t *fileText) endPart() (err error) {
	if t.checked {
		_, err = t.writer.out.Write(t.part.text) // the writer keeps the first error
		t.part = t.part.emptied()
		return err
	}
	t.full, t.part = append(t.full, t.part), filePart{}
	if n := len(t.spare); n > 0 {
		t.part, t.spare = t.spare[n-1], t.spare[:n-1]
	}
	if len(t.full) < partsAtOnce {
		return nil
	}
	return t.readBack()
}

// readBack reads the full parts back and returns the error of the first that differs.
func (t *fileText) readBack() error {
	errs := make([]error, len(t.full))
	parallel.Each(context.Background(), len(t.full), func(i int) {
		errs[i] = checkText(string(t.full[i].text), t.macros, t.full[i].entries)
	})
	for _, p := range t.full {
		t.spare = append(t.spare, p.emptied())
	}
	t.full = t.full[:0]
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return errs[i]
	}
	return nil
}

// emptied returns an empty part in the memory of p.
func (p filePart) emptied() filePart {
	clear(p.entries)
	return filePart{p.text[:0], p.entries[:0]}
}

// WithParents returns entries together with the entries they refer to. Data containers precede
// the first entry that names them; entries named by crossref come last, as BibTeX requires. Entries
// for whose keys has returns true are left out. No key occurs twice.
func WithParents(entries []*Draft, has func(key string) bool) []*Draft {
	keys := func(add func(key string)) {
		for _, e := range entries {
			add(e.Key)
		}
	}
	all := make([]*Draft, 0, len(entries))
	eachInFile(slices.Values(entries), keys, has, func(e *Draft) { all = append(all, e) })
	return all
}

// eachInFile visits entries and those that they refer to in the order of [WithParents]. keys
// yields the keys of entries. A nil has excludes none.
func eachInFile(entries iter.Seq[*Draft], keys func(add func(key string)), has func(key string) bool, visit func(*Draft)) {
	var used map[string]bool
	isNew := func(key string) bool {
		if used == nil {
			used = map[string]bool{}
			keys(func(key string) { used[foldCase(key)] = true })
		}
		folded := foldCase(key)
		if used[folded] || has != nil && has(key) {
			return false
		}
		used[folded] = true
		return true
	}
	var add func(e *Draft)
	add = func(e *Draft) {
		for _, x := range e.XData {
			if isNew(x.Key) {
				add(x)
			}
		}
		visit(e)
	}
	var parents []*Draft
	for e := range entries {
		add(e)
		if e.Parent != nil {
			parents = append(parents, e.Parent)
		}
	}
	for _, e := range parents {
		for p := e; p != nil; p = p.Parent {
			if isNew(p.Key) {
				add(p)
			}
		}
	}
}
