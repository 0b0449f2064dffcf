package bib

import (
	"fmt"
	"strings"

	"github.com/nickng/bibtex"

	"clipgraph/bib/witness"
)

// Model returns the entry as a nickng/bibtex entry. The type and the names of fields are in lower
// case. Of repeated fields only the first is included. Values are those of [Field.Value], with NUL
// and invalid UTF-8, which the library does not accept, replaced by U+FFFD.
//
// The library parses a canonical text of the entry, never the bytes of the file, and the result is
// compared with the entry. If they differ, Model returns an error together with a complete model
// that was made without the parser. Calls are serialised; a call takes some tens of microseconds
// for a typical entry.
func (e *Entry) Model() (*bibtex.BibEntry, error) {
	names, values := e.modelFields()
	parsed, err := witness.Read(values)
	if err != nil {
		err = fmt.Errorf("%s:%d:%d: entry %q: nickng/bibtex: %w", e.file.Name, e.Line, e.Col, e.Key, err)
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

// modelFields returns the first field of each name in the form that the library accepts.
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
