package export

import (
	"bufio"
	"strings"
	"unicode/utf8"
)

// xmlText writes s as character data or as the value of an attribute in quotes:
// with entities for what XML gives a meaning, and without the characters that it
// has not (Extensible Markup Language 1.0, section 2.2).
func xmlText(out *bufio.Writer, s string) {
	begin := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		instead := ""
		switch {
		case r == '&':
			instead = "&amp;"
		case r == '<':
			instead = "&lt;"
		case r == '>':
			instead = "&gt;"
		case r == '"':
			instead = "&#34;"
		case r == '\t', r == '\n', r == '\r':
			instead = " "
		case r == utf8.RuneError && size == 1:
			instead = "\ufffd"
		case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff:
		default:
			i += size
			continue
		}
		out.WriteString(s[begin:i])
		out.WriteString(instead)
		i += size
		begin = i
	}
	out.WriteString(s[begin:])
}

// xmlString is xmlText as a value, for what is written by others.
func xmlString(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return ' '
		case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
