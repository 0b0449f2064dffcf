package naming

import (
	"strings"
)

// Acronyms, and the words that they and other names are made of.

// The numbers of letters of acronyms that are looked for in titles.
const (
	MinAcronym = 3
	MaxAcronym = 5
)

// StemLetters is the number of letters from which on a word has a stem. A word of a field
// has others with the same beginning: Segmenter occurs beside segmentation. A coined word,
// such as Tacotron, has none.
const StemLetters = 5

// IsAcronym reports whether a name is a few capitals without a digit.
func IsAcronym(text string) bool {
	return len(text) <= 5 && text == strings.ToUpper(text) && !strings.ContainsAny(text, "0123456789")
}

// IsTermAcronym reports whether a name is a few capitals, or such after 3D.
func IsTermAcronym(text string) bool {
	return IsAcronym(text) || len(text) > 3 && startsWithDigit(text) && text[1] == 'D' && IsAcronym(text[2:])
}

// Initials returns the initials of the words that an acronym in lower case stands for: 3D
// is one word.
func Initials(acronym string) string {
	if startsWithDigit(acronym) {
		return acronym[:1] + acronym[2:]
	}
	return acronym
}

// StandsFor returns the words of a title that a piece of a name stands for: a word that
// begins with it or ends with a long piece, or words that have its letters as initials.
func StandsFor(piece string, title []Word) (at, n int) {
	for i, w := range title {
		if strings.HasPrefix(w.Text, piece) || len(piece) >= StemLetters && strings.HasSuffix(strings.TrimSuffix(w.Text, "s"), piece) { // transformer
			return i, 1
		}
	}
	for i := range title {
		if HasInitials(piece, title[i:]) {
			return i, len(piece)
		}
	}
	return 0, 0
}

// HasInitials reports whether the letters of a piece are the initials of the first words.
func HasInitials(piece string, words []Word) bool {
	if len(piece) > len(words) {
		return false
	}
	for i := range len(piece) {
		if words[i].Text[0] != piece[i] {
			return false
		}
	}
	return true
}

// HasTerm reports whether a text has some words one after the other, or other forms of them that
// begin alike.
func HasTerm(text, words []Word) bool {
	term := TermOf(words)
	for i := 0; i+len(words) <= len(text); i++ {
		if text[i].Text[0] == words[0].Text[0] && TermOf(text[i:i+len(words)]) == term {
			return true
		}
	}
	return false
}

// TermOf returns the beginnings of words, so that nets and networks are one term.
func TermOf(words []Word) string {
	var term strings.Builder
	for _, w := range words {
		term.WriteString(w.Text[:min(3, len(w.Text))])
	}
	return term.String()
}

// SpelledOut returns the words of a text that a name in parentheses right behind them abbreviates:
// they have its letters as initials, or as their own if they are acronyms. The s of a plural is none
// of these letters.
func SpelledOut(text, name string) []Word {
	at := strings.Index(text, "("+name+")")
	if at < 0 {
		return nil
	}
	from := max(0, at-maxSpelled)
	words := Words(text[from:at])
	for i := range words {
		words[i].Start += from
		words[i].End += from
	}
	letters := strings.ToLower(Squeeze(strings.TrimSuffix(name, "s")))
	for i := len(words) - 1; i >= 0 && letters != ""; i-- {
		w := words[i]
		own := w.Text[:1]
		if written := text[w.Start:w.End]; len(written) > 1 && written[1:] != strings.ToLower(written[1:]) {
			own = w.Text // Continuous CoT (CCoT)
		}
		rest, found := strings.CutSuffix(letters, own)
		if !found {
			return nil
		}
		if letters = rest; letters == "" && i < len(words)-1 {
			return words[i:]
		}
	}
	return nil
}

// maxSpelled is the length of the words that an acronym abbreviates, in bytes.
const maxSpelled = 120

// AreSmall reports whether a text has words in small letters, acronyms aside, and the first letter
// of a sentence.
func AreSmall(words []Word, text string) bool {
	for i, w := range words {
		letters := text[w.Start:w.End]
		if isCapital := letters != w.Text && letters[1:] == w.Text[1:]; isCapital && (i > 0 || !endsSentence(text, len(strings.TrimRight(text[:w.Start], " {")))) {
			return false
		}
	}
	return true
}
