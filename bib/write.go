package bib

import (
	"bufio"
	"io"
	"slices"

	"clipgraph/bib/work"
)

// fieldOrder is the order in which an entry's fields are written; others
// follow by name.
var fieldOrder = []string{
	"author", "key", "title", "journal", "journaltitle", "booktitle", "volume", "number", "pages", "publisher", "year", "date",
	"eprint", "archivePrefix", "eprinttype", "primaryClass", "eprintclass", "doi", "url", "note",
}

// FieldNames returns the names of the fields that [NewEntry] writes in the
// dialect, in the order in which they are written.
func FieldNames(d Dialect) []string {
	return slices.DeleteFunc(slices.Clone(fieldOrder), func(name string) bool {
		for field, own := range biblatexNames {
			if name == field && d == BibLaTeX || name == own && d == BibTeX {
				return true
			}
		}
		return false
	})
}

// Writer writes entries as text, always the same for the same entries.
type Writer struct {
	out   *bufio.Writer
	first bool
	text  []byte // of the entry at hand
}

// NewWriter returns a Writer to w; call [Writer.Flush] at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{out: bufio.NewWriterSize(w, 64<<10), first: true} }

// Write writes e, after an empty line if it is not the first. The error is
// that of the underlying writer, or that of a value whose braces do not
// match, which would break the file for every reader.
func (w *Writer) Write(e *Draft) error {
	text, err := w.appendEntry(w.text[:0], e)
	if err != nil {
		return err
	}
	w.text = text
	_, err = w.out.Write(text)
	return err
}

func (w *Writer) appendEntry(text []byte, e *Draft) ([]byte, error) {
	if !w.first {
		text = append(text, '\n')
	}
	text, err := defaultStyle.appendEntry(text, e)
	if err != nil {
		return nil, err
	}
	w.first = false
	return append(text, '\n'), nil
}

// WriteFile writes the entries of a whole file: before them the macros that
// their values name, around them the entries that they refer to ([WithParents]).
// A macro that is defined differently for two entries is expanded in the later one.
// The text is read back before any of it is written: if it reads otherwise than it
// was meant, the error says so.
func (w *Writer) WriteFile(entries []*Draft) error {
	all := WithParents(entries, func(string) bool { return false })
	text := w.appendMacros(nil, all)
	for _, e := range all {
		var err error
		if text, err = w.appendEntry(text, e); err != nil {
			return err
		}
	}
	if err := checkText(string(text), all); err != nil {
		return err
	}
	_, err := w.out.Write(text)
	return err
}

// WithParents returns entries with those that they refer to: data containers
// before the first that names them, and behind all what crossref names, as BibTeX
// wants it. Those whose key has reports are left out, and no key is there twice.
func WithParents(entries []*Draft, has func(key string) bool) []*Draft {
	written := map[string]bool{}
	for _, e := range entries {
		written[foldCase(e.Key)] = true
	}
	all := make([]*Draft, 0, len(entries))
	first := func(key string) bool {
		folded := foldCase(key)
		if written[folded] || has(key) {
			return false
		}
		written[folded] = true
		return true
	}
	var add func(e *Draft)
	add = func(e *Draft) {
		for _, x := range e.XData {
			if first(x.Key) {
				add(x)
			}
		}
		all = append(all, e)
	}
	for _, e := range entries {
		add(e)
	}
	for _, e := range entries {
		for p := e.Parent; p != nil; p = p.Parent {
			if first(p.Key) {
				add(p)
			}
		}
	}
	return all
}

// appendMacros appends the definitions of the macros of entries. In the place of
// an entry that has another definition of one comes the entry without macros.
func (w *Writer) appendMacros(text []byte, entries []*Draft) []byte {
	defined := map[string]string{}
	for i, e := range entries {
		if slices.ContainsFunc(e.Macros, func(m work.Macro) bool { text, there := defined[foldCase(m.Name)]; return there && text != m.Text }) {
			entries[i] = e.Expanded()
			continue
		}
		for _, m := range e.Macros {
			if _, there := defined[foldCase(m.Name)]; !there {
				defined[foldCase(m.Name)] = m.Text
				text = append(text, "@string{"+m.Name+" = {"+m.Text+"}}\n"...)
				w.first = false
			}
		}
	}
	return text
}

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.out.Flush() }
