package clipgraph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/citing"
)

// A LaTeX document names .bib files and cites some of their entries. If it has no
// references of its own, it is read as the list of the entries that it cites. The same
// holds for an .aux file.

// Bibliographies returns the paths of the .bib files that a LaTeX document names,
// relative to the document. It returns none if the file is not such a document.
func Bibliographies(name string, text []byte) []string {
	if !citing.Is(name) {
		return nil
	}
	var files []string
	for _, b := range citing.Read(name, text, nil).Bibliographies {
		files = append(files, b.Name)
	}
	return files
}

// readDocument reads the entries that a document cites from the .bib files that it names,
// also in files that it includes. It returns no list if none of the .bib files exists.
func (m *Material) readDocument(ctx context.Context, name string, text []byte) ([]readlist.List, error) {
	open := m.config.Bibliography
	if open == nil {
		return nil, nil
	}
	d := citing.Read(name, text, func(path string) ([]byte, error) { return open(name, path) })
	m.documents = append(m.documents, d)
	var lists []readlist.List
	keys, printed := map[string]bool{}, firstKeys{}
	cites := d.Cites()
	for _, b := range d.Bibliographies {
		data, err := open(name, b.Name)
		if missing, ok := errors.AsType[*fs.PathError](err); ok {
			m.note(Bibliography{Text: name, File: b.Name, Err: missing.Err})
			continue
		}
		if err != nil {
			return nil, err
		}
		list, err := m.readList(ctx, "", b.Name, data)
		if err != nil {
			return nil, err
		}
		for e := range bib.Parse(b.Name, string(data)).Entries() {
			for _, key := range e.Keys() {
				keys[strings.ToLower(key)] = true
			}
		}
		list.Rows = slices.DeleteFunc(list.Rows, func(row readlist.Row) bool { return !cites(row.Key) || printed.repeats(row.Key) })
		m.note(Bibliography{Text: name, File: b.Name})
		lists = append(lists, list)
	}
	if len(lists) == len(d.Bibliographies) {
		for _, c := range d.Undefined(func(key string) bool { return keys[strings.ToLower(key)] }) {
			m.problem(readlist.Problem{File: c.File, Line: c.Line, Col: c.Col, Message: fmt.Sprintf("%q is cited but is in no bibliography", c.Name)})
		}
	}
	return lists, nil
}

// firstKeys are the keys of the entries that BibTeX and biber have read, in lower case: of
// entries that have one key they read the first, of the first file.
type firstKeys map[string]bool

// repeats reports whether an entry had the key before.
func (f firstKeys) repeats(key string) bool {
	key = strings.ToLower(key)
	repeated := f[key]
	f[key] = true
	return repeated
}

// keepCited removes the entries of bibliographies that no document cites.
func (m *Material) keepCited() error {
	if len(m.documents) == 0 {
		return ErrNoDocument
	}
	var cites []func(key string) bool
	for _, d := range m.documents {
		cites = append(cites, d.Cites())
	}
	for i := range m.Lists {
		rows := &m.Lists[i].Rows
		*rows = slices.DeleteFunc(*rows, func(row readlist.Row) bool {
			return row.IsEntry() && row.Key != "" && !slices.ContainsFunc(cites, func(cited func(string) bool) bool { return cited(row.Key) })
		})
	}
	return nil
}

// ErrNoDocument is returned if only cited entries are asked for and no input is a
// document that cites.
var ErrNoDocument = errors.New("no LIST is a LaTeX document that cites, a .tex or .aux file")

// HasReferences reports whether a LaTeX document contains its own references.
func HasReferences(text []byte) bool { return bytes.Contains(text, []byte(`\bibitem`)) }
