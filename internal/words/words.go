// Package words has functions on words that several readers share: sets of words, word
// separators, and shortened texts.
package words

import (
	"strings"
	"unicode"
)

// Set returns the set of the words of a list, separated by "|".
func Set(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}

// IsSeparator reports whether r is neither a letter nor a digit.
func IsSeparator(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// Fields returns the set of the words of a text, separated by white space.
func Fields(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}
