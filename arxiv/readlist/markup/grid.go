package markup

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// grid tracks the columns of an HTML table. The text of a cell that spans rows is
// repeated in the rows below, without a position of its own, so that a link in it counts
// only for the row where it is written.
type grid struct {
	header []string
	column int      // the column of the next cell
	starts []int    // the first columns of the cells of the row
	down   []downTo // cells above that span the row, sorted by column
	next   int      // the first of down that is not yet repeated
	added  []downTo // cells of the row that span rows below
	heads  int      // the number of header cells of the row
}

// downTo is a cell that spans rows below.
type downTo struct {
	cell            *Unit
	spans           []inline.Span // the repeated spans; nil until they are needed
	column, columns int
	rows            int // the number of rows that it still spans
	head            bool
}

// Limits of spanning cells. The repeated cells of a document may have minRepeated spans
// in total, and one for each repeatedSpan bytes of the text, so that the work is linear
// in the text.
const (
	maxColumns   = 1000
	maxRowSpan   = 1000
	repeatedSpan = 16
	minRepeated  = 5000
)

// repeats takes n repeated spans from the limit for a row at an offset, and reports
// whether the limit allows them.
func (t *Tree) repeats(n, at int) bool {
	if t.left < n {
		t.left = 0
		if t.Cut == 0 {
			t.Cut = max(at, 1)
		}
		return false
	}
	t.left -= n
	return true
}

func (g *grid) startRow() { g.column, g.heads, g.next, g.starts, g.added = 0, 0, 0, g.starts[:0], nil }

// cell sets the header of a cell that begins in a row, by its column.
func (g *grid) cell(r *Reader, row, u *Unit, t inline.Tag) {
	for g.next < len(g.down) && g.down[g.next].column <= g.column {
		g.repeat(r, row, t.Start)
	}
	if g.column < len(g.header) {
		u.Header = g.header[g.column]
	}
	columns := min(spanned(&t, "colspan", maxColumns), maxColumns-min(g.column, maxColumns))
	head := t.Name == "th"
	if rows := spanned(&t, "rowspan", maxRowSpan); rows > 1 {
		g.added = append(g.added, downTo{cell: u, column: g.column, columns: columns, rows: rows - 1, head: head})
	}
	g.place(columns, head)
}

// place assigns columns to the next cell of the row.
func (g *grid) place(columns int, head bool) {
	g.starts = append(g.starts, g.column)
	g.column = min(g.column+columns, maxColumns)
	if head {
		g.heads++
	}
}

// repeat repeats the next cell above that spans the row, at an offset.
func (g *grid) repeat(r *Reader, row *Unit, at int) {
	d := &g.down[g.next]
	if d.spans == nil {
		d.spans = shownBelow(r, d.cell)
	}
	if !r.tree.repeats(1+len(d.spans), at) {
		g.down, g.next = nil, 0
		return
	}
	g.next++
	if d.column < g.column {
		return // a cell of the row overlaps it
	}
	u := &Unit{Kind: Cell, Key: d.cell.Key, Header: d.cell.Header, Start: int32(at), End: int32(at)}
	if len(d.spans) > 0 {
		u.text, u.more = made, &more{spans: slices.Clone(d.spans)}
		for i := range u.more.spans {
			u.more.spans[i].Start, u.more.spans[i].End = at, at
		}
	}
	row.units = append(row.units, u)
	g.column = d.column
	g.place(d.columns, d.head)
}

// shownBelow returns copies of the spans of a cell as they are repeated below.
func shownBelow(r *Reader, cell *Unit) []inline.Span {
	mark := r.Mark()
	defer r.Release(mark)
	spans := []inline.Span{}
	for _, s := range r.Spans(cell) {
		switch {
		case s.Kind == inline.Break:
			spans = append(spans, inline.Span{Kind: inline.Break, Style: s.Style, Text: s.Text})
		case s.Text != "" && s.Kind != inline.Image:
			spans = append(spans, inline.Span{Kind: inline.Text, Style: s.Style, Text: s.Text})
		}
	}
	return spans
}

// endRow repeats the remaining cells that span the row. If the row consists of header
// cells, it becomes the header of the rows below.
func (g *grid) endRow(r *Reader, row *Unit, at int) {
	for g.next < len(g.down) {
		g.repeat(r, row, at)
	}
	kept := g.down[:0]
	for _, d := range g.down {
		if d.rows--; d.rows > 0 {
			kept = append(kept, d)
		}
	}
	g.down = append(kept, g.added...)
	slices.SortStableFunc(g.down, func(a, b downTo) int { return cmp.Compare(a.column, b.column) })
	cells := len(g.starts)
	if cells == 0 || g.heads < cells || cells == 1 && g.header != nil {
		return
	}
	row.Key = "head" + strings.TrimPrefix(row.Key, "tr")
	g.header = make([]string, g.column)
	i := 0
	for _, c := range row.units {
		if c.Kind == Cell && i < cells && g.starts[i] < len(g.header) {
			g.header[g.starts[i]] = inline.PlainText(r.Spans(c))
			i++
		}
	}
}

// spanned returns the value of a colspan or rowspan attribute. A rowspan of 0 means all
// rows below (HTML Living Standard, 4.9.11).
func spanned(t *inline.Tag, name string, most int) int {
	if !strings.Contains(t.Attributes, "span") && !strings.Contains(t.Attributes, "SPAN") {
		return 1
	}
	value, _, _, _ := t.Attribute(name)
	n, err := strconv.Atoi(value)
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0 && name == "rowspan":
		return most
	}
	return min(max(n, 1), most)
}
