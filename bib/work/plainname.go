package work

import (
	"strings"
)

// PlainName splits a name such as "Maria L. Jones" or "Jones, Maria L.", which consists of
// capitalised ASCII words without a special meaning for [Name.Person]. Most names in large files
// are of this form. Person returns the same parts in ten times the time. For other names ok is
// false.
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

// isPlainWord reports whether a word is a plain part of a name: "Maria", "L.", "Jean-Luc".
func isPlainWord[T string | []byte](word T) bool {
	var lower [maxParticle + 12]byte // longer than all special words
	if len(word) == 0 || len(word) > len(lower) {
		return false
	}
	part := 0 // start of the part after the last hyphen
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
		lower[i] = c | 0x20 // a lower-case letter; "." and "-" are unchanged
	}
	end := len(word)
	for end > part && lower[end-1] == '.' {
		end--
	}
	if end == part || end-part > longest || mayMean[end-part][lower[part]%32]>>(lower[end-1]%32)&1 == 0 {
		return true
	}
	return !meaningful[string(lower[part:end])]
}

// meaningful is the set of words with a special meaning for [Name.Person], in lower case and
// without a final period.
var meaningful = func() map[string]bool {
	all := set("ai others al")
	for _, words := range []map[string]bool{particles, capitalParticles, conjunctions, generations, suffixes, degrees, companies, groups, others} {
		for word := range words {
			all[strings.TrimRight(strings.ToLower(word), ".")] = true
		}
	}
	return all
}()

// longest is the length of the longest word in meaningful.
var longest = func() (n int) {
	for word := range meaningful {
		n = max(n, len(word))
	}
	return n
}()

// mayMean has a bit for the last letter of each word in meaningful, by the length and the first
// letter: most words of names need no look into the set.
var mayMean = func() (all [maxParticle + 13][32]uint32) {
	for word := range meaningful {
		if len(word) > 0 && len(word) < len(all) {
			all[len(word)][word[0]%32] |= 1 << (word[len(word)-1] % 32)
		}
	}
	return all
}()
