package source

import (
	"bytes"
	"regexp"
)

// A cover blanks, in place and without moving a byte, what text holds that
// its readers do not see, such as comments. It returns how far that is
// decided: a comment may be open at the end of text, unless nothing follows
// it. What is decided ends outside of comments, so that the rest can be
// covered with what follows. hidden, if not nil, is called with each part of text
// before that is blanked.
type Cover func(text []byte, final bool, hidden Hidden) (decided int)

// Hidden takes what is hidden of a text, from start to end.
type Hidden func(text []byte, start, end int)

// cover blanks a part of text.
func (h Hidden) cover(text []byte, start, end int) {
	if h != nil {
		h(text, start, end)
	}
	Blank(text[start:end])
}

// MaxComment is the longest comment that hides what stands in it, in bytes.
// What is longer, or never closed, hides nothing: it is more likely a slip
// than a wish to hide the rest of the list.
const MaxComment = 1 << 20

// CoverHTML blanks HTML comments (HTML Living Standard, 13.1.6; "<!-->" is a
// whole one).
func CoverHTML(text []byte, final bool, hidden Hidden) int {
	const opens, closes = "<!--", "-->"
	next := 0 // where a comment closes at or behind i; -1 if none does
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

// CoverLines returns what blanks the lines that begin with mark.
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

// CoverYAML blanks comments of a whole line: those at its front, and entries
// and fields that are commented out where they stood. An indented line with
// another # may be a part of a text.
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

// Blank overwrites text with blanks, line ends left where they are.
func Blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}
