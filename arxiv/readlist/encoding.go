package readlist

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Repair undoes one round of damage that lists suffer on their way through
// editors and web pages: UTF-8 read as Windows-1254 or Windows-1252 and
// written as UTF-8 again, so that "本文" becomes "æœ¬æ–‡". The bytes that such
// a code page leaves undefined are lost on that way; a character that lost one
// becomes U+FFFD.
//
// Text that shows no such damage is returned as it is, and changed is false.
// The evidence has to be plain: at least two characters of three bytes, or
// three accented letters of two, and more sequences that decode than not. A
// French "CAFÉ»" or a healthy line of Chinese never meets it.
func Repair(text string) (repaired string, changed bool) {
	if !damaged(text) {
		return text, false
	}
	var out strings.Builder
	out.Grow(len(text))
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			out.WriteByte(text[i])
			i++
			continue
		}
		run, end := pageRun(text, i)
		switch {
		case end == i: // not of the code page: nothing to undo
			_, size := utf8.DecodeRuneInString(text[i:])
			out.WriteString(text[i : i+size])
			end = i + size
		case isLoneLetter(text, i, end):
			out.WriteString(text[i:end])
		default:
			decodeLossy(&out, run)
		}
		i = end
	}
	return out.String(), true
}

// damaged weighs the runs of text that a code page can hold: sequences that
// decode to what people write against those that do not.
func damaged(text string) bool {
	long, accents, broken, foreign := 0, 0, 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		run, end := pageRun(text, i)
		if end == i {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r != utf8.RuneError {
				foreign++
			}
			i += size
			continue
		}
		if !isLoneLetter(text, i, end) {
			for b := run; len(b) > 0; {
				r, size := utf8.DecodeRune(b)
				switch {
				case size >= 3 && plausible(r):
					long++
				case size == 2 && 0xC3 <= b[0] && b[0] <= 0xC5:
					accents++
				default:
					broken++
					size = partial(b)
				}
				b = b[size:]
			}
		}
		i = end
	}
	good := long + accents
	return (long >= 2 || accents >= 3) && good > broken && good > foreign
}

// plausible says whether lists hold r: letters of the scripts of three bytes,
// their punctuation, typographic marks, emoji.
func plausible(r rune) bool {
	switch {
	case 0x2010 <= r && r <= 0x2BFF: // punctuation, arrows, mathematics, symbols
	case 0x3000 <= r && r <= 0xD7FF: // CJK, kana, hangul
	case 0xF900 <= r && r <= 0xFAFF, 0xFE00 <= r && r <= 0xFE4F, 0xFF00 <= r && r <= 0xFFEF:
	case 0x0900 <= r && r <= 0x1FFF: // Indic scripts, Thai, Vietnamese letters, Greek extended
	case 0x1F000 <= r && r <= 0x1FAFF, 0x20000 <= r && r <= 0x2FFFF:
	default:
		return false
	}
	return true
}

// pageRun returns the bytes that the run of non-ASCII characters at text[i:]
// stands for in Windows-1254 or Windows-1252, and where the run ends; end is
// i if its first character is of neither.
func pageRun(text string, i int) (run []byte, end int) {
	for end = i; end < len(text) && text[end] >= utf8.RuneSelf; {
		r, size := utf8.DecodeRuneInString(text[end:])
		b, ok := pageByte(r)
		if r == utf8.RuneError && size == 1 || !ok {
			break
		}
		run = append(run, b)
		end += size
	}
	return run, end
}

func pageByte(r rune) (byte, bool) {
	if 0x80 <= r && r <= 0x9F { // some decoders keep undefined bytes as C1 controls
		return byte(r), true
	}
	if b, ok := charmap.Windows1254.EncodeRune(r); ok {
		return b, true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// isLoneLetter tells whether text[i:end] is one letter within a word, such as
// the ö of Schrödinger: what was lost around it, if anything, can't be known.
func isLoneLetter(text string, i, end int) bool {
	if utf8.RuneCountInString(text[i:end]) != 1 || i == 0 || end == len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r >= 0xC0 && asciiLetter(text[i-1]) && asciiLetter(text[end])
}

func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// decodeLossy appends b as UTF-8 to out, each maximal broken part as U+FFFD.
func decodeLossy(out *strings.Builder, b []byte) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size <= 1 {
			size = partial(b)
		}
		out.WriteRune(r)
		b = b[size:]
	}
}

// partial returns the length of the broken sequence at the front of b: its
// lead and the continuation bytes that are left of it.
func partial(b []byte) int {
	want := 1
	switch {
	case b[0] >= 0xF0:
		want = 4
	case b[0] >= 0xE0:
		want = 3
	case b[0] >= 0xC0:
		want = 2
	}
	n := 1
	for n < want && n < len(b) && b[n]&0xC0 == 0x80 {
		n++
	}
	return n
}
