package wording

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is judged into the files of testdata")

// TestLikeness compares what phrases look like with testdata/likeness.tsv: each
// line has a phrase, and how much it is like a title, persons, a venue, a label
// and a name.
func TestLikeness(t *testing.T) {
	golden(t, "testdata/likeness.tsv", likenesses)
}

// golden compares a file with what judge writes of it; -update writes it.
func golden(t *testing.T, file string, judge func(data string) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := judge(string(data))
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

func likenesses(data string) string {
	var b strings.Builder
	for line := range strings.Lines(data) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		l := New(text).Look()
		fmt.Fprintf(&b, "%s\t%.3f\t%.3f\t%.3f\t%t\t%.3f\n", text, l.Title, l.Persons, l.Venue, l.Label, l.Name)
	}
	return b.String()
}

func diffLines(got, want string) string {
	var b strings.Builder
	wants := strings.Split(want, "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(wants) || wants[i] != line {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
