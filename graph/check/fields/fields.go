// Package fields finds field values that BibTeX, biber or LaTeX cannot use or prints wrongly, and
// corrects them if the correction is certain. A correction changes only how a value is written.
//
// Start with [New]. [File.Judge] checks an entry that could be read; [File.Repair] corrects a place
// where reading the file found a problem. The rules are based on btxdoc and plain.bst for BibTeX,
// the manuals of biblatex 3.20 and biber 2.20, and arXiv's page on identifiers.
package fields

import (
	"fmt"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/work"
)

// Fault is an error in a field.
type Fault struct {
	Start, End int    // of the field in the source, in bytes
	Message    string // a sentence
	Odd        bool   // harmless in some programs or styles
	Cause      string // common to similar faults in many entries; "" for none
	Edits      []Edit // the correction, to be applied as a whole; nil if none is certain
}

// Edit replaces the bytes from Start to End of the source with Text.
type Edit struct {
	Start, End int
	Text       string
}

// File is a bibliography to check.
type File struct {
	*bib.File
	dialect bib.Dialect
	paper   func(arxiv.ID) *work.Work
	first   map[string]*bib.Entry // the first entry with each key, compared as in BibTeX
	last    map[string]*bib.Entry // the last entry that refers to each key by crossref
	starts  map[int]*bib.Entry
}

// New returns a file to check. paper returns the metadata for an identifier, or nil; it may be nil
// itself. The time is linear in the file.
func New(file *bib.File, paper func(arxiv.ID) *work.Work) *File {
	f := &File{File: file, dialect: file.Dialect(), paper: paper, first: map[string]*bib.Entry{}, last: map[string]*bib.Entry{}, starts: map[int]*bib.Entry{}}
	for e := range file.Entries() {
		f.starts[e.Start] = e
		if key := fold(e.Key); f.first[key] == nil {
			f.first[key] = e
		}
		if parent := fold(e.Value("crossref")); parent != "" {
			f.last[parent] = e
		}
	}
	return f
}

func fold(key string) string { return strings.ToLower(strings.TrimSpace(key)) }

// Judge returns the faults in the fields of an entry. The time is linear in the entry.
func (file *File) Judge(e *bib.Entry) []Fault {
	j := judge{File: file, entry: e}
	j.eprint()
	j.doi()
	j.month()
	j.pages()
	j.names()
	for _, name := range printed {
		j.characters(name)
	}
	j.crossref()
	return j.faults
}

// judge is the state of checking one entry.
type judge struct {
	*File
	entry  *bib.Entry
	faults []Fault
}

// report adds a fault in a field.
func (j *judge) report(f bib.Field, format string, args ...any) *Fault {
	j.faults = append(j.faults, Fault{Start: f.Start, End: f.End, Message: fmt.Sprintf(format, args...)})
	return &j.faults[len(j.faults)-1]
}

// value is a field whose value has one pair of delimiters.
type value struct {
	bib.Field
	inside bib.Part
}

// value returns the first field with one of the names. It returns false if there is none, or if its
// value has macros or several parts.
func (j *judge) value(names ...string) (value, bool) {
	for _, name := range names {
		f, ok := j.entry.Get(name)
		if !ok {
			continue
		}
		parts := f.Parts()
		if len(parts) == 1 && (parts[0].Kind == bib.Braced || parts[0].Kind == bib.Quoted) {
			return value{f, parts[0]}, true
		}
		return value{Field: f}, false
	}
	return value{}, false
}

// become returns the edit that replaces the text within the delimiters of a field.
func (v value) become(text string) Edit {
	return Edit{v.inside.Start + 1, v.inside.End - 1, text}
}

// text returns the text of the field without surrounding blanks and braces.
func (v value) text() string { return strings.Trim(v.inside.Text, "{} \t\r\n") }
