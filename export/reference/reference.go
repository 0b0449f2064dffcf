// Package reference writes the identifiers that lists refer to: each once, or every place where
// one occurs.
package reference

import (
	"encoding/json"
	"fmt"
	"io"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
)

// Writer writes the identifiers of lists, one a line. It writes each identifier once or, with
// Positions or JSON, each of its occurrences.
type Writer struct {
	W         io.Writer
	Versions  bool   // write the version that a reference names, each version once
	Positions bool   // write every reference, after its file:line:col
	JSON      bool   // write every reference, including malformed ones, as a [Record]
	Place     string // the list's name in a position

	line []byte // buffer of the current line

	// What was written: identifiers, or references if Versions is set.
	ids      arxiv.Set
	versions map[arxiv.Ref]bool
}

// Write writes a reference that occurs in file.
func (p *Writer) Write(file string, r readlist.Reference) error {
	switch {
	case p.JSON:
		return p.writeJSON(file, r)
	case r.Err != nil:
		return nil
	}
	ref := r.Ref
	if !p.Versions {
		ref.Version = 0
	}
	p.line = p.line[:0]
	switch {
	case p.Positions:
		line, col := r.Position()
		p.line = fmt.Appendf(p.line, "%s:%d:%d: ", p.Place, line, col)
	case !p.isNew(ref):
		return nil
	}
	p.line, _ = ref.AppendText(p.line) // every valid identifier can be written
	_, err := p.W.Write(append(p.line, '\n'))
	return err
}

// isNew reports whether ref was not written before.
func (p *Writer) isNew(ref arxiv.Ref) bool {
	if !p.Versions {
		return p.ids.Add(ref.ID)
	}
	if p.versions[ref] {
		return false
	}
	if p.versions == nil {
		p.versions = map[arxiv.Ref]bool{}
	}
	p.versions[ref] = true
	return true
}

// Record is a reference in JSON. A malformed reference has no identifier, but the text as it
// stands, why it is malformed, and the identifiers it may have meant.
type Record struct {
	ID        arxiv.ID   `json:"arxiv,omitzero"`
	Version   int        `json:"version,omitempty"`
	File      string     `json:"file"`
	Line      int        `json:"line"`
	Col       int        `json:"col"`
	Malformed string     `json:"malformed,omitempty"`
	Reason    string     `json:"reason,omitempty"`
	Meant     []arxiv.ID `json:"meant,omitempty"`
}

// NewRecord returns the record of a reference that occurs in file.
func NewRecord(file string, r readlist.Reference) Record {
	record := Record{ID: r.Ref.ID, Version: r.Ref.Version, File: file}
	record.Line, record.Col = r.Position()
	if r.Err != nil {
		record.Malformed, record.Reason, record.Meant = r.Err.Text, r.Err.Reason, r.Err.Meant
	}
	return record
}

func (p *Writer) writeJSON(file string, r readlist.Reference) error {
	line, err := json.Marshal(NewRecord(file, r))
	if err != nil {
		return err
	}
	_, err = p.W.Write(append(line, '\n'))
	return err
}
