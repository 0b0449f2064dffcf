package relate

import (
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/graph/paper"
	"clipgraph/graph/references"
	"clipgraph/graph/repository"
)

// CopiedCode returns the rows whose link to code is probably copied from another row, by
// index, each with the index of the other row: both link to one repository, which has the
// name of the other row, and the row has a name of its own that has nothing in common
// with it. The time is linear in the rows that share a repository.
func CopiedCode(rows []readlist.Row) map[int]int {
	at := map[string][]int{}
	for i := range rows {
		if place := strings.ToLower(repository.Of(&rows[i])); place != "" {
			at[place] = append(at[place], i)
		}
	}
	var papers []*paper.Paper
	var rowOf []int // the row of each paper
	for i := range rows {
		if place := strings.ToLower(repository.Of(&rows[i])); place != "" && len(at[place]) == 2 {
			papers = append(papers, &paper.Paper{Name: rows[i].Name, ListedTitle: rows[i].Work.Title, Meta: rows[i].Work, Rows: rows[i : i+1]})
			rowOf = append(rowOf, i)
		}
	}
	copies := map[int]int{}
	if len(papers) == 0 {
		return copies
	}
	x := New(papers, references.New(len(papers)))
	for place, group := range x.repos.Papers {
		if len(group) != 2 || x.repos.IsCollection(place) {
			continue
		}
		for _, pair := range [...][2]int{{int(group[0]), int(group[1])}, {int(group[1]), int(group[0])}} {
			if x.isCopied(place, pair[0], pair[1]) {
				copies[rowOf[pair[1]]] = rowOf[pair[0]]
			}
		}
	}
	return copies
}
