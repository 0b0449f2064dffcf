package known

import (
	"iter"
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

// Works that lists have under a name.
func TestWorks(t *testing.T) {
	for name, want := range map[string]string{"llama": "open efficient foundation language models", "react": "synergizing reasoning acting language models"} {
		if got := Works(name); len(got) == 0 || !slices.ContainsFunc(got, func(w Work) bool { return w.Title == want && w.IsWellKnown() }) {
			t.Errorf("%s: %v, want %s", name, got, want)
		}
	}
	if got := Works("counter of crates"); got != nil {
		t.Error(got)
	}
}

// A title may have several names; the first and the last line are found.
func TestValuesOf(t *testing.T) {
	const table = "ant bee cat\tABC\nant bee cat\tBee\nant bee cats\tCats\ndog eel fox\tDEF\n"
	for title, want := range map[string][]string{"ant bee cat": {"ABC", "Bee"}, "ant bee cats": {"Cats"}, "dog eel fox": {"DEF"}, "ant bee": nil, "zoo": nil, "aaa": nil} {
		if got := valuesOf(table, title+"\t"); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// Every line of the tables is in order and found, and may be a name.
func TestTables(t *testing.T) {
	for line := range linesOf(t, names, 2500) {
		title, name, found := strings.Cut(line, "\t")
		if !found || len(naming.Stated(name)) != 1 || !slices.Contains(Names(title), name) {
			t.Errorf("%q is of no use", line)
		}
	}
	for line := range linesOf(t, works, 400) {
		name, rest, _ := strings.Cut(line, "\t")
		title, _, _ := strings.Cut(rest, "\t")
		joined, _ := naming.JoinWords(title)
		if all := Works(name); naming.Fold(name) != name || joined != title || !slices.ContainsFunc(all, Work.IsWellKnown) || !slices.ContainsFunc(all, func(w Work) bool { return w.Title == title && w.Lists > 1 }) {
			t.Errorf("%q is of no use", line)
		}
	}
}

// linesOf returns the lines of a sorted table with a least number of them.
func linesOf(t *testing.T, table string, least int) iter.Seq[string] {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	if len(lines) < least {
		t.Errorf("%d lines", len(lines))
	}
	if !slices.IsSorted(lines) || len(slices.Compact(slices.Clone(lines))) != len(lines) {
		t.Error("the lines are not in order, or twice")
	}
	return slices.Values(lines)
}

func BenchmarkNames(b *testing.B) {
	for b.Loop() {
		Names("Learning Transferable Visual Models From Natural Language Supervision")
	}
}
