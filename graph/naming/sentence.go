package naming

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSide is how much of a sentence is shown before and after a name, in characters.
const maxSide = 80

// Sentence returns the sentence around text[start:end], shortened if it is long.
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
		return (next == ' ' || next == '\n') && !isAbbreviation(before)
	}
	return false
}

// IsInAddress reports whether text[at:] is within a web address.
func IsInAddress(text string, at int) bool {
	word := text[max(0, at-maxAddress):at]
	word = word[strings.LastIndexAny(word, " \t\n(<\"")+1:]
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, ".com/") || strings.Contains(word, ".io/")
}

// maxAddress is the part of an address that is examined, in bytes.
const maxAddress = 200

// IsLowerCase reports whether a text writes its words in lower case, as sentences do and
// many titles do not.
func IsLowerCase(text string) bool {
	lower, upper := 0, 0
	for i, w := range strings.Fields(text) {
		if i > 0 && len(w) > 3 && IsPlain(w) {
			if w == strings.ToLower(w) {
				lower++
			} else {
				upper++
			}
		}
	}
	return lower >= 3 && lower > 2*upper
}

// IsRemark reports whether a text says something in words: labels, numbers and names
// alone do not.
func IsRemark(text string) bool {
	if strings.ContainsFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}) {
		return true // whose words are not told apart
	}
	n := 0
	for _, w := range strings.Fields(text) {
		if len(w) > 3 && IsPlain(w) && w == strings.ToLower(w) && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
			n++
		}
	}
	return n > 1
}

// LastClause returns the text after the last colon or full stop.
func LastClause(text string) string {
	const near = 500 // text farther away says nothing about the title
	text = text[max(0, len(text)-near):]
	return text[strings.LastIndexAny(text, ":.?!")+1:]
}

// IsProse reports whether a title is a sentence of a list rather than that of a work: it
// begins with a word that refers to what stands before it or to the reader.
func IsProse(title string) bool { return prose.MatchString(title[:min(len(title), maxSide)]) }

var prose = regexp.MustCompile(`^[!*>-]|(?i)^(?:(?:however|also|moreover|furthermore|besides|therefore|additionally|in addition),|(?:please|note that|for (?:more|other|further)|is an?|here (?:is|are)|this (?:is|repo(?:sitory)?|list|page|section)|you (?:can|may)|it (?:is|provides|has)|we (?:list|collect|have|do)) )`)
