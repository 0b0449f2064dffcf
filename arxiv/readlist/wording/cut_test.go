package wording

import (
	"fmt"
	"strings"
	"testing"
)

// TestCuts cuts the lines of testdata, each of which is followed by its pieces with their
// kinds.
func TestCuts(t *testing.T) {
	golden(t, "testdata/cuts.tsv", cuts)
}

func cuts(data string) string {
	var b strings.Builder
	for line := range strings.Lines(data) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(text)
		pieces, _ := New(text).Cut(nil)
		for _, p := range pieces {
			fmt.Fprintf(&b, "\t%c %s", p.Kind, text[p.From:p.To])
		}
		b.WriteString("\n")
	}
	return b.String()
}
