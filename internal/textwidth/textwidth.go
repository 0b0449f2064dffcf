// Package textwidth estimates the width of a line of text without drawing it.
//
// The widths are those of DejaVu Sans, which is as wide as Verdana and wider than
// Helvetica, Arial, Liberation Sans, Roboto and Segoe UI: in these a text takes no more
// room than [Of] returns. Only numbers are taken from the font. (It derives from
// Bitstream Vera, free for any use; U+2070 and following are in the public domain:
// https://dejavu-fonts.github.io/License.html.) The package imports nothing of this
// module.
package textwidth

//go:generate go run gen.go /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Widths of characters that are not in the table, in hundredths of the font size.
const (
	wide       = 100 // Chinese, Japanese, Korean, and unknown scripts
	pictograph = 130 // Noto Color Emoji has 125, Segoe UI Emoji 137 with narrower letters around
)

// Of returns the width of s in a font of the given size, in the unit of size. Combining
// marks and invisible characters have no width. A sequence of emoji is measured as if
// each were shown. The time is linear in the length of s.
func Of(s string, size float64, bold bool) float64 {
	sum := 0
	for _, r := range s {
		sum += advance(r, bold)
	}
	return float64(sum) * size / 100
}

// Cut returns s if it is at most limit wide. Otherwise it returns the longest prefix that
// fits with a final …, ending at a word if one ends in the second half of the prefix. It
// never cuts before a combining mark.
func Cut(s string, size float64, bold bool, limit float64) string {
	const ellipsis = '…'
	room := int(limit * 100 / size)
	sum, end, word := 0, 0, 0
	for i, r := range s {
		w := advance(r, bold)
		if w > 0 && sum+advance(ellipsis, bold) <= room {
			if end = i; unicode.IsSpace(r) {
				word = i
			}
		}
		if sum += w; sum > room {
			if 2*word >= end {
				end = word
			}
			return strings.TrimRightFunc(s[:end], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:-–—(/\u200d", r) }) + string(ellipsis)
		}
	}
	return s
}

// advance returns the width of r in hundredths of the font size.
func advance(r rune, bold bool) int {
	if r < utf8.RuneSelf {
		return int(ascii[bold][r])
	}
	return lookUp(r, bold)
}

func lookUp(r rune, bold bool) int {
	for i := range runs {
		run := &runs[i]
		if at := int(r - run.first); at >= 0 && at < len(run.regular) {
			w := run.regular[at]
			if bold {
				w = run.bold[at]
			}
			if w > 0 {
				return int(w)
			}
			break
		}
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc, unicode.Variation_Selector):
		return 0
	case r >= 0x1f000 && r < 0x20000:
		return pictograph
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianHalfwidth:
		return wide / 2
	}
	return wide
}

// ascii caches the widths of the ASCII characters by weight. Most text consists of them.
var ascii = func() map[bool]*[utf8.RuneSelf]uint8 {
	all := map[bool]*[utf8.RuneSelf]uint8{false: {}, true: {}}
	for bold, widths := range all {
		for r := range rune(utf8.RuneSelf) {
			widths[r] = uint8(lookUp(r, bold))
		}
	}
	return all
}()
