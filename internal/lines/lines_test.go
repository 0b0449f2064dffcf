package lines

import (
	"strings"
	"testing"
)

// Both ways of counting agree with the definition at every offset.
func TestPositions(t *testing.T) {
	for _, text := range []string{"", "\n", "one", "one\ntwo", "one\n\nthree\n", "ü\r\nzwei\r\n\r\n", strings.Repeat("a\n", 100)} {
		index := NewIndex(text)
		for at := 0; at <= len(text); at++ {
			before := text[:at]
			wantLine, wantCol := 1+strings.Count(before, "\n"), at-strings.LastIndexByte(before, '\n')
			if line, col := index.Position(at); line != wantLine || col != wantCol {
				t.Errorf("offset %d of %q is %d:%d by the index, want %d:%d", at, text, line, col, wantLine, wantCol)
			}
			var c Counter
			c.Pass(text[:at/2])
			c.Pass(text[at/2 : at])
			if line, col := c.Position(); line != wantLine || col != wantCol {
				t.Errorf("offset %d of %q is %d:%d by the counter, want %d:%d", at, text, line, col, wantLine, wantCol)
			}
			if c = Starting(at, wantLine, wantCol); at < len(text) {
				c.Pass(text[at:])
				if line, col := c.Position(); line != 1+strings.Count(text, "\n") || col != len(text)-strings.LastIndexByte(text, '\n') {
					t.Errorf("from offset %d of %q the end is %d:%d", at, text, line, col)
				}
			}
			if start := index.Start(wantLine); start != at+1-wantCol {
				t.Errorf("line %d of %q begins at %d, want %d", wantLine, text, start, at+1-wantCol)
			}
		}
		if line, _ := index.Position(len(text) + 5); line != 1+strings.Count(text, "\n") {
			t.Errorf("an offset behind the end of %q is on line %d", text, line)
		}
	}
}
