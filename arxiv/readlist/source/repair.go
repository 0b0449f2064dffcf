package source

import (
	"unicode"
	"unicode/utf8"
)

// Repair undoes one round of damage that lists suffer on their way through
// editors and web pages: UTF-8 read as if it were in a code page of one byte a
// character and written as UTF-8 again, so that "本文" becomes "æœ¬æ–‡"; or
// GBK read so, which makes "±¾ÎÄ" of it. The bytes that a code page leaves
// undefined are lost on that way; a character that lost one becomes U+FFFD.
// Where none is lost, the text is what it was.
//
// Text that shows no such damage is returned as it is, and changed is false.
// Damage has to be proven: by characters that nobody writes side by side, such
// as a sign of currency after a letter, and that decode to what lists hold, and
// by more of these than of characters that don't decode (see evidence). What
// reads well as it is proves nothing, whatever its bytes decode to: a French
// "CAFÉ»", a Portuguese "õáá", the notes of "José¹²". The time is linear in the
// text.
func Repair(text string) (repaired string, changed bool) {
	repaired, what, _ := repair(text)
	return repaired, what != damage{}
}

// damage says what text was and as what it was read.
type damage struct{ was, page string }

// repair is [Repair], and returns how offsets lead back to text.
func repair(text string) (string, damage, mappings) {
	counts := countRunes(text)
	if counts.high == 0 {
		return text, damage{}, nil
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
		repaired, m := undo(text, page)
		return repaired, damage{"UTF-8", page.name}, mappings{m}
	}
	return repairGBK(text, counts)
}

// undo reads the characters of the page in text as the bytes they were. The
// rest of a character that lost bytes becomes U+FFFD. A character that was never
// damaged stays: one whose byte begins none, and a letter that ends a word of
// ASCII, such as the é of café.
func undo(text string, p *codePage) (string, mapping) {
	var out builder
	out.Grow(len(text))
	at := 0
	for run := range p.runs(text) {
		out.copy(text[at:run.start])
		for i := 0; i < len(run.bytes); {
			b := run.bytes[i:]
			r, size := utf8.DecodeRune(b)
			if r == utf8.RuneError && size <= 1 {
				size = partial(b)
				if size == 1 && !isLead(b[0]) || endsWord(text, run) {
					r, size = run.runes[i], 1
				}
			}
			out.rune(r, width(run.runes[i:i+size]))
			i += size
		}
		at = run.end
	}
	out.copy(text[at:])
	return out.String(), out.mapping
}

// width returns the length of runes in UTF-8.
func width(runes []rune) int {
	n := 0
	for _, r := range runes {
		n += utf8.RuneLen(r)
	}
	return n
}

// endsWord reports whether the run is a healthy end of a word whose other letters
// are none of the page's damage: a letter, or one before punctuation.
func endsWord(text string, run run) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:run.start])
	switch len(run.runes) {
	case 1:
		return unicode.IsLetter(before)
	case 2:
		return unicode.IsLetter(before) && isPunctuation(run.runes[1])
	}
	return false
}

// isLead reports whether a character of UTF-8 of several bytes begins with b.
func isLead(b byte) bool { return 0xC2 <= b && b <= 0xF4 }

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
