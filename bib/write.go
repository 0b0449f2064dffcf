package bib

import (
	"bufio"
	"io"
	"slices"

	"clipgraph/bib/style"
)

// fieldOrder is the order in which fields are written. Other fields follow, sorted by name.
var fieldOrder = []string{
	"author", "key", "title", "journal", "journaltitle", "booktitle", "volume", "number", "pages", "howpublished", "publisher", "year", "date",
	"eprint", "archivePrefix", "eprinttype", "primaryClass", "eprintclass", "doi", "url", "note",
	"month", "keywords", "abstract", // written only on request
}

// FieldNames returns the names of the fields that [NewEntry] writes in the
// dialect, in the order in which they are written.
func FieldNames(d Dialect) []string {
	return slices.DeleteFunc(slices.Clone(fieldOrder), func(name string) bool {
		for field, biblatexName := range biblatexNames {
			if name == field && d == BibLaTeX || name == biblatexName && d == BibTeX {
				return true
			}
		}
		return false
	})
}

// Writer writes entries as text. Equal entries give equal text.
type Writer struct {
	out   *bufio.Writer
	first bool
	text  []byte // of the current entry
}

// NewWriter returns a Writer to w. Call [Writer.Flush] at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{out: bufio.NewWriterSize(w, 64<<10), first: true} }

// Write writes e, preceded by an empty line if it is not the first entry. The error is that of the
// underlying writer or of [Draft.Check].
func (w *Writer) Write(e *Draft) (err error) {
	if w.text, err = e.appendText(w.text[:0]); err != nil {
		return err
	}
	return w.write(w.text)
}

// write writes the text of an entry.
func (w *Writer) write(text []byte) error {
	if !w.first {
		w.out.WriteByte('\n') // the writer keeps the first error
	}
	w.first = false
	_, err := w.out.Write(text)
	return err
}

// Text returns the entry as [Writer.Write] writes it.
func (d *Draft) Text() (string, error) {
	text, err := d.appendText(nil)
	return string(text), err
}

// appendText appends the text of an entry. It returns the error of [Draft.Check].
func (d *Draft) appendText(text []byte) ([]byte, error) {
	if err := d.Check(); err != nil {
		return text, err
	}
	return append(style.Default.AppendEntry(text, d.Type, d.Key, d.Fields), '\n'), nil
}

// Flush writes buffered data.
func (w *Writer) Flush() error { return w.out.Flush() }
