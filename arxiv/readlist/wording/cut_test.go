package wording

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestCuts cuts the lines of testdata, each of which is followed by its pieces with their
// kinds.
func TestCuts(t *testing.T) {
	const file = "testdata/cuts.tsv"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := cuts(string(data))
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(data) {
		t.Errorf("got\n%s", diffLines(got, string(data)))
	}
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
