// Package ascii classifies ASCII characters, byte by byte. A byte of a character outside
// ASCII is in no class.
package ascii

// IsLetter reports whether c is a letter.
func IsLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// IsDigit reports whether c is a decimal digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsLetterOrDigit reports whether c is a letter or a decimal digit.
func IsLetterOrDigit(c byte) bool { return IsLetter(c) || IsDigit(c) }

// IsSpace reports whether c is ASCII white space as HTML defines it: space, tab, carriage
// return, newline or form feed.
func IsSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' }

// IsPunct reports whether c is ASCII punctuation (CommonMark 2.1).
func IsPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
