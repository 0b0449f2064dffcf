// Package latex converts between LaTeX and plain Unicode text.
//
// [Text] reads LaTeX: accents, named letters, symbols, quotes and dashes become characters, and
// formatting commands are removed. [Dialect.Escape] writes plain text as LaTeX that compiles. It
// uses no commands except those for accents, symbols and formulas that are known to compile.
// [Dialect.Title] writes a title, with braces around words whose capitals bibliography styles must
// keep. [Clean] reduces any text to one clean line.
//
// Formulas are between dollar signs on both sides, as in the titles of arXiv. The package knows
// LaTeX, but no files or entries. Every function takes time linear in its text.
package latex

import (
	"maps"
	"regexp"
	"slices"
)

// Dialect is the program that LaTeX is written for: the two programs that read .bib files
// accept different characters.
type Dialect uint8

// The dialects.
const (
	BibTeX   Dialect = iota // ASCII, wherever LaTeX has a command for the character
	BibLaTeX                // for biber, in UTF-8: letters with marks stay as they are
)

// Balanced reports whether the braces of a value match. BibTeX counts every brace,
// including escaped ones (bibtex.web, section 253).
func Balanced(value string) bool {
	depth := 0
	for _, c := range []byte(value) {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// Commands returns the commands that [Dialect.Escape] may write outside formulas,
// and those that it accepts within them, each with its backslash and in ascending
// order.
func Commands() (text, formula []string) {
	inText := map[string]bool{`\i`: true, `\j`: true}
	for _, written := range textSymbols {
		for _, command := range commandWord.FindAllString(written, -1) {
			inText[command] = true
		}
	}
	for _, name := range accents {
		inText[`\`+name] = true
	}
	inFormula := map[string]bool{}
	for name := range mathCommands {
		inFormula[`\`+name] = true
	}
	for name := range declarations {
		inFormula[`\`+name] = true
	}
	for name := range infixes {
		inFormula[`\`+name] = true
	}
	return slices.Sorted(maps.Keys(inText)), slices.Sorted(maps.Keys(inFormula))
}

var commandWord = regexp.MustCompile(`\\[A-Za-z]+`)
