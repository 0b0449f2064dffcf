package readlist

import (
	"cmp"
	"fmt"
	"slices"

	"clipgraph/bib/work"
)

// Untitled is a work without a title in any row of a list.
type Untitled struct {
	Problem         // at its first row
	ID      work.ID // the zero ID if the list gives none
}

// reportUntitled records the works that have no title in any row, at their first row.
func (l *List) reportUntitled() {
	if !slices.ContainsFunc(l.Rows, func(row Row) bool { return row.Work.Title == "" }) {
		return
	}
	titled := map[work.ID]bool{}
	for _, row := range l.Rows {
		for _, id := range row.Work.IDs {
			titled[id] = titled[id] || row.Work.Title != ""
		}
	}
	for i := range l.Rows {
		row, id := &l.Rows[i], work.ID{}
		if ids := row.IDs(); len(ids) > 0 {
			id = ids[0]
		}
		if row.Work.Title == "" && !titled[id] {
			titled[id] = !id.IsZero()
			l.untitled(row, id, "%s has no recognizable title here", cmp.Or(id.String(), "an entry"))
		}
	}
}

// untitled records that the work of a row has no title.
func (l *List) untitled(row *Row, id work.ID, format string, args ...any) {
	p := Problem{File: l.File, Line: row.Line, Col: row.Col, Message: fmt.Sprintf(format, args...), Kind: UntitledProblem}
	l.Untitled = append(l.Untitled, Untitled{p, id})
}

// SumUntitled returns one problem for all of works, which are in order and not empty, of
// a list with the given number of rows. Otherwise a list whose form is not recognized
// would have a problem for each entry.
func SumUntitled(works []Untitled, rows int) Problem {
	p := works[0].Problem
	if n := len(works); n > 1 {
		p.Message = fmt.Sprintf("%d of %d entries have no recognizable title; the first is here", n, max(n, rows))
	}
	return p
}
