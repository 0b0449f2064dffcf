package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// evidence counts what the characters of a page in a text decode to. Only combinations
// that nobody writes count as witnesses of damage: any two letters of a language may be
// neighbours, and what they decode to is chance.
type evidence struct {
	long    int // witnesses of three bytes and more, because of a sign
	marked  int // witnesses of three bytes and more, because of a mark only
	accents int // witnesses of two bytes, within words
	kinds   int // the number of different accents
	natural int // decode, but are also natural undecoded
	broken  int // don't decode
	foreign int // characters that are not in the page
}

// proves reports whether there was damage: more than one witness, and more witnesses than
// characters that can't be damage. A mark counts as a quarter of a witness: a space may
// just be missing after it.
func (e evidence) proves() bool {
	witnesses := e.long + e.marked + e.accents
	if 4*e.long+e.marked < 8 && (e.accents < 3 || e.kinds < 2 || 4*e.broken > e.accents) {
		return false
	}
	return witnesses > e.broken && witnesses > e.foreign
}

// score compares the pages that explain the damage.
func (e evidence) score() int {
	return e.long + e.marked + e.accents + e.natural - e.broken - e.foreign
}

// weigh evaluates the runs of text in the page.
func weigh(text string, p *codePage, foreign int) evidence {
	e := evidence{foreign: foreign}
	kinds := map[rune]bool{}
	for run := range p.runs(text) {
		for at, inWord := 0, asciiLetterBefore(text, run.start); at < len(run.bytes); {
			b := run.bytes[at:]
			r, size := utf8.DecodeRune(b)
			end := at + size
			switch {
			case size >= 3 && plausible(r):
				switch readingOf(text, run, at, end) {
				case oddSign:
					e.long++
				case oddMark:
					e.marked++
				default:
					e.natural++
				}
				inWord = false
			case size == 2 && plausibleLetter(r):
				if inWord && wordContinues(text, run, end) && readingOf(text, run, at, end) != natural {
					e.accents++
					if len(kinds) < 2 {
						kinds[r] = true
					}
				} else {
					e.natural++
				}
				inWord = unicode.IsLetter(r)
			default:
				e.broken++
				end = at + partial(b)
				inWord = false
			}
			at = end
		}
	}
	e.kinds = len(kinds)
	return e
}

// asciiLetterBefore reports whether text[:at] ends in an ASCII letter.
func asciiLetterBefore(text string, at int) bool { return at > 0 && ascii.IsLetter(text[at-1]) }

// wordContinues reports whether a letter follows the characters of the run that end at end:
// an ASCII letter, or what may be a letter of two bytes.
func wordContinues(text string, run run, end int) bool {
	if end < len(run.bytes) {
		return 0xC3 <= run.bytes[end] && run.bytes[end] < 0xE0
	}
	return run.end < len(text) && ascii.IsLetter(text[run.end])
}

// reading is how natural characters are in their context.
type reading int

const (
	natural reading = iota // natural
	oddMark                // unnatural: a mark that ends words precedes a letter
	oddSign                // unnatural: a sign that does not occur beside letters
)

// readingOf returns how natural run.runes[from:to] are.
func readingOf(text string, run run, from, to int) reading {
	worst := natural
	for i := from; i < to; i++ {
		switch r := run.runes[i]; {
		case r == '\u00A0': // a separator
			return natural
		case strings.ContainsRune(endMarks, r):
			if letterAt(text, run, i+1) {
				worst = max(worst, oddMark)
			}
		case r >= 0x2B0 && r <= 0x2FF: // modifier letters, such as ˆ and ˜
			worst = oddSign
		case unicode.IsLetter(r), unicode.IsMark(r), isPunctuation(r):
		default: // a currency sign, fraction, mathematical sign, box drawing or control character
			worst = oddSign
		}
	}
	return worst
}

// isPunctuation reports whether r is punctuation that may follow a word.
func isPunctuation(r rune) bool {
	return unicode.IsPunct(r) && !strings.ContainsRune("¡¿‰"+endMarks, r)
}

// endMarks are signs that directly follow a word: those of notes, powers, ordinals and
// brands.
const endMarks = "¹²³†‡§¶ªº°©®™№"

// letterAt reports whether the i-th character of the run, or the one after the run, is a
// letter.
func letterAt(text string, run run, i int) bool {
	if i < len(run.runes) {
		return unicode.IsLetter(run.runes[i]) && !strings.ContainsRune(endMarks, run.runes[i])
	}
	r, _ := utf8.DecodeRuneInString(text[run.end:])
	return unicode.IsLetter(r)
}

// plausible reports whether r occurs in lists: letters of scripts of three bytes, their
// punctuation, typographic marks, emoji. Rare scripts and ideographs are excluded.
func plausible(r rune) bool {
	switch {
	case 0x2010 <= r && r <= 0x2BFF: // punctuation, arrows, mathematics, symbols
	case 0x3000 <= r && r <= 0x33FF, 0x4E00 <= r && r <= 0x9FFF, 0xAC00 <= r && r <= 0xD7A3: // kana, CJK, hangul
	case 0xF900 <= r && r <= 0xFAFF, 0xFE00 <= r && r <= 0xFE4F, 0xFF00 <= r && r <= 0xFFEF:
	case 0x0900 <= r && r <= 0x10FF, 0x1E00 <= r && r <= 0x1FFF: // Indic scripts, Thai, Georgian, Vietnamese letters, Greek extended
	case 0x1F000 <= r && r <= 0x1FAFF, 0x20000 <= r && r <= 0x2FFFF:
	default:
		return false
	}
	return true
}

// plausibleLetter reports whether r occurs in lists: letters of scripts of two bytes, and
// marks between them.
func plausibleLetter(r rune) bool {
	return 0xC0 <= r && r <= 0x17F || 0x391 <= r && r <= 0x3CE || 0x410 <= r && r <= 0x44F ||
		r == 0xA0 || r == 0xAB || r == 0xBB || r == 0xB7 || r == 0xB0
}
