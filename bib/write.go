package bib

import (
	"bufio"
	"io"
	"slices"

	"clipgraph/bib/style"
)

// fieldOrder is the order in which an entry's fields are written; others
// follow by name.
var fieldOrder = []string{
	"author", "key", "title", "journal", "journaltitle", "booktitle", "volume", "number", "pages", "howpublished", "publisher", "year", "date",
	"eprint", "archivePrefix", "eprinttype", "primaryClass", "eprintclass", "doi", "url", "note",
	"month", "keywords", "abstract", // where they are asked for by name
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

// Text returns the entry as [Writer.Write] writes it.
func (d *Draft) Text() (string, error) {
	if err := d.Check(); err != nil {
		return "", err
	}
	return string(append(style.Default.AppendEntry(nil, d.Type, d.Key, d.Fields), '\n')), nil
}

func (w *Writer) appendEntry(text []byte, e *Draft) ([]byte, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	if !w.first {
		text = append(text, '\n')
	}
	w.first = false
	return append(style.Default.AppendEntry(text, e.Type, e.Key, e.Fields), '\n'), nil
}

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.out.Flush() }
