package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Text of SVG: how wide it is, where it is cut, and how it is written.

// helvetica has the advance widths of the characters from the space to the
// tilde in thousandths of the font's size, from Adobe's metrics of Helvetica,
// which Arial, Liberation Sans and Nimbus Sans share.
var helvetica = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// advance is the width of r in thousandths of the font's size. Characters
// beyond ASCII are in the reader's fonts, which nobody here knows: those that
// are wide (CJK, emoji) take a full square, marks take nothing, others are
// taken to be as wide as wide letters of their case.
func advance(r rune) int {
	switch {
	case r < ' ' || r == 0x7f:
		return 0
	case r < 0x7f:
		return int(helvetica[r-' '])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc, unicode.Variation_Selector):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 1000
	}
	switch {
	case unicode.IsUpper(r):
		return 778
	case r < 0x250 || unicode.In(r, unicode.Greek, unicode.Cyrillic, unicode.Hebrew):
		return 611
	}
	return 1000
}

// Where neither Helvetica nor a font of its widths is at hand, the reader's
// font may be wider: DejaVu Sans by about an eighth. Bold text is wider, too.
const (
	slack     = 1.14
	boldSlack = 1.25
)

// textWidth is the width of s in a font of the given size, at most.
func textWidth(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += advance(r)
	}
	return slack * float64(sum) * size / 1000
}

// fitText makes one line of s: spaces are joined, characters that XML forbids
// or that turn the direction of what follows are left out, and what is wider
// than limit is cut, with a … at its end. The time is that of what is kept.
func fitText(s string, size, limit float64) string {
	const ellipsis = '…'
	var b strings.Builder
	room := int(limit * 1000 / size / slack)
	sum, cutAt, space := 0, 0, false
	for _, r := range s {
		if r == utf8.RuneError {
			r = '\uFFFD'
		}
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case !isXML(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			continue
		}
		w := advance(r)
		if space {
			w += advance(' ')
		}
		if sum+w > room {
			return strings.TrimRight(b.String()[:cutAt], " \u200d") + string(ellipsis)
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if sum += w; w == 0 && b.Len() > maxTip { // marks upon marks
			return b.String()[:cutAt]
		}
		b.WriteRune(r)
		if sum+advance(ellipsis) <= room {
			cutAt = b.Len()
		}
	}
	return b.String()
}

// isXML tells whether a document of XML 1.0 may hold r (its section 2.2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || ' ' <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}

// appendXML appends s as text of XML, good for content and for attributes in
// double quotes. Characters that XML forbids are left out.
func appendXML(b []byte, s string) []byte {
	for len(s) > 0 {
		n := 0 // plain bytes
		for n < len(s) && xmlPlain[s[n]] {
			n++
		}
		b = append(b, s[:n]...)
		if s = s[n:]; s == "" {
			break
		}
		r, size := utf8.DecodeRuneInString(s)
		switch r {
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '"':
			b = append(b, "&quot;"...)
		case '\t', '\n', '\r':
			b = append(b, "&#"...)
			b = append(b, map[rune]string{'\t': "9;", '\n': "10;", '\r': "13;"}[r]...)
		default:
			if isXML(r) {
				b = utf8.AppendRune(b, r)
			}
		}
		s = s[size:]
	}
	return b
}

// xmlPlain has the bytes that stand for themselves in XML.
var xmlPlain = func() (plain [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		plain[c] = !strings.ContainsRune(`&<>"`, c)
	}
	return plain
}()
