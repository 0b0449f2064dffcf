package margin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
	"clipgraph/internal/words"
)

// EndsSentence reports whether text ends like a sentence or a field.
func EndsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " "))
	return strings.ContainsRune(".!?:;)]", r)
}

// LastSign returns the sign at the end of text, or 0 if text ends in a word. The signs at
// the end of a sentence count as the same.
func LastSign(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " \n"))
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), r == utf8.RuneError:
		return 0
	case r == '?', r == '!':
		return '.'
	}
	return r
}

// EndsOpen reports whether text ends in a word with which no title ends.
func EndsOpen(text string) bool {
	text = strings.TrimRight(text, " ")
	switch strings.ToLower(text[strings.LastIndexAny(text, " \t\n")+1:]) {
	case "&", "of", "for", "the", "and", "with", "via", "to", "in", "a", "an", "on", "from", "by", "using", "or", "as", "at", "our", "their", "this", "these":
		return true
	}
	return false
}

// EndsInWord reports whether text ends in a word, or in a sign before a word.
func EndsInWord(text string) bool {
	text = strings.TrimSuffix(text, " ")
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("('-’\"", r)
}

// EndsInHalfOf reports whether a text is the first half of a word with a hyphen that
// another text goes on with: "Box" and "-Net: Counting Crates".
func EndsInHalfOf(text, next string) bool {
	return text != "" && !strings.Contains(text, " ") && ascii.IsLetterOrDigit(text[len(text)-1]) && len(next) > 1 && next[0] == '-' && ascii.IsLetter(next[1]) && strings.Contains(next, " ")
}

// StartsInWord reports whether text begins with a word, or with a sign after a word.
func StartsInWord(text string) bool {
	text = strings.TrimPrefix(strings.TrimLeft(text, ",:"), " ")
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("(')-’\"", r)
}

// StartsLower reports whether a text begins with a lower-case letter.
func StartsLower(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

// StartsPlain reports whether a text begins with a word of lower-case letters alone.
func StartsPlain(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	return word != "" && strings.TrimFunc(word, unicode.IsLower) == ""
}

// StartsSmall reports whether a text begins with a word or a part of a compound in
// lower-case letters, such as "multi-scale", unlike "iPhone" and "k-means".
func StartsSmall(text string) bool {
	rest := strings.TrimLeftFunc(text, unicode.IsLower)
	n := len(text) - len(rest)
	return n > 0 && strings.HasPrefix(rest, " ") || n > 1 && strings.HasPrefix(rest, "-")
}

// StartsUpper reports whether a text begins with a capital letter.
func StartsUpper(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// StartsRemark reports whether text begins with a word that begins a remark and does not
// continue a title.
func StartsRemark(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	switch strings.ToLower(word) {
	case "by", "in", "from", "et", "and", "we", "this", "published", "accepted":
		return true
	}
	return false
}

// NamesOther reports whether text ends in words that precede another work, on which the
// entry's own builds: "A Net of Nets [pdf], which extends arXiv:…".
func NamesOther(text string) bool {
	last := strings.Fields(strings.ToLower(strings.TrimRight(text, " (")))
	n := len(last)
	if n == 0 {
		return false
	}
	return buildsOn[last[n-1]] || n > 1 && buildsOn[last[n-2]+"_"+last[n-1]]
}

var buildsOn = words.Fields("extend extends extending follow follows following outperform outperforms outperforming improves improving replaces replacing supersedes superseding uses using unlike " +
	"build_on builds_on built_on building_on based_on improve_on improves_on improving_on rely_on relies_on build_upon builds_upon built_upon based_upon better_than compared_to compared_with")

// FillsBracket reports whether brackets are on both sides of text[from:to].
func FillsBracket(text string, from, to int) bool {
	before, behind := strings.TrimSpace(text[:from]), strings.TrimSpace(text[to:])
	return before != "" && strings.IndexByte("([", before[len(before)-1]) >= 0 && behind != "" && strings.IndexByte(")]", behind[0]) >= 0
}
