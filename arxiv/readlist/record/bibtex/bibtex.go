// Package bibtex reads the entries of .bib files as records, with the position of every
// field that may contain a link or an identifier. Package bib interprets the entries,
// which are kept unchanged in the records.
package bibtex

import (
	"regexp"
	"strings"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/bib"
	"clipgraph/internal/lines"
)

// LooksLike reports whether the first line that is neither blank nor a comment begins an
// entry. A README that shows an entry further down is not a .bib file.
func LooksLike(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '%' {
			return entryLine.MatchString(line)
		}
	}
	return false
}

var entryLine = regexp.MustCompile(`^@[A-Za-z]+[ \t]*[{(]`)

// Read reads a file. Each entry is a record. Text in @comment is not part of the list.
func Read(to record.List, text string) {
	file := bib.Parse("", text)
	index := lines.NewIndex(text)
	for _, p := range file.Problems {
		to.Problem(index.Start(p.Line)+p.Col-1, "%s", p.Message)
	}
	Entries(to, file, nil)
	for _, b := range file.Blocks {
		if b.Kind == bib.CommentBlock {
			to.Hide(b.Start, b.End)
		}
	}
}

// Entries passes a record of each entry of a file to the list, except for those that
// exist only to be referred to. took, if not nil, is called after each.
func Entries(to record.List, file *bib.File, took func(*bib.Entry)) {
	parents := file.Parents()
	for e := range file.Entries() {
		if isContainer(e, parents) {
			continue
		}
		if f, ok := e.Get("crossref"); ok && strings.TrimSpace(e.Value("crossref")) != "" && parents.Find(e.Value("crossref")) == nil {
			to.Problem(f.Start, "crossref names the entry %q, which is not in the file", strings.TrimSpace(e.Value("crossref")))
		}
		more := to.Take(entry{e, to, file.Source}.record(parents))
		if took != nil {
			took(e)
		}
		if !more {
			return
		}
	}
}

// isContainer reports whether an entry exists only to be referred to.
func isContainer(e *bib.Entry, parents *bib.Parents) bool {
	switch strings.ToLower(e.Type) {
	case "xdata", "control":
		return true
	case "proceedings":
		return parents.Find(e.Key) == e
	}
	return false
}
