package markup

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// grid knows the columns of a table of HTML. A cell that spans rows says the same of
// each of them: its text is repeated in the rows below, as text that stands nowhere, so
// that a link in it counts for the row where it is written.
type grid struct {
	header []string
	column int      // of the next cell
	starts []int    // where the cells of the row begin, in columns
	down   []downTo // cells that reach into the row, in the order of columns
	next   int      // the first of them that is not passed yet
	added  []downTo // cells of the row that reach below it
	heads  int      // cells of the row that are headers
}

// downTo is a cell that reaches into rows below.
type downTo struct {
	cell            *Unit
	column, columns int
	rows            int // that it still reaches into
	head            bool
}

// Bounds on what cells may span. All repeated cells of a document together may have as
// many spans as fit into its size, at repeatedSpan bytes a span, and minRepeated: what is
// read stays linear in what is there.
const (
	maxColumns   = 1000
	maxRowSpan   = 1000
	repeatedSpan = 16
	minRepeated  = 5000
)

// reach is what the cells of a document that span rows may still add, in spans.
type reach struct {
	root *Unit
	left int
}

func newReach(root *Unit, text string) *reach {
	return &reach{root: root, left: minRepeated + len(text)/repeatedSpan}
}

// take takes so many spans for a row at an offset, and reports whether there are any left.
func (r *reach) take(n, at int) bool {
	if r.left < n {
		r.left = 0
		if r.root.Cut == 0 {
			r.root.Cut = max(at, 1)
		}
		return false
	}
	r.left -= n
	return true
}

func (g *grid) startRow() { g.column, g.heads, g.next, g.starts, g.added = 0, 0, 0, g.starts[:0], nil }

// cell finds the column of a cell that begins in a row, and what heads it.
func (g *grid) cell(row, u *Unit, t tag, r *reach) {
	for g.next < len(g.down) && g.down[g.next].column <= g.column {
		g.repeat(row, t.start, r)
	}
	if g.column < len(g.header) {
		u.Header = g.header[g.column]
	}
	columns := min(t.span("colspan", maxColumns), maxColumns-min(g.column, maxColumns))
	head := t.name == "th"
	if rows := t.span("rowspan", maxRowSpan); rows > 1 {
		g.added = append(g.added, downTo{u, g.column, columns, rows - 1, head})
	}
	g.place(columns, head)
}

// place takes the columns of the next cell of the row.
func (g *grid) place(columns int, head bool) {
	g.starts = append(g.starts, g.column)
	g.column = min(g.column+columns, maxColumns)
	if head {
		g.heads++
	}
}

// repeat repeats the next of the cells above that reach into the row, at an offset.
func (g *grid) repeat(row *Unit, at int, r *reach) {
	d := g.down[g.next]
	if !r.take(1+len(d.cell.Spans), at) {
		g.down, g.next = nil, 0
		return
	}
	g.next++
	if d.column < g.column {
		return // a cell of the row spans it
	}
	u := &Unit{Kind: Cell, Key: d.cell.Key, Header: d.cell.Header, Start: at, End: at}
	for _, s := range d.cell.Spans {
		if s.Text != "" && s.Kind != Image || s.Kind == Break {
			kind := Text
			if s.Kind == Break {
				kind = Break
			}
			u.Spans = append(u.Spans, Span{Kind: kind, Style: s.Style, Text: s.Text, Start: at, End: at})
		}
	}
	row.Children = append(row.Children, u)
	g.column = d.column
	g.place(d.columns, d.head)
}

// endRow repeats the cells that reach into the row behind its own, and makes a row of
// nothing but headers the header of those below.
func (g *grid) endRow(row *Unit, at int, r *reach) {
	for g.next < len(g.down) {
		g.repeat(row, at, r)
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
	for _, c := range row.Children {
		if c.Kind == Cell && i < cells && g.starts[i] < len(g.header) {
			g.header[g.starts[i]] = PlainText(c.Spans)
			i++
		}
	}
}

// span returns the value of an attribute that says how many columns or rows a cell
// takes. That of no rows is all below (HTML Living Standard, 4.9.11).
func (t *tag) span(name string, most int) int {
	if !strings.Contains(t.attributes, "span") && !strings.Contains(t.attributes, "SPAN") {
		return 1
	}
	value, _, _, _ := t.attribute(name)
	n, err := strconv.Atoi(value)
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0 && name == "rowspan":
		return most
	}
	return min(max(n, 1), most)
}
