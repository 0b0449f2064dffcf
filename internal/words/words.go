// Package words has what several readers need of words: sets of them that are
// written as one text, what parts words in running text, and texts cut short.
package words

import (
	"strings"
	"unicode"
)

// Set returns the set of the words of a list, between which there is "|".
func Set(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}

// Parts reports whether r is neither a letter nor a digit.
func Parts(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// Fields returns the set of the words of a text, between which there are blanks.
func Fields(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}
