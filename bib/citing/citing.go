// Package citing reads what a document in LaTeX cites, and in which .bib files that is:
// out of its source, with the files that this includes, or out of what LaTeX wrote beside
// it, the .aux of BibTeX or the .bcf of biber. [Read] does all of it.
//
// TeX itself can't be run for this: a source is a stranger's. What it would read is found
// by the commands of LaTeX and of the packages natbib, biblatex, apacite, multibib,
// bibentry, import and subfiles, and by the commands that the document defines with those.
package citing

import (
	"path/filepath"
	"strings"

	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/lines"
)

// Document is what a document cites.
type Document struct {
	Files          []string   // that were read, the document first
	Bibliographies []Place    // the .bib files that it names, each once
	Citations      []Citation // in the order of the text, each key as often as it is cited
	All            bool       // \nocite{*}
}

// Place is a name with where a document has it.
type Place struct {
	Name      string // of a .bib file its path, as seen from where the document's own is
	File      string
	Line, Col int // from 1; Col counts bytes
}

// Citation is a key that is cited.
type Citation struct {
	Place
	// Certain is not set for a command that nobody knows, but for its name to have "cite"
	// in it: what stands in its braces may be something else.
	Certain bool
}

// Open returns the content of a file beside a document. What can't be read is left out.
type Open func(path string) ([]byte, error)

// Is reports whether a file of the name may be a document that [Read] takes.
func Is(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tex", ".ltx", ".latex", ".aux", ".bcf":
		return true
	}
	return false
}

// IsSource reports whether a document of the name is one that people write, which may
// have references of its own.
func IsSource(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return Is(name) && ending != ".aux" && ending != ".bcf"
}

const (
	maxFiles     = 1000    // that a document includes
	maxDepth     = 20      // of files within files
	maxCitations = 200_000 // of a document
	maxBib       = 100     // .bib files
)

// Read reads the document text, whose path is name. A nil open reads no other file. The
// time is linear in what is read; at most 1,000 files are, 20 deep.
func Read(name string, text []byte, open Open) *Document {
	r := &reader{open: open, root: filepath.Dir(name), seen: map[string]bool{filepath.Clean(name): true}, bibs: map[string]bool{}, commands: map[string]command{}}
	r.file(name, string(text), 0)
	return &r.doc
}

// Cites returns what reports whether the document cites a key, without regard to case, as
// BibTeX has it. A document that cites all, or nothing that can be seen, cites every key.
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

// Undefined returns the first citation of each key for which defined does not report that
// a bibliography has it. A command that may be none that cites is not believed.
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

// reader reads a document.
type reader struct {
	doc      Document
	open     Open
	root     string          // the folder of the document
	seen     map[string]bool // files
	bibs     map[string]bool
	commands map[string]command // that the document defines
	suffixes []string           // of multibib's commands
	ended    bool               // at \end{document}
	onlyBibs bool               // of the main file of a subfile: its citations are not this one's
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

// include reads the first of the files that is there, unless it was read.
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

// bibliography adds a .bib file; a name without an ending has that one.
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
		case key == "" || control.MatchString(key) || strings.ContainsAny(key, "#\\{}% \t\r\n") || len(r.doc.Citations) >= maxCitations:
		default:
			at.Name = key
			r.doc.Citations = append(r.doc.Citations, Citation{at, certain})
		}
	}
}

// control are the keys by which biblatex and REVTeX tell BibTeX their options.
var control = lazyregexp.New(`^(?:biblatex-control|(?i:(?:revtex|aps|apsrev|achemso)[\d-]*control))$`)

// places finds the lines of offsets that grow.
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
