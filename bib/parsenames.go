package bib

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv"
)

// ParseNames reads the value of an author or editor field, which is LaTeX, as
// plain names; it undoes [Names]. Names are separated by "and" in any case
// outside braces, and have one of the forms "First von Last", "von Last,
// First" and "von Last, Jr, First" (btxdoc, section 4). The Family has the von
// part before it and the Jr part behind it, as in "van den Oord" and "King
// Jr.". A name that is one pair of braces, such as a collaboration, is a Family
// alone.
//
// What BibTeX reads wrongly and is plainly meant otherwise is mended: "Martin
// Luther King Jr." without a comma, and lists of names with commas or
// semicolons between them. The name "others" and empty ones are left out.
func ParseNames(value string) []arxiv.Author {
	var authors []arxiv.Author
	for _, name := range cutNames(value) {
		parts := cutOutside(name, ',')
		if isList(parts) {
			for _, p := range parts {
				authors = appendAuthor(authors, []string{p})
			}
			continue
		}
		authors = appendAuthor(authors, parts)
	}
	return authors
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
		case depth == 0 && (isBlank(c) || c == '~' && (i == 0 || s[i-1] != '\\')):
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

// isList tells whether the parts of a name between commas are names
// themselves: there are three or more, of two words each at least.
func isList(parts []string) bool {
	if len(parts) < 3 {
		return false
	}
	return !slices.ContainsFunc(parts, func(p string) bool { return len(cutWords(p)) < 2 })
}

// appendAuthor appends the name whose parts commas separate, if it is one.
func appendAuthor(authors []arxiv.Author, parts []string) []arxiv.Author {
	var a arxiv.Author
	switch n := len(parts); n {
	case 1:
		a = inOrder(parts[0])
	case 2:
		a.Family, a.Given = Text(parts[0]), Text(parts[1])
	default:
		a.Family = strings.TrimSpace(Text(parts[0]) + " " + Text(parts[1]))
		a.Given = Text(strings.Join(parts[2:], " "))
	}
	if a.Family == "" {
		a.Family, a.Given = a.Given, ""
	}
	if a.Family == "" || a.Given == "" && strings.EqualFold(a.Family, "others") {
		return authors
	}
	return append(authors, a)
}

// inOrder reads a name without commas. Its last word is the last name, with
// all from the first word in lower case on before it; the others are the first
// name.
func inOrder(name string) arxiv.Author {
	words := cutWords(name)
	if len(words) == 0 {
		return arxiv.Author{}
	}
	text := func(from, to int) string {
		if from == to {
			return ""
		}
		return Text(name[words[from].start:words[to-1].end])
	}
	last := len(words) - 1
	if last > 1 && slices.Contains(juniors, text(last, last+1)) {
		last--
	}
	family := last
	for i := range last {
		if isParticle(name[words[i].start:words[i].end]) {
			family = i
			break
		}
	}
	return arxiv.Author{Family: text(family, len(words)), Given: text(0, family)}
}

// isParticle tells whether a word begins in lower case. A word in braces has
// no case, unless it is a letter with an accent.
func isParticle(w string) bool {
	if strings.HasPrefix(w, "{") && !strings.HasPrefix(w, `{\`) {
		return false
	}
	for _, r := range Text(w) {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}
