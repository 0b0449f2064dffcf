package bib

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"clipgraph/bib/work"
	"clipgraph/internal/parallel"
)

// WriteFile writes a whole file with an entry for each work under its key. Macros that values use
// are defined first; entries that others refer to are placed as in [WithParents]. A macro that two
// entries define differently is expanded in the later one. Each entry is read back before it is
// written; if it does not read as intended, WriteFile stops with an error that wraps [ErrDiffers].
//
// WriteFile iterates over the works several times, makes their entries on all processors and
// holds some hundred entries at once.
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
	text := fileText{writer: w, defined: map[string]string{}}
	eachInFile(drafts(false), keys, nil, text.define)
	err := text.writeMacros()
	eachInFile(drafts(true), keys, nil, func(e *Draft) {
		if err == nil {
			err = text.add(e)
		}
	})
	if err == nil {
		err = text.flush()
	}
	return err
}

// fileText is the text of a file that is being written.
type fileText struct {
	writer  *Writer
	defined map[string]string // the text of macros by folded name
	macros  []work.Macro      // the same in order
	entries []*Draft          // to be written next
	texts   [][]byte          // theirs; the memory is used again
}

// define adds the macros of an entry, unless one of them is already defined differently.
func (t *fileText) define(e *Draft) {
	if t.redefines(e) {
		return
	}
	for _, m := range e.Macros {
		if _, defined := t.defined[foldCase(m.Name)]; !defined {
			t.defined[foldCase(m.Name)] = m.Text
			t.macros = append(t.macros, m)
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

// writeMacros writes the definitions of macros.
func (t *fileText) writeMacros() error {
	var text []byte
	for _, m := range t.macros {
		text = append(text, "@string{"+m.Name+" = {"+m.Text+"}}\n"...)
		t.writer.first = false
	}
	read := Parse("", string(text))
	for _, m := range t.macros {
		if got, _ := read.macros.lookup(m.Name, len(text)); got != m.Text || len(read.macros) != len(t.macros) {
			return fmt.Errorf("%w: macro %q", ErrDiffers, m.Name)
		}
	}
	_, err := t.writer.out.Write(text)
	return err
}

// add adds an entry. Its macros are expanded if they differ from those of the file.
func (t *fileText) add(e *Draft) error {
	if t.redefines(e) {
		e = e.Expanded()
	}
	t.entries = append(t.entries, e)
	if len(t.entries) < draftsAtOnce {
		return nil
	}
	return t.flush()
}

// flush makes the text of the entries and reads it back, on all processors, and writes it.
func (t *fileText) flush() error {
	for len(t.texts) < len(t.entries) {
		t.texts = append(t.texts, nil)
	}
	errs := make([]error, len(t.entries))
	parallel.For(context.Background(), len(t.entries), parallel.NoState, func(_ struct{}, i int) {
		t.texts[i], errs[i] = t.entries[i].appendText(t.texts[i][:0])
		if errs[i] == nil {
			errs[i] = t.entries[i].readBack(string(t.texts[i]))
		}
	})
	for i := range t.entries {
		if errs[i] != nil {
			return errs[i]
		}
		if err := t.writer.write(t.texts[i]); err != nil {
			return err
		}
	}
	clear(t.entries)
	t.entries = t.entries[:0]
	return nil
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
