package work

import (
	"strings"
)

// PlainName cuts a name such as "Maria L. Jones", of whose parts nothing tells but their
// order: words of ASCII letters, each with a capital at the front, none of which means
// something to [Name.Person]. Of such a name, as most are in large files, Person makes the
// same, in ten times the time. Other names are not ok.
func PlainName(text string) (given, family string, ok bool) {
	start := 0
	for at := 0; at <= len(text); at++ {
		if at < len(text) && text[at] != ' ' {
			continue
		}
		if !isPlainWord(text[start:at]) {
			return "", "", false
		}
		if at < len(text) {
			start = at + 1
		}
	}
	if start == 0 {
		return "", "", false
	}
	return text[:start-1], text[start:], true
}

// isPlainWord reports whether a word is a part of a name and nothing else: "Maria", "L.",
// "Jean-Luc".
func isPlainWord(word string) bool {
	var lower [maxParticle + 12]byte // longer than all of the special words
	if len(word) == 0 || len(word) > len(lower) {
		return false
	}
	part := 0 // where the part behind the last hyphen begins
	for i := range len(word) {
		c := word[i]
		switch {
		case i == part && 'A' <= c && c <= 'Z', i > part && 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > part && c == '-' && i+1 < len(word):
			part = i + 1
		case i > part && c == '.' && i+1 == len(word):
		default:
			return false
		}
		lower[i] = c | 0x20 // a small letter, and "." and "-" as they are
	}
	return !meaningful[string(lower[part:len(strings.TrimRight(word, "."))])]
}

// meaningful are the words that mean something to [Name.Person], in small letters and
// without a period behind.
var meaningful = func() map[string]bool {
	all := set("ai others al")
	for _, words := range []map[string]bool{particles, capitalParticles, conjunctions, generations, suffixes, degrees, companies, groups, others} {
		for word := range words {
			all[strings.TrimRight(strings.ToLower(word), ".")] = true
		}
	}
	return all
}()
