package bib

import (
	"iter"
	"slices"

	"clipgraph/bib/work"
)

// WriteFile writes a whole file with an entry for each work under its key. Macros that values use
// are defined first; entries that others refer to are placed as in [WithParents]. A macro that two
// entries define differently is expanded in the later one. The text is read back before any of it
// is written, and an error is returned if it does not read as intended.
//
// WriteFile iterates over the works several times and holds some hundred entries at once.
func (w *Writer) WriteFile(works iter.Seq2[string, *work.Work], o Options) error {
	return w.writeFile(func(plain bool) iter.Seq[*Draft] {
		return func(yield func(*Draft) bool) {
			for key, p := range works {
				if (plain || refers(p.Entry)) && !yield(NewEntry(p, key, o)) {
					return
				}
			}
		}
	}, func(add func(key string)) {
		for key := range works {
			add(key)
		}
	})
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
		if err != nil {
			return err
		}
	}
	return nil
}

// fileText is the text of a file. It is read back part by part, and written once all of it is
// checked.
type fileText struct {
	writer  *Writer
	checked bool              // the whole text was read back
	defined map[string]string // the text of macros by folded name
	macros  macros            // as the text defines them
	part    []byte            // the current part
	entries []*Draft          // the entries of the current part
}

// define adds the macros of an entry, unless one of them is already defined differently.
func (t *fileText) define(e *Draft) {
	if t.redefines(e) {
		return
	}
	for _, m := range e.Macros {
		if _, defined := t.defined[foldCase(m.Name)]; !defined {
			t.defined[foldCase(m.Name)] = m.Text
			t.part = append(t.part, "@string{"+m.Name+" = {"+m.Text+"}}\n"...)
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
	t.macros = Parse("", string(t.part)).macros
	for _, all := range t.macros {
		for i := range all {
			all[i].at = -1 // before all entries
		}
	}
	return t.endPart()
}

// partSize is the length in bytes at which a part is read back.
const partSize = 64 << 10

// add adds an entry. Its macros are expanded if they differ from those of the file.
func (t *fileText) add(e *Draft) (err error) {
	if t.redefines(e) {
		e = e.Expanded()
	}
	if t.part, err = t.writer.appendEntry(t.part, e); err != nil {
		return err
	}
	t.entries = append(t.entries, e)
	if len(t.part) < partSize {
		return nil
	}
	return t.endPart()
}

// endPart reads the part back or, if the text is checked, writes it.
func (t *fileText) endPart() (err error) {
	if t.checked {
		_, err = t.writer.out.Write(t.part) // the writer keeps the first error
	} else {
		err = checkText(string(t.part), t.macros, t.entries)
	}
	t.part, t.entries = t.part[:0], t.entries[:0]
	return err
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
