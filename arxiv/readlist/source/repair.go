package source

import (
	"unicode"
	"unicode/utf8"
)

// Repair undoes one round of a wrong decoding that editors and web pages inflict on
// lists: UTF-8 decoded as a code page of one byte a character and encoded as UTF-8 again,
// so that "本文" becomes "æœ¬æ–‡"; or GBK decoded so, which yields "±¾ÎÄ". Bytes that the
// code page leaves undefined are lost; a character that lost one becomes U+FFFD. If none
// is lost, the original text is restored.
//
// Text without such damage is returned unchanged, and changed is false. Damage has to be
// proven: by combinations that nobody writes, such as a currency sign after a letter,
// that decode to characters found in lists, and by more of these than of characters that
// don't decode (see evidence). Natural text proves nothing, whatever it decodes to: a
// French "CAFÉ»", a Portuguese "õáá", the note marks of "José¹²". The time is linear in
// the text.
func Repair(text string) (repaired string, changed bool) {
	repaired, what, _ := repair(text)
	return repaired, what != damage{}
}

// damage is the original encoding of a text and the one it was read with.
type damage struct{ was, page string }

// repair is [Repair], and also returns the mapping of offsets to text.
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

// undo converts the characters of the page in text back to bytes. Characters that lost
// bytes become U+FFFD. Characters that were never damaged are kept: those whose byte
// begins no sequence, and a letter that ends an ASCII word, such as the é of café.
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

// endsWord reports whether the run is an undamaged end of a word: a letter, or a letter
// before punctuation.
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

// isLead reports whether b begins a multi-byte character of UTF-8.
func isLead(b byte) bool { return 0xC2 <= b && b <= 0xF4 }

// partial returns the length of the incomplete sequence at the front of b: its lead byte
// and the remaining continuation bytes.
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
