package work

import (
	"strings"
)

// PlainName cuts a name such as "Maria L. Jones" or "Jones, Maria L.", of whose parts nothing tells but their
// order: words of ASCII letters, each with a capital at the front, none of which means
// something to [Name.Person]. Of such a name, as most are in large files, Person makes the
// same, in ten times the time. Other names are not ok.
func PlainName[T string | []byte](text T) (given, family T, ok bool) {
	start, comma := 0, -1
	for at := 0; at <= len(text); at++ {
		if at < len(text) && text[at] != ' ' {
			continue
		}
		end := at
		if at < len(text) && at > start && text[at-1] == ',' && comma < 0 {
			comma, end = at-1, at-1
		}
		if !isPlainWord(text[start:end]) {
			return given, family, false
		}
		if at < len(text) {
			start = at + 1
		}
	}
	switch {
	case comma >= 0:
		return text[comma+2:], text[:comma], true
	case start == 0:
		return given, family, false
	}
	return text[:start-1], text[start:], true
}

// isPlainWord reports whether a word is a part of a name and nothing else: "Maria", "L.",
// "Jean-Luc".
func isPlainWord[T string | []byte](word T) bool {
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
	end := len(word)
	for end > part && lower[end-1] == '.' {
		end--
	}
	return end-part > longest || !meaningful[string(lower[part:end])]
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

// longest is the length of the longest of meaningful.
var longest = func() (n int) {
	for word := range meaningful {
		n = max(n, len(word))
	}
	return n
}()
