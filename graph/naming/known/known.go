// Package known has the names by which lists know works whose titles don't have them: CLIP is
// "Learning Transferable Visual Models From Natural Language Supervision".
//
// names.tsv has a line for each: the title as [naming.JoinWords] writes it, a tab, and the
// name, in order. The table is made by internal/knownnames from public reading lists: two or
// more of them, by different owners, give the work that name, and they are at least half of
// those that give it any.
package known

import (
	_ "embed"
	"sort"
	"strings"

	"clipgraph/graph/naming"
)

//go:embed names.tsv
var table string

// Names returns the names by which the work with a title is known, in order. Most works
// have none. The time is logarithmic in the size of the table, and nothing is allocated for
// it.
func Names(title string) []string {
	fold, _ := naming.JoinWords(title)
	return namesIn(table, fold+"\t")
}

// namesIn returns what follows start in the lines of a sorted table.
func namesIn(table, start string) (names []string) {
	// lineAt returns the line around an offset and where it begins.
	lineAt := func(at int) (from int, line string) {
		from = strings.LastIndexByte(table[:at], '\n') + 1
		line, _, _ = strings.Cut(table[from:], "\n")
		return from, line
	}
	at := sort.Search(len(table), func(at int) bool {
		_, line := lineAt(at)
		return line >= start
	})
	for at < len(table) {
		from, line := lineAt(at)
		name, found := strings.CutPrefix(line, start)
		if !found {
			break
		}
		names = append(names, name)
		at = from + len(line) + 1
	}
	return names
}
