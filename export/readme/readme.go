// Package readme writes papers for a README on GitHub: a [Diagram] in Mermaid or a [Table] in
// Markdown. It knows these two syntaxes and nothing of graphs.
package readme

import (
	"fmt"
	"strings"
	"unicode"
)

// Paper is what a README shows of a paper. Any field may be empty. Text need not be escaped.
type Paper struct {
	Name    string // short name
	Title   string
	Authors []string
	Venue   string
	Year    string
	URL     string // of the web
	Links   []Link
}

// Link is a web address with its text. Without a URL it is plain text.
type Link struct{ Text, URL string }

// Group is the papers below one heading, by index. The heading is the last element of Path; the
// headings above it come first.
type Group struct {
	Path   []string
	Papers []int
}

// oneLine returns s as a single line of graphic characters. White space becomes one blank.
// Control and invisible characters and invalid UTF-8 are dropped, except the two joiners that shape
// scripts and emoji.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		const nonJoiner, joiner = '\u200c', '\u200d'
		if r == nonJoiner || r == joiner || r != unicode.ReplacementChar && unicode.IsGraphic(r) {
			return r
		}
		return -1
	}, s)
}

// address returns the address with all bytes percent-encoded that would end it in some syntax or
// that RFC 3986 does not allow.
func address(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~:/?#@!$&'*+,=%", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
