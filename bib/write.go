package bib

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"github.com/nickng/bibtex"
)

// fieldOrder is the order in which an entry's fields are written; others
// follow by name.
var fieldOrder = []string{
	"author", "key", "title", "journal", "journaltitle", "booktitle", "volume", "number", "pages", "publisher", "year", "date",
	"eprint", "archivePrefix", "eprinttype", "primaryClass", "eprintclass", "doi", "url", "note",
}

// FieldNames returns the names of the fields that [NewEntry] writes in the
// dialect, in the order in which they are written.
func (d Dialect) FieldNames() []string {
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
func (w *Writer) Write(e *bibtex.BibEntry) error {
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

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.out.Flush() }

// checkBraces refuses an entry if the braces of one of its fields do not
// match.
func checkBraces(e *bibtex.BibEntry, names []string) error {
	for _, name := range names {
		if value := e.Fields[name].String(); !balanced(value) {
			return fmt.Errorf("entry %q: the braces of field %q do not match: %q", e.CiteName, name, value)
		}
	}
	return nil
}

// fieldNames returns the names of an entry's fields in the order in which they
// are written.
func fieldNames(e *bibtex.BibEntry) []string {
	names := make([]string, 0, len(e.Fields))
	for _, name := range fieldOrder {
		if _, ok := e.Fields[name]; ok {
			names = append(names, name)
		}
	}
	if usual := len(names); usual < len(e.Fields) {
		for name := range e.Fields {
			if !slices.Contains(fieldOrder, name) {
				names = append(names, name)
			}
		}
		slices.Sort(names[usual:])
	}
	return names
}

// balanced tells whether the braces of a value match. BibTeX counts every
// brace, one behind a backslash too (bibtex.web, section 253).
func balanced(value string) bool {
	depth := 0
	for _, c := range []byte(value) {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}
