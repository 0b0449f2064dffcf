package source

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// repairGBK undoes the decoding of GBK as Windows-1252. The bytes of GBK have no
// recognizable form, so the whole text must support it: runs of pairs that are common
// characters (GB 2312, its marks and level 1), of several kinds, with signs among the
// letters. A line of "ÄÄÄÄ" or "····" that somebody drew does not count.
func repairGBK(text string, counts runeCounts) (string, damage, mappings) {
	page := &pages()[0]
	if counts.foreignTo(page) > 0 {
		return text, damage{}, nil
	}
	const enough = 8 // pairs
	common, rare, mixed := 0, 0, 0
	kinds := map[[2]byte]bool{}
	for run := range page.runs(text) {
		b, r := run.bytes, run.runes
		for ; len(b) >= 2; b, r = b[2:], r[2:] {
			if (b[0] < 0xB0 || b[0] > 0xD7) && (b[0] < 0xA1 || b[0] > 0xA3) || b[1] < 0xA1 {
				rare++
				continue
			}
			common++
			if len(kinds) < enough {
				kinds[[2]byte{b[0], b[1]}] = true
			}
			if unicode.IsLetter(r[0]) != unicode.IsLetter(r[1]) {
				mixed++
			}
		}
		rare += len(b)
	}
	if common < enough || common < 9*rare || 2*len(kinds) < enough || 8*mixed < common {
		return text, damage{}, nil
	}
	raw := make([]byte, 0, len(text))
	var toText mapping
	var rawAt, textAt int32
	for _, r := range text {
		b, ok := page.bytes[r]
		if !ok {
			b = byte(r) // ASCII
		}
		raw = append(raw, b)
		toText.add(&rawAt, &textAt, 1, utf8.RuneLen(r), 1)
	}
	decoded, toRaw := decode(raw, simplifiedchinese.GBK)
	return string(decoded), damage{"GBK", page.name}, mappings{toRaw, toText}
}
