package readlist

import "bytes"

// A cover blanks, in place and without moving a byte, what text holds that
// its readers do not see, such as comments. It returns how far that is
// decided: a comment may be open at the end of text, unless nothing follows
// it. What is decided ends outside of comments, so that the rest can be
// covered with what follows.
type cover func(text []byte, final bool) (decided int)

// maxComment is the longest comment that hides what stands in it, in bytes.
// What is longer, or never closed, hides nothing: it is more likely a slip
// than a wish to hide the rest of the list.
const maxComment = 1 << 20

// coverHTML blanks HTML comments (HTML Living Standard, 13.1.6; "<!-->" is a
// whole one).
func coverHTML(text []byte, final bool) int {
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
		case next >= 0 && next-start <= maxComment:
			i = next + len(closes)
			blank(text[start:i])
		case next < 0 && !final && len(text)-start <= maxComment:
			return start
		default:
			i = start + len(opens)
		}
	}
}

// coverLines returns what blanks the lines that begin with mark.
func coverLines(mark string) cover {
	return func(text []byte, final bool) int {
		decided := len(text)
		if !final && len(text) <= maxComment {
			decided = bytes.LastIndexByte(text, '\n') + 1
		}
		for line := range bytes.Lines(text[:decided]) {
			if bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte(mark)) {
				blank(line)
			}
		}
		return decided
	}
}

// blank overwrites text with blanks, line ends left where they are.
func blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}
