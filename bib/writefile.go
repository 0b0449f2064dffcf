package bib

import (
	"iter"
	"slices"

	"clipgraph/bib/work"
)

// WriteFile writes the entries of a whole file, one a work under its key: before them
// the macros that their values name, around them the entries that they refer to
// ([WithParents]). A macro that is defined differently for two entries is expanded in
// the later one. The text is read back before any of it is written: if it reads
// otherwise than it was meant, the error says so.
//
// The works are gone through several times. Of their entries some hundred are in
// memory at once.
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

// refers reports whether an entry names macros or other entries.
func refers(e *work.Entry) bool {
	return e != nil && (len(e.Macros) > 0 || e.Parent != nil || len(e.XData) > 0)
}

// writeFile writes the entries that drafts returns, which are under keys: all of them
// if plain, else at least those that name macros or other entries.
func (w *Writer) writeFile(drafts func(plain bool) iter.Seq[*Draft], keys func(add func(key string))) error {
	first := w.first
	for _, checked := range []bool{false, true} { // the text is made twice: kept, it would take as much as the works
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

// fileText is the text of a file, which is read back part by part, and written once all of
// it is checked.
type fileText struct {
	writer  *Writer
	checked bool              // all of the text was read back
	defined map[string]string // the text of macros, by their names, folded
	macros  macros            // as the text defines them
	part    []byte            // that follows, with its entries
	entries []*Draft
}

// define adds the macros of an entry, unless one has another text already.
func (t *fileText) define(e *Draft) {
	if t.defines(e) {
		return
	}
	for _, m := range e.Macros {
		if _, there := t.defined[foldCase(m.Name)]; !there {
			t.defined[foldCase(m.Name)] = m.Text
			t.part = append(t.part, "@string{"+m.Name+" = {"+m.Text+"}}\n"...)
			t.writer.first = false
		}
	}
}

// defines reports whether a macro of the entry is defined, and otherwise than there.
func (t *fileText) defines(e *Draft) bool {
	return slices.ContainsFunc(e.Macros, func(m work.Macro) bool {
		text, there := t.defined[foldCase(m.Name)]
		return there && text != m.Text
	})
}

// endMacros ends the part of the macros.
func (t *fileText) endMacros() error {
	t.macros = Parse("", string(t.part)).macros
	for _, all := range t.macros {
		for i := range all {
			all[i].at = -1 // before all entries
		}
	}
	return t.endPart()
}

// partSize is the length from which a part of the text is read back.
const partSize = 64 << 10

// add adds an entry, without macros if it has other ones than the file.
func (t *fileText) add(e *Draft) (err error) {
	if t.defines(e) {
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

// endPart reads the part back, or writes it where that was done.
func (t *fileText) endPart() (err error) {
	if t.checked {
		_, err = t.writer.out.Write(t.part) // which keeps the first error
	} else {
		err = checkText(string(t.part), t.macros, t.entries)
	}
	t.part, t.entries = t.part[:0], t.entries[:0]
	return err
}

// WithParents returns entries with those that they refer to: data containers
// before the first that names them, and behind all what crossref names, as BibTeX
// wants it. Those whose key has reports are left out, and no key is there twice.
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

// eachInFile visits entries, which are under keys, and those that they refer to, in
// the order of a file: see [WithParents]. A nil has reports none.
func eachInFile(entries iter.Seq[*Draft], keys func(add func(key string)), has func(key string) bool, visit func(*Draft)) {
	var there map[string]bool
	first := func(key string) bool {
		if there == nil {
			there = map[string]bool{}
			keys(func(key string) { there[foldCase(key)] = true })
		}
		folded := foldCase(key)
		if there[folded] || has != nil && has(key) {
			return false
		}
		there[folded] = true
		return true
	}
	var add func(e *Draft)
	add = func(e *Draft) {
		for _, x := range e.XData {
			if first(x.Key) {
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
			if first(p.Key) {
				add(p)
			}
		}
	}
}
