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

// The text of a paper in LaTeX has its references in .bib files, which it names,
// and cites some of them. Such a text without references of its own stands for
// these; so does an .aux that LaTeX wrote.

// Bibliographies returns the paths of the .bib files that a document in LaTeX itself names,
// as they stand beside it; none for a file that is no such document.
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

// readDocument reads what a document cites of the .bib files that it names, with the files
// that it includes; none if it names none that are there.
func (m *Material) readDocument(ctx context.Context, name string, text []byte) ([]readlist.List, error) {
	open := m.config.Bibliography
	if open == nil {
		return nil, nil
	}
	d := citing.Read(name, text, func(path string) ([]byte, error) { return open(name, path) })
	m.documents = append(m.documents, d)
	var lists []readlist.List
	keys := map[string]bool{}
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
		list.Rows = slices.DeleteFunc(list.Rows, func(row readlist.Row) bool { return !cites(row.Key) })
		m.note(Bibliography{Text: name, File: b.Name})
		lists = append(lists, list)
	}
	if len(lists) == len(d.Bibliographies) {
		for _, c := range d.Undefined(func(key string) bool { return keys[strings.ToLower(key)] }) {
			m.problem(readlist.Problem{File: c.File, Line: c.Line, Col: c.Col, Message: fmt.Sprintf("%q is cited, and no bibliography has it", c.Name)})
		}
	}
	return lists, nil
}

// keepCited leaves out the entries of bibliographies that no document cites.
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

// ErrNoDocument says that only what is cited is wanted, and no input is a document that
// cites.
var ErrNoDocument = errors.New("no LIST is a document in LaTeX that cites, a .tex or an .aux")

// HasReferences reports whether a text in LaTeX has references of its own.
func HasReferences(text []byte) bool { return bytes.Contains(text, []byte(`\bibitem`)) }
