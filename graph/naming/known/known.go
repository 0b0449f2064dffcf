// Package known has the names by which public lists know works. What a title doesn't have, such
// as CLIP for "Learning Transferable Visual Models From Natural Language Supervision", is in
// names.tsv, and which work is meant by a name that many use, in works.tsv.
//
// Both tables are made by internal/knownnames from public reading lists, a line for each work and
// name, in order. In names.tsv it has the title as [naming.JoinWords] writes it, a tab, and the
// name: the lists of two owners or more give the work that name, and they are at least half of
// those that give it any. In works.tsv it has the name of a well-known work as [naming.Fold] writes
// it, and the title without that name and the number of the owners whose lists have it, for each
// work of that name.
package known

import (
	_ "embed"
	"sort"
	"strconv"
	"strings"

	"clipgraph/graph/naming"
)

//go:embed names.tsv
var names string

//go:embed works.tsv
var works string

// Names returns the names by which the work with a title is known, in order. Most works
// have none. The time is logarithmic in the size of the table, and nothing is allocated for
// it.
func Names(title string) []string {
	fold, _ := naming.JoinWords(title)
	return valuesOf(names, fold+"\t")
}

// Work is a work that lists have under a name.
type Work struct {
	Title string // without the name, as [naming.JoinWords] writes it
	Lists int    // the owners of lists that have it
}

// IsWellKnown reports whether many lists have a work.
func (w Work) IsWellKnown() bool { return w.Lists >= many }

// many is the number of owners of lists from which on a work is well known, of some 730.
const many = 6

// Works returns the works that lists have under a name, which is given by its [naming.Fold], if one
// of them is well known. The time is that of [Names].
func Works(name string) (all []Work) {
	for _, value := range valuesOf(works, name+"\t") {
		title, lists, _ := strings.Cut(value, "\t")
		n, _ := strconv.Atoi(lists)
		all = append(all, Work{title, n})
	}
	return all
}

// valuesOf returns what follows start in the lines of a sorted table.
func valuesOf(table, start string) (values []string) {
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
		value, found := strings.CutPrefix(line, start)
		if !found {
			break
		}
		values = append(values, value)
		at = from + len(line) + 1
	}
	return values
}
