// Package lines finds the line and the column of an offset in a text: a [Counter] for
// offsets in increasing order, as in a stream, and an [Index] for offsets in any order.
//
// A line ends with "\n". Lines and columns count from 1, columns in bytes.
package lines

import (
	"slices"
	"strings"
)

// Counter is a position that moves forward through a text. The zero value is at the
// beginning.
type Counter struct {
	At int // the offset of the position

	newlines  int // before the position
	lineStart int // the offset of the start of its line
}

// Starting returns a counter at an offset whose line and column are known.
func Starting(at, line, col int) Counter {
	return Counter{At: at, newlines: line - 1, lineStart: at + 1 - col}
}

// Pass moves the position past text, which must follow it.
func (c *Counter) Pass(text string) {
	if n := strings.Count(text, "\n"); n > 0 {
		c.newlines += n
		c.lineStart = c.At + strings.LastIndexByte(text, '\n') + 1
	}
	c.At += len(text)
}

// Position returns the line and the column of the position.
func (c *Counter) Position() (line, col int) { return c.newlines + 1, c.At - c.lineStart + 1 }

// Index holds the offsets at which the lines of a text begin.
type Index struct {
	starts []int
	size   int
}

// NewIndex returns the index of text.
func NewIndex(text string) Index {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return Index{starts, len(text)}
		}
		at += n + 1
		starts = append(starts, at)
	}
}

// Position returns the line and the column of an offset, in time logarithmic in the
// number of lines. An offset outside the text is clamped to it.
func (x Index) Position(offset int) (line, col int) {
	offset = min(max(offset, 0), x.size)
	i, found := slices.BinarySearch(x.starts, offset)
	if !found {
		i--
	}
	return i + 1, offset - x.starts[i] + 1
}

// Start returns the offset of the start of a line. For a line after the last it returns
// the size of the text.
func (x Index) Start(line int) int {
	if line > len(x.starts) {
		return x.size
	}
	return x.starts[max(line, 1)-1]
}
