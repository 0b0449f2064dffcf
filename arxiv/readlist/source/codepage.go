package source

import (
	"iter"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"clipgraph/internal/ascii"
)

// codePage is an encoding of one byte a character.
type codePage struct {
	name  string
	bytes map[rune]byte // from 0x80; some programs read undefined bytes as C1 controls
}

// pages are the code pages with which UTF-8 is read by mistake, the most likely first. Of
// two that explain the damage equally well, the first counts.
var pages = sync.OnceValue(func() []codePage {
	var all []codePage
	for _, c := range []struct {
		name string
		page *charmap.Charmap
	}{
		{"Windows-1252", charmap.Windows1252}, {"Windows-1254", charmap.Windows1254}, {"ISO-8859-1", charmap.ISO8859_1},
		{"Windows-1250", charmap.Windows1250}, {"Windows-1251", charmap.Windows1251}, {"Windows-1253", charmap.Windows1253},
		{"Windows-1257", charmap.Windows1257}, {"Windows-1258", charmap.Windows1258}, {"ISO-8859-15", charmap.ISO8859_15},
		{"Macintosh", charmap.Macintosh}, {"code page 437", charmap.CodePage437}, {"code page 850", charmap.CodePage850},
		{"KOI8-R", charmap.KOI8R},
	} {
		p := codePage{c.name, map[rune]byte{}}
		for b := 0x80; b <= 0x9F; b++ {
			p.bytes[rune(b)] = byte(b)
		}
		for b := 0x80; b <= 0xFF; b++ {
			if r := c.page.DecodeByte(byte(b)); r != utf8.RuneError {
				p.bytes[r] = byte(b)
			}
		}
		all = append(all, p)
	}
	return all
})

// runeCounts counts the characters of a text beyond ASCII, those below 0x3000
// individually, since code pages have only these.
type runeCounts struct {
	high  int
	below map[rune]int
	above int
}

func countRunes(text string) runeCounts {
	counts := runeCounts{below: map[rune]int{}}
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf || r == utf8.RuneError:
			continue
		case r < 0x3000:
			counts.below[r]++
		default:
			counts.above++
		}
		counts.high++
	}
	return counts
}

// foreignTo counts the characters that are not in the page.
func (c runeCounts) foreignTo(p *codePage) int {
	n := c.above
	for r, count := range c.below {
		if _, ok := p.bytes[r]; !ok {
			n += count
		}
	}
	return n
}

// run is text[start:end], consecutive characters of a page beyond ASCII, and their bytes.
type run struct {
	start, end int
	runes      []rune // the characters, one for each byte
	bytes      []byte // both are valid until the next run
}

// runs returns the longest runs of text in the page, except for single letters within
// words.
func (p *codePage) runs(text string) iter.Seq[run] {
	return func(yield func(run) bool) {
		var bytes []byte
		var runes []rune
		for i := 0; i < len(text); {
			if text[i] < utf8.RuneSelf {
				i++
				continue
			}
			end := i
			for runes, bytes = runes[:0], bytes[:0]; end < len(text) && text[end] >= utf8.RuneSelf; {
				r, size := utf8.DecodeRuneInString(text[end:])
				b, ok := p.bytes[r]
				if !ok {
					break
				}
				runes, bytes = append(runes, r), append(bytes, b)
				end += size
			}
			if end == i { // not of the page
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			if !isLoneLetter(text, i, end) && !yield(run{i, end, runes, bytes}) {
				return
			}
			i = end
		}
	}
}

// isLoneLetter reports whether text[i:end] is a single letter within a word, such as the
// ö of Schrödinger: bytes lost beside it can't be known.
func isLoneLetter(text string, i, end int) bool {
	if utf8.RuneCountInString(text[i:end]) != 1 || i == 0 || end == len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r >= 0xC0 && ascii.IsLetter(text[i-1]) && ascii.IsLetter(text[end])
}
