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
	w.text = w.text[:0]
	if !w.first {
		w.text = append(w.text, '\n')
	}
	text, err := defaultStyle.appendEntry(w.text, e)
	if err != nil {
		return err
	}
	w.first = false
	w.text = append(text, '\n')
	_, err = w.out.Write(w.text)
	return err
}

// WriteFile writes the entries of a whole file: before them the macros that
// their values name, behind them the entries that they refer to by crossref.
// A macro that is defined differently for two entries is expanded in the later one.
func (w *Writer) WriteFile(entries []*Draft) error {
	defined, written := map[string]string{}, map[string]bool{}
	var all, parents []*Draft
	for _, e := range entries {
		written[foldCase(e.Key)] = true
	}
	for _, e := range entries {
		all = append(all, e)
		for p := e.Parent; p != nil; p = p.Parent {
			if !written[foldCase(p.Key)] {
				written[foldCase(p.Key)] = true
				parents = append(parents, p)
			}
		}
	}
	all = append(all, parents...)
	for i, e := range all {
		if slices.ContainsFunc(e.Macros, func(m work.Macro) bool { text, there := defined[foldCase(m.Name)]; return there && text != m.Text }) {
			all[i] = e.Expanded()
			continue
		}
		for _, m := range e.Macros {
			if _, there := defined[foldCase(m.Name)]; there {
				continue
			}
			defined[foldCase(m.Name)] = m.Text
			if _, err := w.out.WriteString("@string{" + m.Name + " = {" + m.Text + "}}\n"); err != nil {
				return err
			}
			w.first = false
		}
	}
	for _, e := range all {
		if err := w.Write(e); err != nil {
			return err
		}
	}
	return nil
}

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.out.Flush() }
