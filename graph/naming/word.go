package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fillers are words too common to tell titles apart.
var fillers = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "on": true, "in": true, "for": true, "to": true, "with": true,
	"and": true, "by": true, "via": true, "from": true, "is": true, "are": true, "at": true, "as": true,
}

// Word is a word of a text in lower case, with its place there in bytes.
type Word struct {
	Text       string
	Start, End int
}

// Words cuts text into its words, fillers left out.
func Words(text string) []Word {
	return slices.DeleteFunc(AllWords(text), func(w Word) bool { return fillers[w.Text] })
}

// AllWords cuts text into its words. A character of a script without blanks is
// a word.
func AllWords(text string) []Word {
	words := make([]Word, 0, min(16, 1+len(text)/4))
	start := -1
	end := func(i int) {
		if start >= 0 {
			words = append(words, Word{strings.ToLower(text[start:i]), start, i})
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			end(i)
			start = i
			end(i + utf8.RuneLen(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		default:
			end(i)
		}
	}
	end(len(text))
	return words
}

// set returns the words of a text as a set.
func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}
