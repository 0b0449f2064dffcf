package naming

import (
	"strings"
	"unicode/utf8"
)

// maxSide is how much of a sentence is shown before and behind a name, in characters.
const maxSide = 80

// Sentence returns the sentence that text[start:end] stands in, a long one cut.
func Sentence(text string, start, end int) string {
	from, to := start, min(end, start+300)
	for n := 0; n < maxSide && from > 0 && !endsSentence(text, from); n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for n := 0; n < maxSide && to < len(text) && !endsSentence(text, to); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	s := strings.ToValidUTF8(strings.Join(strings.Fields(text[from:to]), " "), "")
	if from > 0 && !endsSentence(text, from) {
		s = "…" + s
	}
	if to < len(text) && !endsSentence(text, to) {
		s += "…"
	}
	return s
}

// endsSentence reports whether a sentence of text ends right before at.
func endsSentence(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	before := text[:at]
	switch {
	case strings.HasSuffix(before, "\n"), strings.HasSuffix(before, "。"), strings.HasSuffix(before, "！"), strings.HasSuffix(before, "？"):
		return true
	case strings.HasSuffix(before, "."), strings.HasSuffix(before, "!"), strings.HasSuffix(before, "?"):
		next, _ := utf8.DecodeRuneInString(text[at:])
		return next == ' ' || next == '\n'
	}
	return false
}
