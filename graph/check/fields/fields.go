// Package fields finds what BibTeX, biber or LaTeX can't use in the fields of an entry, or
// print wrongly, and how to mend it where that is certain: the mend changes nothing but how
// the same thing is written.
//
// Start with [New]: [File.Judge] is for an entry that could be read, and [File.Repair] for a
// place where reading the file met a problem. Sources of the rules: btxdoc and plain.bst for BibTeX,
// the manuals of biblatex 3.20 and biber 2.20, and arXiv's page on identifiers.
package fields

import (
	"fmt"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/work"
)

// Fault is one thing that is wrong with a field.
type Fault struct {
	Start, End int    // of the field in the source, in bytes
	Message    string // a sentence
	Odd        bool   // it does no harm in some programs or styles
	Cause      string // what faults have in common that stand in many entries; "" for none
	Edits      []Edit // that mend it, all of them together; nil where no mend is certain
}

// Edit replaces the bytes from Start to End of the source by Text.
type Edit struct {
	Start, End int
	Text       string
}

// File is a bibliography whose entries are judged.
type File struct {
	*bib.File
	dialect bib.Dialect
	paper   func(arxiv.ID) *work.Work
	first   map[string]*bib.Entry // of each key, as BibTeX compares them
	last    map[string]*bib.Entry // of those that refer to a key by crossref
	starts  map[int]*bib.Entry
}

// New returns a file to judge. paper returns the metadata of an identifier, or nil; it may
// be nil itself. The time is linear in the file.
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

// Judge returns what is wrong with the fields of an entry of the file. Its time is linear
// in the entry.
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

// judge is the judgement of one entry.
type judge struct {
	*File
	entry  *bib.Entry
	faults []Fault
}

// report adds a fault of a field.
func (j *judge) report(f bib.Field, format string, args ...any) *Fault {
	j.faults = append(j.faults, Fault{Start: f.Start, End: f.End, Message: fmt.Sprintf(format, args...)})
	return &j.faults[len(j.faults)-1]
}

// value is the value of a field that stands in one pair of delimiters.
type value struct {
	bib.Field
	inside bib.Part
}

// value returns the value of the first field that has one of the names. It returns false
// where there is none, or one made of macros or of several parts.
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

// become returns the edit by which the field has another text within its delimiters.
func (v value) become(text string) Edit {
	return Edit{v.inside.Start + 1, v.inside.End - 1, text}
}

// text returns the text of the field without blanks and braces around it.
func (v value) text() string { return strings.Trim(v.inside.Text, "{} \t\r\n") }
