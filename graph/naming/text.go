package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names in running text. A name counts with its exact case and as a whole word: within
// a longer name it is none (CoOp-like, EVA-CLIP-18B), nor before a version (PaLM 2).

// nameWords cuts text into the runs of characters that names are made of:
// Latin and Greek letters, digits, and hyphens, underscores, carets, plus signs and
// decimal points within. Chinese or Japanese beside a name ends it.
func nameWords(text string) []Hit {
	var words []Hit
	start := -1
	for i, r := range text + " " {
		in := isNameLetter(r) || unicode.IsDigit(r) || r == '+' || start >= 0 && (strings.ContainsRune("-_^", r) || r == '.' && startsWithDigit(text[min(i+1, len(text)):]))
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			// A hyphen at the end is the sentence's.
			words = append(words, Hit{Start: start, End: start + len(strings.TrimRight(text[start:i], "-_^"))})
			start = -1
		}
	}
	return words
}

// isNameLetter tells whether r is a letter of Latin or Greek.
func isNameLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.Latin, unicode.Greek)
}

// Each finds names in text, for which known reports whether a spelling is one. The
// text is cut into the longest words that names are made of, and up to
// maxNameWords of them are tried together, the most first.
func Each(text string, known func(spelling string) bool, found func(spelling string, start, end int)) {
	words := nameWords(text)
	for i := 0; i < len(words); i++ {
		for n := min(maxNameWords, len(words)-i); n >= 1; n-- {
			start, end := words[i].Start, words[i+n-1].End
			if end-start > MaxName || n > 1 && (strings.Count(text[start:end], " ") != n-1 || fillers[strings.ToLower(text[start:words[i].End])]) || !known(text[start:end]) {
				continue
			}
			next := ""
			if i+n < len(words) && text[end:words[i+n].Start] == " " {
				next = text[words[i+n].Start:words[i+n].End]
			}
			if !IsVersion(next) {
				found(text[start:end], start, end)
			}
			i += n - 1
			break
		}
	}
}
