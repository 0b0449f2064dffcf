package known

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/graph/naming"
)

// Names of works whose titles don't have them.
func TestNames(t *testing.T) {
	for title, want := range map[string][]string{
		"Learning Transferable Visual Models From Natural Language Supervision": {"CLIP"},
		"learning transferable visual models from natural-language supervision": {"CLIP"},
		"Attention Is All You Need":                           {"Transformer"},
		"Attention Is All You Need In Speech":                 nil,
		"Counting the Oaken Crates of Seven Distant Harbours": nil,
		"":  nil,
		"a": nil,
	} {
		if got := Names(title); !slices.Equal(got, want) {
			t.Errorf("%q is known as %q, want %q", title, got, want)
		}
	}
}

// A title may have several names; the first and the last line are found.
func TestNamesIn(t *testing.T) {
	const table = "ant bee cat\tABC\nant bee cat\tBee\nant bee cats\tCats\ndog eel fox\tDEF\n"
	for title, want := range map[string][]string{"ant bee cat": {"ABC", "Bee"}, "ant bee cats": {"Cats"}, "dog eel fox": {"DEF"}, "ant bee": nil, "zoo": nil, "aaa": nil} {
		if got := namesIn(table, title+"\t"); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// Every line of the table is in order, found by its title, and may be a name.
func TestTable(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	if len(lines) < 2500 {
		t.Errorf("%d lines", len(lines))
	}
	if !slices.IsSorted(lines) || len(slices.Compact(slices.Clone(lines))) != len(lines) {
		t.Error("the lines are not in order, or twice")
	}
	for _, line := range lines {
		title, name, found := strings.Cut(line, "\t")
		if !found || len(naming.Stated(name)) != 1 || !slices.Contains(Names(title), name) {
			t.Errorf("%q is of no use", line)
		}
	}
}

func BenchmarkNames(b *testing.B) {
	for b.Loop() {
		Names("Learning Transferable Visual Models From Natural Language Supervision")
	}
}
