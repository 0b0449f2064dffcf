package bib

import (
	"fmt"
	"strings"

	"github.com/nickng/bibtex"

	"clipgraph/bib/witness"
)

// Model returns the entry as nickng/bibtex has entries: the type and the names
// of fields in lower case, of repeated fields the first, values as
// [Field.Value] returns them, but for bytes that the library does not take:
// NUL and what is no UTF-8 are U+FFFD in the model.
//
// The library's parser reads a canonical text of one entry, never the bytes of
// the file, and what it reads is compared with what was meant. Where the two
// differ the error says so, and the model, which is then made without the
// parser, is complete all the same. Calls wait for one another; a call takes
// some tens of microseconds for an entry of a usual size.
func (e *Entry) Model() (*bibtex.BibEntry, error) {
	names, values := e.modelFields()
	parsed, err := witness.Read(values)
	if err != nil {
		err = fmt.Errorf("%s:%d:%d: the entry %q as nickng/bibtex reads it: %w", e.file.Name, e.Line, e.Col, e.Key, err)
	}
	model := &bibtex.BibEntry{Type: foldCase(e.Type), CiteName: e.Key, Fields: make(map[string]bibtex.BibString, len(names))}
	for i, name := range names {
		if parsed != nil {
			model.Fields[name] = parsed[i]
		} else {
			model.AddField(name, bibtex.NewBibConst(values[i]))
		}
	}
	return model, err
}

// modelFields returns the first field of each name, as the library gets it.
func (e *Entry) modelFields() (names, values []string) {
	seen := map[string]bool{}
	for _, f := range e.Fields {
		if name := f.Folded(); !seen[name] {
			seen[name] = true
			names = append(names, name)
			values = append(values, strings.ReplaceAll(strings.ToValidUTF8(f.Value(), "\uFFFD"), "\x00", "\uFFFD"))
		}
	}
	return names, values
}
