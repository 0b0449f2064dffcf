package bib

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/nickng/bibtex"
)

// fieldOrder is the order in which an entry's fields are written; others
// follow by name.
var fieldOrder = []string{
	"author", "key", "title", "journal", "booktitle", "volume", "number", "pages", "publisher", "year",
	"eprint", "archivePrefix", "primaryClass", "doi", "url", "note",
}

// Writer writes entries as text, always the same for the same entries.
type Writer struct {
	out   *bufio.Writer
	first bool
}

// NewWriter returns a Writer to w; call [Writer.Flush] at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriter(w), true} }

// Write writes e, after an empty line if it is not the first. The error is
// that of the underlying writer, or that of a value whose braces do not
// match, which would break the file for every reader.
func (w *Writer) Write(e *bibtex.BibEntry) error {
	names := make([]string, 0, len(e.Fields))
	widest := 0
	for name, value := range e.Fields {
		if !balanced(value.String()) {
			return fmt.Errorf("entry %q: the braces of field %q do not match: %q", e.CiteName, name, value.String())
		}
		names = append(names, name)
		widest = max(widest, len(name))
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := fieldRank(a) - fieldRank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	if !w.first {
		w.out.WriteByte('\n')
	}
	w.first = false
	fmt.Fprintf(w.out, "@%s{%s,\n", e.Type, e.CiteName)
	for _, name := range names {
		fmt.Fprintf(w.out, "  %-*s = %s,\n", widest, name, e.Fields[name].RawString())
	}
	_, err := w.out.WriteString("}\n")
	return err
}

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.out.Flush() }

func fieldRank(name string) int {
	if i := slices.Index(fieldOrder, name); i >= 0 {
		return i
	}
	return len(fieldOrder)
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
