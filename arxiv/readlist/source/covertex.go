package source

import (
	"bytes"

	"clipgraph/internal/ascii"
)

// CoverTeX blanks what TeX does not read: from % to the end of the line, the comment
// environment (packages comment and verbatim), and \iffalse up to the next \fi. A comment
// that is never closed, or longer than MaxComment, hides nothing. A % within an address
// is part of it.
func CoverTeX(text []byte, final bool, hidden Hidden) int {
	closers := [2]closer{{word: []byte(`\end{comment}`)}, {word: []byte(`\fi`)}}
	for i := 0; i < len(text); {
		n := bytes.IndexAny(text[i:], `%\`)
		if n < 0 {
			break
		}
		i += n
		rest := text[i:]
		if rest[0] == '%' {
			end := bytes.IndexByte(rest[:min(len(rest), MaxComment)], '\n')
			if end < 0 && !final && len(rest) < MaxComment {
				return i
			}
			if end < 0 {
				end = min(len(rest), MaxComment)
			}
			if inAddress(text[max(0, i-maxAddress):i]) {
				end = 1
			} else {
				hidden.cover(text, i, i+end)
			}
			i += end
			continue
		}
		if !final && len(rest) <= len(`\begin{comment}`) {
			return i
		}
		kind := -1
		if bytes.HasPrefix(rest, []byte(`\begin{comment}`)) {
			kind = 0
		} else if tail, ok := bytes.CutPrefix(rest, []byte(`\iffalse`)); ok && (len(tail) == 0 || !ascii.IsLetter(tail[0])) {
			kind = 1
		}
		if kind < 0 {
			i = min(i+2, len(text)) // \% and \\ are text
			continue
		}
		switch end := closers[kind].after(text, i+2); {
		case end >= 0:
			hidden.cover(text, i, end)
			i = end
		case !final && len(rest) < MaxComment:
			return i
		default:
			i++
		}
	}
	return len(text)
}

// closer finds the ends of comments, each once.
type closer struct {
	word   []byte
	at     int // the end of the last one found
	behind int // there is no other before this offset
}

// after returns the end of the first closer after from, or -1 if there is none within
// MaxComment.
func (c *closer) after(text []byte, from int) int {
	limit := min(len(text), from+MaxComment)
	if c.at-len(c.word) >= from {
		if c.at <= limit {
			return c.at
		}
		return -1
	}
	for start := max(from, c.behind); start < limit; {
		n := bytes.Index(text[start:limit], c.word)
		if n < 0 {
			c.behind = max(start, limit-len(c.word)+1)
			return -1
		}
		start += n + len(c.word)
		c.behind = start
		if start == len(text) || !ascii.IsLetter(text[start]) || c.word[len(c.word)-1] == '}' {
			c.at = start
			return start
		}
	}
	return -1
}

// inAddress reports whether an address continues at the end of before.
func inAddress(before []byte) bool {
	at := bytes.LastIndex(before, []byte("://"))
	return at >= 0 && !bytes.ContainsAny(before[at:], " \t\r\n{}\"")
}

// maxAddress is the number of bytes before a "%" that are searched for the start of an
// address.
const maxAddress = 1 << 10
