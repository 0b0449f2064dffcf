package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// fillers are words too common to distinguish titles.
var fillers = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "on": true, "in": true, "for": true, "to": true, "with": true,
	"and": true, "by": true, "via": true, "from": true, "is": true, "are": true, "at": true, "as": true,
}

// isFiller reports whether a word in lower case is a filler.
func isFiller(word []byte) bool { return len(word) <= len("with") && fillers[string(word)] }

// Word is a word of a text in lower case, with its position in bytes.
type Word struct {
	Text       string
	Start, End int
}

// Words splits text into its words without fillers.
func Words(text string) []Word {
	return slices.DeleteFunc(AllWords(text), func(w Word) bool { return fillers[w.Text] })
}

// JoinHyphens returns words of a text without those behind a hyphen: of "multi-view
// clustering" multi and clustering, whose initials make MC.
func JoinHyphens(text string, words []Word) []Word {
	if !strings.Contains(text, "-") {
		return words
	}
	return slices.DeleteFunc(slices.Clone(words), func(w Word) bool { return w.Start > 0 && text[w.Start-1] == '-' })
}

// AllWords splits text into its words. A character of a script without blanks is a word.
func AllWords(text string) []Word {
	words := make([]Word, 0, min(16, 1+len(text)/4))
	if isASCII(text) {
		lower := strings.ToLower(text) // once for all words
		eachWord(text, func(start, end int) { words = append(words, Word{lower[start:end], start, end}) })
	} else {
		eachWord(text, func(start, end int) { words = append(words, Word{strings.ToLower(text[start:end]), start, end}) })
	}
	return words
}

// EachWord calls found for the words of a text without fillers: the word in lower case,
// which is overwritten by the next one, and its position in bytes.
func EachWord(text string, found func(word []byte, start, end int)) {
	eachLower(text, func(word []byte, start, end int) {
		if !isFiller(word) {
			found(word, start, end)
		}
	})
}

// eachLower calls found as [EachWord] does, for fillers too.
func eachLower(text string, found func(word []byte, start, end int)) {
	var room [64]byte
	eachWord(text, func(start, end int) { found(appendLower(room[:0], text[start:end]), start, end) })
}

// JoinWords returns the words of a text without fillers, joined by blanks, and their
// number.
func JoinWords(text string) (joined string, n int) {
	var room [256]byte
	all := room[:0]
	eachWord(text, func(start, end int) {
		before := len(all)
		if n > 0 {
			all = append(all, ' ')
		}
		from := len(all)
		if all = appendLower(all, text[start:end]); isFiller(all[from:]) {
			all = all[:before]
			return
		}
		n++
	})
	return string(all), n
}

// appendLower appends text in lower case.
func appendLower(b []byte, text string) []byte {
	for _, r := range text {
		switch {
		case 'A' <= r && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b
}

// eachWord calls found with the beginning and the end of each word of a text.
func eachWord(text string, found func(start, end int)) {
	start := -1
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		alone := r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
		switch {
		case alone:
			if start >= 0 {
				found(start, i)
				start = -1
			}
			found(i, i+size)
		case isWordRune(r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			found(start, i)
			start = -1
		}
		i += size
	}
	if start >= 0 {
		found(start, len(text))
	}
}

// isWordRune reports whether r is a letter or a digit.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return ascii.IsLetterOrDigit(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// set returns the words of a text as a set.
func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}
