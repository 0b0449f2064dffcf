// Package ascii sorts the characters of ASCII, byte by byte. A byte of a character
// outside of ASCII is of no sort.
package ascii

// IsLetter reports whether c is a letter.
func IsLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// IsDigit reports whether c is a decimal digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsLetterOrDigit reports whether c is one of both.
func IsLetterOrDigit(c byte) bool { return IsLetter(c) || IsDigit(c) }

// IsSpace reports whether c is white space as HTML has it: a blank, or what ends a
// line, a column or a page.
func IsSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' }

// IsPunct reports whether c is punctuation (CommonMark 2.1).
func IsPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
