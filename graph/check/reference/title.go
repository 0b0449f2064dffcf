package reference

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/bib/work"
	"clipgraph/internal/editdistance"
)

// title is a title in the form in which it is compared.
type title struct {
	letters string   // all letters and digits, folded
	words   []string // significant words, without duplicates, sorted
	count   int      // number of all words
}

func readTitle(text string) title {
	t := title{letters: work.Fold(text)}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		t.count++
		if folded := work.Fold(word); folded != "" && !work.IsFiller(folded) {
			t.words = append(t.words, folded)
		}
	}
	slices.Sort(t.words)
	t.words = slices.Compact(t.words)
	return t
}

// contains reports whether one title is part of the other, such as the one without its subtitle.
func (t title) contains(other title) bool {
	short, long := t.letters, other.letters
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) >= minContained && strings.Contains(long, short)
}

const minContained = 8 // letters

// overlap returns the part of the words of the longer title that both titles have.
func (t title) overlap(other title) float64 {
	n := 0
	for _, word := range t.words {
		if _, found := slices.BinarySearch(other.words, word); found {
			n++
		}
	}
	return float64(n) / float64(max(len(t.words), len(other.words), 1))
}

// likeness returns the part of the letters of the longer title that need not be changed to obtain
// the other one, or 0 if that is less than 0.5.
func (t title) likeness(other title) float64 {
	a, b := []rune(t.letters[:min(len(t.letters), maxTitle)]), []rune(other.letters[:min(len(other.letters), maxTitle)])
	long := max(len(a), len(b))
	n := editdistance.Within(a, b, long/2)
	if n > long/2 || long == 0 {
		return 0
	}
	return 1 - float64(n)/float64(long)
}

const maxTitle = 300 // letters that are compared

// short shortens a title for a message.
func short(text string) string {
	const most = 70
	runes := []rune(text[:min(len(text), 4*most)])
	if len(runes) <= most && len(text) < 4*most {
		return text
	}
	cut := strings.ToValidUTF8(string(runes[:min(most, len(runes))]), "")
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
