// Package citing finds what a LaTeX document cites and which .bib files it uses. It reads the
// source, with the files that the source includes, or what LaTeX wrote: the .aux file for BibTeX or
// the .bcf file for biber. The function is [Read].
//
// The document may be untrusted, so TeX is not run. The package recognises the commands of LaTeX,
// of natbib, biblatex, apacite, multibib, bibentry, import and subfiles, and commands that the
// document defines in terms of those.
package citing

import (
	"path/filepath"
	"strings"

	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/lines"
)

// Document is what a document cites.
type Document struct {
	Files          []string   // the files that were read, the document first
	Bibliographies []Place    // the .bib files that it names, without duplicates
	Citations      []Citation // in the order of the text, including repetitions
	All            bool       // \nocite{*}
}

// Place is a name and its position in a document.
type Place struct {
	Name      string // for a .bib file its path, relative to the working directory
	File      string
	Line, Col int // from 1; Col counts bytes
}

// Citation is a cited key.
type Citation struct {
	Place
	// Certain is false for an unknown command whose name contains "cite". Its argument may be
	// something other than keys.
	Certain bool
}

// Open returns the content of a file next to the document. Files that cannot be read are skipped.
type Open func(path string) ([]byte, error)

// Is reports whether a file with the given name may be a document for [Read].
func Is(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tex", ".ltx", ".latex", ".aux", ".bcf":
		return true
	}
	return false
}

// IsSource reports whether a file with the given name may be LaTeX source, which people write and
// which may contain references of its own.
func IsSource(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return Is(name) && ending != ".aux" && ending != ".bcf"
}

const (
	maxFiles     = 1000    // files that a document includes
	maxDepth     = 20      // nesting of included files
	maxCitations = 200_000 // in a document
	maxBib       = 100     // .bib files
)

// Read reads the document text, whose path is name. If open is nil, no other files are read. The
// time is linear in what is read; at most 1,000 files are read, nested at most 20 deep.
func Read(name string, text []byte, open Open) *Document {
	r := &reader{open: open, root: filepath.Dir(name), seen: map[string]bool{filepath.Clean(name): true}, bibs: map[string]bool{}, commands: map[string]command{}}
	r.file(name, string(text), 0)
	return &r.doc
}

// Cites returns a function that reports whether the document cites a key, ignoring case like
// BibTeX. If the document cites everything, or no citation was found, the function returns true for
// every key.
func (d *Document) Cites() func(key string) bool {
	if d.All || len(d.Citations) == 0 {
		return func(string) bool { return true }
	}
	keys := map[string]bool{}
	for _, c := range d.Citations {
		keys[strings.ToLower(c.Name)] = true
	}
	return func(key string) bool { return keys[strings.ToLower(key)] }
}

// Undefined returns the first citation of each key for which defined returns false. Citations that
// are not certain are ignored.
func (d *Document) Undefined(defined func(key string) bool) []Citation {
	var all []Citation
	seen := map[string]bool{}
	for _, c := range d.Citations {
		if c.Certain && !seen[c.Name] && !defined(c.Name) {
			seen[c.Name] = true
			all = append(all, c)
		}
	}
	return all
}

// reader is the state of reading a document.
type reader struct {
	doc      Document
	open     Open
	root     string          // the folder of the document
	seen     map[string]bool // files that were read
	bibs     map[string]bool
	commands map[string]command // defined by the document
	suffixes []string           // suffixes of multibib's commands
	ended    bool               // \end{document} was read
	onlyBibs bool               // in the main file of a subfile, whose citations do not count
}

// file reads a file of the document.
func (r *reader) file(name, text string, depth int) {
	r.doc.Files = append(r.doc.Files, name)
	switch strings.ToLower(filepath.Ext(name)) {
	case ".aux":
		r.aux(name, text, depth)
	case ".bcf":
		r.bcf(name, text)
	default:
		s := source{reader: r, name: name, dir: filepath.Dir(name), text: text, depth: depth}
		s.read()
	}
}

// include reads the first of the files that exists, unless it was read before.
func (r *reader) include(depth int, paths ...string) {
	if r.open == nil || depth >= maxDepth {
		return
	}
	for _, path := range paths {
		path = filepath.Clean(path)
		if r.seen[path] {
			return
		}
		if len(r.seen) >= maxFiles {
			return
		}
		if text, err := r.open(path); err == nil {
			r.seen[path] = true
			r.file(path, string(text), depth+1)
			return
		}
	}
}

// bibliography adds a .bib file. The extension .bib may be missing.
func (r *reader) bibliography(path string, at Place) {
	if !strings.EqualFold(filepath.Ext(path), ".bib") {
		path += ".bib"
	}
	if path = filepath.Clean(path); !r.bibs[path] && len(r.bibs) < maxBib {
		r.bibs[path] = true
		at.Name = path
		r.doc.Bibliographies = append(r.doc.Bibliographies, at)
	}
}

// cite adds the keys of a list.
func (r *reader) cite(list string, certain bool, at Place) {
	if r.onlyBibs {
		return
	}
	for key := range strings.SplitSeq(list, ",") {
		key = strings.TrimSpace(key)
		switch {
		case key == "*":
			r.doc.All = true
		case key == "" || controlKey.MatchString(key) || strings.ContainsAny(key, "#\\{}% \t\r\n") || len(r.doc.Citations) >= maxCitations:
		default:
			at.Name = key
			r.doc.Citations = append(r.doc.Citations, Citation{at, certain})
		}
	}
}

// controlKey matches the keys by which biblatex and REVTeX pass options to BibTeX.
var controlKey = lazyregexp.New(`^(?:biblatex-control|(?i:(?:revtex|aps|apsrev|achemso)[\d-]*control))$`)

// places computes the positions of increasing offsets.
type places struct {
	file    string
	text    string
	counter lines.Counter
}

func (p *places) at(offset int) Place {
	p.counter.Pass(p.text[p.counter.At:offset])
	line, col := p.counter.Position()
	return Place{File: p.file, Line: line, Col: col}
}
