package citing

import (
	"clipgraph/internal/lazyregexp"
	"html"
	"path/filepath"
	"strings"
)

// The files that LaTeX writes: .aux for BibTeX and biblatex, and .bcf for biber, which is XML.

var auxCommand = lazyregexp.New(`\\(citation|bibdata|@input|abx@aux@cite)\s*(?:\{(\d+)\})?\{([^{}]*)\}`)

// aux reads an .aux file. With biblatex, the .bib files are named in the .bcf file instead.
func (r *reader) aux(name, text string, depth int) {
	p := places{file: name, text: text}
	biblatex := false
	for _, m := range auxCommand.FindAllStringSubmatchIndex(text, -1) {
		value := text[m[6]:m[7]]
		at := p.at(m[0])
		switch text[m[2]:m[3]] {
		case "citation":
			r.cite(value, true, at)
		case "abx@aux@cite":
			biblatex = true
			r.cite(value, true, at)
		case "bibdata":
			for file := range strings.SplitSeq(value, ",") {
				if file = strings.TrimSpace(file); file != "" && !strings.HasSuffix(file, "-blx") {
					r.bibliography(filepath.Join(r.root, file), at)
				}
			}
		case "@input":
			r.include(depth, filepath.Join(r.root, value))
		}
	}
	if biblatex {
		r.include(depth, strings.TrimSuffix(name, filepath.Ext(name))+".bcf")
	}
}

var bcfElement = lazyregexp.New(`<bcf:(citekey|datasource)\b[^<>]*>([^<>]*)</bcf:`)

// bcf reads a control file of biber.
func (r *reader) bcf(name, text string) {
	p := places{file: name, text: text}
	for _, m := range bcfElement.FindAllStringSubmatchIndex(text, -1) {
		value, at := html.UnescapeString(text[m[4]:m[5]]), p.at(m[0])
		if text[m[2]:m[3]] == "citekey" {
			r.cite(value, true, at)
		} else if value = strings.TrimSpace(value); value != "" && !strings.Contains(value, "://") {
			r.bibliography(filepath.Join(r.root, value), at)
		}
	}
}
