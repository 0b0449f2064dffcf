package work

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most names consist of nothing but capitalised words that have no meaning of their own, and are
// read as they are written. Recognising these takes a tenth of the time of parsing them.

// IsOrdinary reports whether all words of text, which single blanks separate, are ordinary: they
// begin with a capital, and none of them is a word by which names are parsed, such as "Team", "Van"
// or "Jr." Of ordinary parts the name "Family, Given" is parsed as just these parts.
func IsOrdinary(text string) bool {
	for word, rest, more := "", text, true; more; {
		if word, rest, more = strings.Cut(rest, " "); !isOrdinaryWord(word) {
			return false
		}
	}
	return true
}

// isOrdinaryWord reports whether a word is a capitalised name, as "Ana" and "Jean-Pierre", or
// initials, as "J." and "C.-P."
func isOrdinaryWord(word string) bool {
	var lower [maxOrdinary + utf8.UTFMax]byte
	n := 0
	onlyLetters := true
	for i, r := range word {
		switch {
		case n > maxOrdinary, i == 0 && !unicode.IsUpper(r):
			return false
		case r == '-', r == '.':
			onlyLetters = false
		case !unicode.IsLetter(r):
			return false
		}
		n += utf8.EncodeRune(lower[n:], unicode.ToLower(r))
	}
	return n > 0 && !parsedBy[string(lower[:n])] && (onlyLetters || !(Word{Text: word}).isGroup())
}

// maxOrdinary is the longest ordinary word, in bytes, give or take a letter.
const maxOrdinary = 40

// parsedBy are the words by which names are parsed, in lower case.
var parsedBy = func() map[string]bool {
	all := set("ai and et al")
	for _, words := range []map[string]bool{particles, capitalParticles, conjunctions, generations, suffixes, degrees, companies, groups, others} {
		for w := range words {
			all[strings.ToLower(w)] = true
		}
	}
	return all
}()

// ordinary returns the person of a name of ordinary words in one or two parts.
func (n Name) ordinary() (p Person, ok bool) {
	if len(n) == 0 || len(n) > 2 {
		return Person{}, false
	}
	for _, part := range n {
		if len(part) == 0 || slices.ContainsFunc(part, func(w Word) bool { return w.Fixed || !isOrdinaryWord(w.Text) }) {
			return Person{}, false
		}
	}
	if len(n) == 2 {
		return Person{Family: join(n[0]), Given: join(n[1])}, true
	}
	last := len(n[0]) - 1
	return Person{Family: n[0][last].Text, Given: join(n[0][:last])}, true
}
