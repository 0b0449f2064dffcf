package form

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// A leaderboard has works in several columns, each beside others of the same rank.

// column counts the cells of a column: those that name works, those that link to works by
// labels alone, and those that only have words.
type column struct{ names, links, words int }

// isGrid reports whether each cell of a table is about a work of its own: several columns
// have links that name works, no other column has words, and no header says what its
// column has.
func (v *vote) isGrid(table *node) bool {
	var columns []column
	for _, row := range table.children {
		if row.Kind == markup.Row && row.Key != "head" && !v.countCells(row, &columns) {
			return false
		}
	}
	named := 0
	for _, c := range columns {
		if c.names > c.links {
			named++
		} else if c.links+c.words > 0 {
			return false
		}
	}
	return named > 1
}

// countCells adds the cells of a row to the counts of their columns. It reports whether
// no header says what its column has.
func (v *vote) countCells(row *node, columns *[]column) bool {
	defer v.release(v.mark())
	for i, c := range v.cells(row) {
		if wording.HeaderKey(c.Header) != wording.NoKey {
			return false
		}
		if i == len(*columns) {
			*columns = append(*columns, column{})
		}
		switch at := &(*columns)[i]; {
		case v.namesWork(c):
			at.names++
		case len(c.all) > 0:
			at.links++
		case slices.ContainsFunc(v.allSpans(c), func(s span) bool { return strings.ContainsFunc(s.Text, unicode.IsLetter) }):
			at.words++
		}
	}
	return true
}

// namesWork reports whether a link in a cell names the work that it leads to.
func (v *vote) namesWork(cell *node) bool {
	return slices.ContainsFunc(v.allSpans(cell), func(s span) bool {
		return s.Kind == inline.Link && s.IsMarked() && namesWork(s.Text)
	})
}

// cutGrid makes entries of the cells with an identifier.
func (v *vote) cutGrid(table *node) {
	before := len(v.entries)
	for _, row := range table.children {
		mark := v.mark()
		v.cutCells(slices.DeleteFunc(slices.Clone(v.cells(row)), func(c *node) bool { return len(c.all) == 0 }))
		v.release(mark)
	}
	v.ranked = append(v.ranked, v.entries[before:]...)
	v.entries = v.entries[:before]
}

// rankedAlone returns the cells of leaderboards whose works have no other entry: a
// leaderboard says which model of a work it ranks, and not the title.
func (v *vote) rankedAlone() []*entry {
	listed := make(map[marked.ID]bool, len(v.entries))
	for _, e := range v.entries {
		listed[e.id] = true
	}
	return slices.DeleteFunc(v.ranked, func(e *entry) bool { return listed[e.id] })
}

// cutCells makes an entry of each identifier of the cells.
func (v *vote) cutCells(cells []*node) {
	for _, c := range cells {
		if len(c.all) == 1 {
			v.emitSpans(c, c.all[0], "cell", slices.Clone(v.allSpans(c)))
		} else {
			v.running(c, v.allSpans(c), "cell")
		}
	}
}
