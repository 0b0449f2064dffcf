package readlist

import (
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Repair undoes one round of damage that lists suffer on their way through
// editors and web pages: UTF-8 read as if it were in a code page of one byte a
// character and written as UTF-8 again, so that "本文" becomes "æœ¬æ–‡"; or
// GBK read so, which makes "±¾ÎÄ" of it. The bytes that a code page leaves
// undefined are lost on that way; a character that lost one becomes U+FFFD.
// Where none is lost, the text is what it was.
//
// Text that shows no such damage is returned as it is, and changed is false.
// The evidence has to be plain: at least two characters of three bytes, or
// three accented letters of two, and more sequences that decode than not; for
// GBK, pairs of common characters by the line. A French "CAFÉ»" or a healthy
// line of Chinese never meets it. The time is linear in the text.
func Repair(text string) (repaired string, changed bool) {
	repaired, what := repair(text)
	return repaired, what != damage{}
}

// damage says what text was and as what it was read.
type damage struct{ was, page string }

func repair(text string) (string, damage) {
	counts := countRunes(text)
	if counts.high == 0 {
		return text, damage{}
	}
	var best evidence
	var page *codePage
	for i := range pages() {
		p := &pages()[i]
		foreign := counts.foreignTo(p)
		if foreign > counts.high/2 {
			continue
		}
		if e := weigh(text, p, foreign); e.proves() && (page == nil || e.score() > best.score()) {
			best, page = e, p
		}
	}
	if page != nil {
		return undo(text, page), damage{"UTF-8", page.name}
	}
	return repairGBK(text, counts)
}

// codePage is a way to read bytes one by one.
type codePage struct {
	name  string
	bytes map[rune]byte // from 0x80; what the page leaves undefined is read as a C1 control by some
}

// pages are those that text is read with where it should not be, the more
// likely ones first: of two that explain the damage as well, the first counts.
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

// runeCounts are the characters of a text beyond ASCII: how many, and how
// often each below 0x3000 stands there, which is where pages have theirs.
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

// foreignTo counts the characters that the page does not have.
func (c runeCounts) foreignTo(p *codePage) int {
	n := c.above
	for r, count := range c.below {
		if _, ok := p.bytes[r]; !ok {
			n += count
		}
	}
	return n
}

// undo reads the characters of the page in text as the bytes they were.
func undo(text string, p *codePage) string {
	var out strings.Builder
	out.Grow(len(text))
	at := 0
	for r := range p.runs(text) {
		out.WriteString(text[at:r.start])
		decodeLossy(&out, r.bytes)
		at = r.end
	}
	out.WriteString(text[at:])
	return out.String()
}

// evidence counts sequences that decode to what people write and those that
// do not.
type evidence struct{ long, accents, broken, foreign int }

func (e evidence) proves() bool {
	good := e.long + e.accents
	return (e.long >= 2 || e.accents >= 3) && good > e.broken && good > e.foreign
}

func (e evidence) score() int { return e.long + e.accents - e.broken - e.foreign }

// weigh reads the runs of text that the page can hold.
func weigh(text string, p *codePage, foreign int) evidence {
	e := evidence{foreign: foreign}
	for run := range p.runs(text) {
		for b := run.bytes; len(b) > 0; {
			r, size := utf8.DecodeRune(b)
			switch {
			case size >= 3 && plausible(r):
				e.long++
			case size == 2 && plausibleLetter(r):
				e.accents++
			default:
				e.broken++
				size = partial(b)
			}
			b = b[size:]
		}
	}
	return e
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

// plausibleLetter says whether lists hold r: letters of the scripts of two
// bytes, and the marks that stand between them.
func plausibleLetter(r rune) bool {
	return 0xC0 <= r && r <= 0x17F || 0x391 <= r && r <= 0x3CE || 0x410 <= r && r <= 0x44F ||
		r == 0xA0 || r == 0xAB || r == 0xBB || r == 0xB7 || r == 0xB0
}

// run is text[start:end], characters of a page beyond ASCII, and the bytes
// that they stand for there.
type run struct {
	start, end int
	bytes      []byte // valid until the next run
}

// runs returns the longest runs of text in the page, without the letters that
// stand alone in a word.
func (p *codePage) runs(text string) iter.Seq[run] {
	return func(yield func(run) bool) {
		var bytes []byte
		for i := 0; i < len(text); {
			if text[i] < utf8.RuneSelf {
				i++
				continue
			}
			end := i
			for bytes = bytes[:0]; end < len(text) && text[end] >= utf8.RuneSelf; {
				r, size := utf8.DecodeRuneInString(text[end:])
				b, ok := p.bytes[r]
				if !ok {
					break
				}
				bytes = append(bytes, b)
				end += size
			}
			if end == i { // not of the page
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			if !isLoneLetter(text, i, end) && !yield(run{i, end, bytes}) {
				return
			}
			i = end
		}
	}
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

// repairGBK undoes the reading of GBK as Windows-1252. There is no telling by
// the form of its bytes, so that all of the text has to speak for it: runs of
// pairs that are characters of daily use (GB 2312, its marks and level 1).
func repairGBK(text string, counts runeCounts) (string, damage) {
	page := &pages()[0]
	if counts.foreignTo(page) > 0 {
		return text, damage{}
	}
	common, rare := 0, 0
	for run := range page.runs(text) {
		b := run.bytes
		for ; len(b) >= 2; b = b[2:] {
			if (0xB0 <= b[0] && b[0] <= 0xD7 || 0xA1 <= b[0] && b[0] <= 0xA3) && b[1] >= 0xA1 {
				common++
			} else {
				rare++
			}
		}
		rare += len(b)
	}
	if common < 8 || common < 9*rare {
		return text, damage{}
	}
	raw := make([]byte, 0, len(text))
	for _, r := range text {
		b, ok := page.bytes[r]
		if !ok {
			b = byte(r) // ASCII
		}
		raw = append(raw, b)
	}
	decoded, _ := simplifiedchinese.GBK.NewDecoder().Bytes(raw) // what is broken becomes U+FFFD
	return string(decoded), damage{"GBK", page.name}
}
