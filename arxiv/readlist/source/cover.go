package source

import (
	"bytes"
	"regexp"
)

// Cover blanks, in place, the parts of text that its readers do not see, such as
// comments. It returns the length up to which that is final: a comment may be open at the
// end of text, unless final is set. The final part ends outside of comments, so that the
// rest can be covered together with the text that follows. hidden, if not nil, is called
// with each part of text before it is blanked.
type Cover func(text []byte, final bool, hidden Hidden) (decided int)

// Hidden is called with a part of a text that is about to be blanked.
type Hidden func(text []byte, start, end int)

// cover blanks a part of text.
func (h Hidden) cover(text []byte, start, end int) {
	if h != nil {
		h(text, start, end)
	}
	Blank(text[start:end])
}

// MaxComment is the length of the longest comment, in bytes. A longer one, or one that is
// never closed, hides nothing: it is probably a mistake.
const MaxComment = 1 << 20

// CoverHTML blanks HTML comments (HTML Living Standard, 13.1.6; "<!-->" is a complete
// one).
func CoverHTML(text []byte, final bool, hidden Hidden) int {
	const opens, closes = "<!--", "-->"
	next := 0 // where a comment closes at or after i; -1 if none does
	for i := 0; ; {
		start := bytes.Index(text[i:], []byte(opens))
		if start < 0 {
			if final {
				return len(text)
			}
			return max(i, len(text)-len(opens)+1)
		}
		start += i
		if inner := start + len("<!"); next >= 0 && next < inner {
			if next = bytes.Index(text[inner:], []byte(closes)); next >= 0 {
				next += inner
			}
		}
		switch {
		case next >= 0 && next-start <= MaxComment:
			i = next + len(closes)
			hidden.cover(text, start, i)
		case next < 0 && !final && len(text)-start <= MaxComment:
			return start
		default:
			i = start + len(opens)
		}
	}
}

// CoverLines returns a Cover that blanks the lines that begin with mark.
func CoverLines(mark string) Cover {
	return func(text []byte, final bool, hidden Hidden) int {
		decided := len(text)
		if !final && len(text) <= MaxComment {
			decided = bytes.LastIndexByte(text, '\n') + 1
		}
		hidden.coverLines(text[:decided], func(line []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte(mark)) })
		return decided
	}
}

var yamlComment = regexp.MustCompile(`^(?:#|[ \t]+#+[ \t]*(?:-[ \t]|[\w-]+:\s))`)

// CoverYAML blanks comments that are whole lines: those that begin with #, and indented
// entries and fields that are commented out. Another indented line with # may be part of
// a text.
func CoverYAML(text []byte, final bool, hidden Hidden) int {
	decided := len(text)
	if !final && len(text) <= MaxComment {
		decided = bytes.LastIndexByte(text, '\n') + 1
	}
	hidden.coverLines(text[:decided], yamlComment.Match)
	return decided
}

// coverLines blanks the lines of text that are comments.
func (h Hidden) coverLines(text []byte, isComment func(line []byte) bool) {
	start := 0
	for line := range bytes.Lines(text) {
		if isComment(line) {
			h.cover(text, start, start+len(line))
		}
		start += len(line)
	}
}

// Blank overwrites text with blanks and keeps line ends.
func Blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}
