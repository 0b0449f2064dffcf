package export

import (
	"strings"
	"unicode/utf8"
)

// Text in XML is escaped here and nowhere else.

// isXML reports whether XML 1.0 allows r (section 2.2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || ' ' <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}

// appendXML appends s as escaped text, for content and for attributes in double quotes. It drops
// characters that XML does not allow.
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

// xmlPlain reports, for each byte, whether it stands for itself in XML.
var xmlPlain = func() (plain [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		plain[c] = !strings.ContainsRune(`&<>"`, c)
	}
	return plain
}()

// xmlString drops the characters of s that XML does not allow. It is for text that encoding/xml
// escapes; see [appendXML] for text that this package writes.
func xmlString(s string) string {
	return strings.Map(func(r rune) rune {
		if !isXML(r) {
			return -1
		}
		return r
	}, s) // like appendXML, it replaces invalid UTF-8 by U+FFFD
}
