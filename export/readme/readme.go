// Package readme writes papers as a README on GitHub shows them: [Diagram] in the
// language of Mermaid, [Table] in Markdown. It knows these two syntaxes and no graph.
package readme

import (
	"fmt"
	"strings"
	"unicode"
)

// Paper is what a README shows of a paper. Any text may be empty, and no text need be
// fit for the syntax.
type Paper struct {
	Name    string // the short one
	Title   string
	Authors []string
	Venue   string
	Year    string
	URL     string // of the web
	Links   []Link
}

// Link is an address of the web with its text; the text alone if it has no URL.
type Link struct{ Text, URL string }

// Group is papers below one heading, by their indexes. The heading is the last of Path,
// which has those above it, too.
type Group struct {
	Path   []string
	Papers []int
}

// oneLine returns s without what is not text: line ends and other white space are one
// blank, control and invisible characters and bytes that are no UTF-8 are left out, but
// for the two that shape scripts and emoji.
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

// address returns the address with all bytes percent-encoded that end it somewhere, or
// that no address has (RFC 3986).
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
