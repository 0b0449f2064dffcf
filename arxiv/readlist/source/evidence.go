package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// evidence counts what the characters of a page in a text decode to. Only those
// are witnesses of damage that nobody writes side by side: of a language whose
// letters the page has, any two may be neighbours, and what they decode to is
// chance.
type evidence struct {
	long    int // witnesses of three bytes and more, by a sign
	marked  int // of three bytes and more, by a mark alone
	accents int // witnesses of two bytes, within words
	kinds   int // of accents: different ones
	natural int // decode, but read well as they are
	broken  int // don't decode
	foreign int // characters that the page does not have
}

// proves reports whether there was damage: more than one witness, and more
// witnesses than characters that are none of the page's bytes. A mark is a
// quarter of a witness: somebody may have left out the space behind it.
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

// weigh reads the runs of text that the page can hold.
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
				case bySign:
					e.long++
				case byMark:
					e.marked++
				default:
					e.natural++
				}
				inWord = false
			case size == 2 && plausibleLetter(r):
				if inWord && wordGoesOn(text, run, end) && readingOf(text, run, at, end) != readsWell {
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

// asciiLetterBefore reports whether text[:at] ends in a letter of ASCII.
func asciiLetterBefore(text string, at int) bool { return at > 0 && ascii.IsLetter(text[at-1]) }

// wordGoesOn reports whether a letter follows on the characters of the run that
// end at end: one of ASCII, or what may be one of two bytes.
func wordGoesOn(text string, run run, end int) bool {
	if end < len(run.bytes) {
		return 0xC3 <= run.bytes[end] && run.bytes[end] < 0xE0
	}
	return run.end < len(text) && ascii.IsLetter(text[run.end])
}

// reading is how characters read where they stand.
type reading int

const (
	readsWell reading = iota
	byMark            // strange: a mark that ends words stands before a letter
	bySign            // strange: a sign that does not stand beside letters is among them
)

// readingOf returns how run.runes[from:to] read where they stand.
func readingOf(text string, run run, from, to int) reading {
	strange := readsWell
	for i := from; i < to; i++ {
		switch r := run.runes[i]; {
		case r == '\u00A0': // parts what is left of it from what is right
			return readsWell
		case strings.ContainsRune(endMarks, r):
			if letterAt(text, run, i+1) {
				strange = max(strange, byMark)
			}
		case r >= 0x2B0 && r <= 0x2FF: // letters by name, such as ˆ and ˜
			strange = bySign
		case unicode.IsLetter(r), unicode.IsMark(r), isPunctuation(r):
		default: // a currency, a fraction, a sign of mathematics, a part of a box, a control
			strange = bySign
		}
	}
	return strange
}

// isPunctuation reports whether r is punctuation that stands behind words.
func isPunctuation(r rune) bool {
	return unicode.IsPunct(r) && !strings.ContainsRune("¡¿‰"+endMarks, r)
}

// endMarks are signs that stand right behind a word: those of notes, powers,
// ordinals and brands.
const endMarks = "¹²³†‡§¶ªº°©®™№"

// letterAt reports whether the i-th character of the run, or what follows the
// run, is a letter.
func letterAt(text string, run run, i int) bool {
	if i < len(run.runes) {
		return unicode.IsLetter(run.runes[i]) && !strings.ContainsRune(endMarks, run.runes[i])
	}
	r, _ := utf8.DecodeRuneInString(text[run.end:])
	return unicode.IsLetter(r)
}

// plausible reports whether lists hold r: letters of the scripts of three bytes,
// their punctuation, typographic marks, emoji. Scripts and ideographs that few
// write are left out.
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

// plausibleLetter reports whether lists hold r: letters of the scripts of two
// bytes, and the marks that stand between them.
func plausibleLetter(r rune) bool {
	return 0xC0 <= r && r <= 0x17F || 0x391 <= r && r <= 0x3CE || 0x410 <= r && r <= 0x44F ||
		r == 0xA0 || r == 0xAB || r == 0xBB || r == 0xB7 || r == 0xB0
}
