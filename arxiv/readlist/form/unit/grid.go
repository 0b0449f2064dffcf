package unit

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

// IsGrid reports whether each cell of a table is about a work of its own: several columns
// have links that name works, no other column has words, and no header says what its
// column has.
func (r *Reader) IsGrid(table *Node) bool {
	var columns []column
	for _, row := range table.Children {
		if row.Kind == markup.Row && row.Key != "head" && !r.countCells(row, &columns) {
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
func (r *Reader) countCells(row *Node, columns *[]column) bool {
	defer r.Release(r.Mark())
	for i, c := range r.Cells(row) {
		if wording.HeaderKey(c.Header) != wording.NoKey {
			return false
		}
		if i == len(*columns) {
			*columns = append(*columns, column{})
		}
		switch at := &(*columns)[i]; {
		case r.linksWork(c):
			at.names++
		case len(c.All) > 0:
			at.links++
		case slices.ContainsFunc(r.AllSpans(c), func(s marked.Span) bool { return strings.ContainsFunc(s.Text, unicode.IsLetter) }):
			at.words++
		}
	}
	return true
}

// linksWork reports whether a link in a cell names the work that it leads to.
func (r *Reader) linksWork(cell *Node) bool {
	return slices.ContainsFunc(r.AllSpans(cell), func(s marked.Span) bool {
		return s.Kind == inline.Link && s.IsMarked() && r.NamesWork(s.Text)
	})
}

// NamesWork reports whether the text of a link is a title or a short name.
func (r *Reader) NamesWork(text string) bool {
	l := wording.New(text).Look()
	return l.Title > r.least.Title || l.Name >= r.least.Name
}

// BeginsWithTitles reports whether n is a table in which the header of the first column says
// that it has titles.
func (r *Reader) BeginsWithTitles(n *Node) bool {
	if n.Kind != markup.Table || len(n.Children) == 0 {
		return false
	}
	defer r.Release(r.Mark())
	cells := r.Children(n.Children[len(n.Children)-1])
	return len(cells) > 0 && wording.HeaderKey(cells[0].Header) == wording.KeyTitle
}
