package namelist

import (
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Parse parses the value of an author or editor field, which is LaTeX, into people in plain text.
// It is the inverse of [Format]. Names are separated by "and", in any case, outside braces;
// [work.Name.Person] describes the forms of names. A name that consists of one group in braces,
// such as that of a company, has only a Family. Parse also accepts biblatex's extended names
// ("family=Hoeven, given=Jeroen, prefix=van den"; biblatex manual, "Data annotations", section on
// name lists).
//
// Parse corrects what BibTeX misreads but is clearly meant otherwise: "Martin Luther King Jr."
// without a comma, and lists of names that are separated by commas or semicolons. "and others" is
// not a person; moreAuthors reports whether it is there.
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

// nameWords returns the words of a part of a name as plain text. A word that begins with a brace
// has no case, unless the brace encloses an accented letter.
func nameWords(part string) []work.Word {
	var words []work.Word
	for _, w := range cutWords(part) {
		tex := part[w.start:w.end]
		words = append(words, work.Word{Text: latex.Text(tex), Fixed: tex[0] == '{' && !strings.HasPrefix(tex, `{\`)})
	}
	return words
}

// extendedName parses a name whose parts are all of the form "name=value", with names known to
// biblatex.
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

// HasExtended reports whether a list contains an extended name, which biber reads and BibTeX does
// not.
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

// cutNames splits a list at "and" or, if there is none, at semicolons.
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

// word is the position of a word in a list of names, in bytes.
type word struct{ start, end int }

// cutWords returns the words of s, which are separated by white space and ties (~) outside braces.
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

// cutOutside splits s at each separator outside braces.
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

// isSpace reports whether BibTeX treats c as white space.
func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }
