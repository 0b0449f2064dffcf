package namelist

import (
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Parse reads the value of an author or editor field, which is LaTeX, as
// people in plain text; it undoes [Format]. Names are separated by "and"
// in any case outside braces; [work.Name.Person] says what forms they have. A
// name that is one pair of braces, such as that of a company, is a Family alone.
// biblatex's extended names are read as well ("family=Hoeven, given=Jeroen,
// prefix=van den"; biblatex manual, "Data annotations", section on name lists).
//
// What BibTeX reads wrongly and is plainly meant otherwise is mended: "Martin
// Luther King Jr." without a comma, and lists of names with commas or
// semicolons between them. "and others" is no person; moreAuthors says that it
// is there.
func Parse(value string) (people []work.Person, moreAuthors bool) {
	var names []work.Name
	flush := func() {
		p, more := work.People(names)
		people, moreAuthors, names = append(people, p...), moreAuthors || more, names[:0]
	}
	for _, name := range cutNames(value) {
		parts := cutOutside(name, ',')
		if p, ok := extendedName(parts); ok {
			flush()
			people = append(people, p)
			continue
		}
		n := make(work.Name, 0, len(parts))
		for _, part := range parts {
			if words := nameWords(part); len(words) > 0 {
				n = append(n, words)
			}
		}
		names = append(names, n)
	}
	flush()
	return people, moreAuthors
}

// nameWords returns the words of a part of a name as plain text. A word that
// begins with a brace has no case, unless that encloses a letter with an accent.
func nameWords(part string) []work.Word {
	var words []work.Word
	for _, w := range cutWords(part) {
		tex := part[w.start:w.end]
		words = append(words, work.Word{Text: latex.Text(tex), Fixed: tex[0] == '{' && !strings.HasPrefix(tex, `{\`)})
	}
	return words
}

// extendedName reads a name whose parts are all "name=value", of which the
// first that counts is one of biblatex's.
func extendedName(parts []string) (work.Person, bool) {
	values := map[string]string{}
	for _, part := range parts {
		key, value, ok := strings.Cut(part, "=")
		if key = strings.ToLower(strings.TrimSpace(key)); !ok || !isNameKey(key) {
			return work.Person{}, false
		}
		values[key] = latex.Text(strings.Trim(strings.TrimSpace(value), `"`))
	}
	get := func(key string) string {
		if values[key] != "" {
			return values[key]
		}
		return values[key+"-i"]
	}
	family := strings.TrimSpace(get("prefix") + " " + get("family"))
	if family == "" && get("given") == "" {
		return work.Person{}, false
	}
	return work.FromParts(family, get("given"), get("suffix")), true
}

// HasExtended reports whether one of the names of a list is extended, so that biber reads it
// and BibTeX does not.
func HasExtended(value string) bool {
	for _, name := range cutNames(value) {
		if _, ok := extendedName(cutOutside(name, ',')); ok {
			return true
		}
	}
	return false
}

func isNameKey(key string) bool {
	switch strings.TrimSuffix(key, "-i") {
	case "family", "given", "prefix", "suffix", "useprefix", "id", "nosort", "sortingnamekeytemplatename", "uniquenametemplatename", "labelalphanametemplatename":
		return true
	}
	return false
}

// cutNames cuts a list at "and", else at semicolons.
func cutNames(value string) []string {
	var names []string
	start := 0
	words := cutWords(value)
	for _, w := range words {
		if strings.EqualFold(value[w.start:w.end], "and") {
			names = append(names, value[start:w.start])
			start = w.end
		}
	}
	names = append(names, value[start:])
	if len(names) > 1 {
		return names
	}
	return cutOutside(value, ';')
}

// word is a word of a list of names, in bytes.
type word struct{ start, end int }

// cutWords returns the words of s, which white space and ties outside braces
// separate.
func cutWords(s string) []word {
	var words []word
	depth, start := 0, -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case depth == 0 && (isSpace(c) || c == '~' && (i == 0 || s[i-1] != '\\')):
			if start >= 0 {
				words = append(words, word{start, i})
				start = -1
			}
			continue
		case c == '{':
			depth++
		case c == '}':
			depth = max(0, depth-1)
		}
		if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, word{start, len(s)})
	}
	return words
}

// cutOutside cuts s at each separator outside braces.
func cutOutside(s string, separator byte) []string {
	var parts []string
	depth, start := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth = max(0, depth-1)
		case separator:
			if depth == 0 {
				parts = append(parts, s[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, s[start:])
}

// isSpace reports whether c is white space to BibTeX.
func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }
