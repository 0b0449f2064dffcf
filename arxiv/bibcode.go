package arxiv

import "strings"

// bibcodeLength is the length of the bibcodes of NASA's Astrophysics Data System ("ADS
// Bibliographic Codes").
const bibcodeLength = 19

// bibcode parses the ADS bibcode of a paper on arXiv, 2023arXiv230104567L or
// 2010arXiv1001.1234L, in an address of ADS such as ui.adsabs.harvard.edu/abs/. The word
// arXiv is at i, after the year and before the number and the initial of the first
// author.
func bibcode(text string, i int) (id ID, start, end int, ok bool) {
	start, end = i-4, i-4+bibcodeLength
	if start < 0 || end > len(text) || text[i:i+len("arXiv")] != "arXiv" || digitsAt(text[start:i]) != 4 || !strings.HasSuffix(text[:start], "abs/") || end < len(text) && isWordByte(text[end]) {
		return ID{}, 0, 0, false
	}
	number, initial := text[i+len("arXiv"):end-1], text[end-1]
	if initial < 'A' || initial > 'Z' {
		return ID{}, 0, 0, false
	}
	if digitsAt(number) == len(number) {
		number = number[:4] + "." + number[4:]
	}
	id, ok = parseCanonical([]byte(number))
	return id, start, end, ok
}

func isWordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
