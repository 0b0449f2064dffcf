// Package layout places the papers of a graph on a year grid, for pictures.
//
// [New] returns a [Layout]: time runs from left to right in columns, lanes of
// sections or communities lie below each other, and each paper has a box. It knows
// the graph, and neither SVG nor any other syntax; [Box] and [Band] are in pixels.
//
// A layout is made in steps, a file each: columns (period.go), lanes (lane.go),
// slots within columns (slot.go), rows within lanes (rows.go), and pixels.
package layout

import (
	"math"
	"unicode/utf8"

	"clipgraph/graph"
)

// Options change where [New] puts papers. The zero value makes
// lanes of sections for a font of 12 pixels.
type Options struct {
	// Lanes is the name of the [Grouping] whose groups are the lanes; "" for the first.
	Lanes string
	// Width returns the width of a paper's box in pixels; nil guesses it
	// from the number of characters.
	Width func(*graph.Paper) float64
	// FontSize is the size of the names in pixels, from which heights and
	// gaps follow; 0 is 12.
	FontSize float64
}

// Layout is a year grid: columns run with time from left to right, lanes lie
// below each other, and every paper has a box in the cell of its date and its
// lane. Boxes touch neither each other nor the titles of lanes. A column is
// divided into slots, so that an arrow within a period runs to the right too;
// the rows of a lane stand at the same heights in all its slots, so that
// between two rows, and between two slots, there is a free way for arrows.
type Layout struct {
	Width, Height  float64
	Columns, Lanes []Band
	Nodes          []Box   // by node
	Slots          []Band  // x, without labels, in order
	Cells          []Cell  // by node
	Gap            float64 // free height between two rows
}

// Band is a column or slot (from left to right) or a lane (from top to
// bottom). A lane begins with its title, of height Layout.Title.
type Band struct {
	Label      string
	Start, End float64
}

// Box is the top left corner and the size of a paper's box.
type Box struct{ X, Y, W, H float64 }

// Cell is a box's place in the grid: indexes into Layout.Columns, Lanes and
// Slots, and a row of the lane from 0.
type Cell struct{ Column, Lane, Slot, Row int }

// New lays g out. Periods are chosen from the dates so that columns
// hold about as many papers each; papers without a date have a column of
// their own. Small sections are joined with those beside them where there
// would be too many lanes. Rows are chosen by barycentre sweeps, so that edges
// run short and straight. The same graph gives the same layout; the time is
// O(n log n + m).
func New(g *graph.Graph, o Options) *Layout {
	em := o.FontSize
	if em <= 0 {
		em = 12
	}
	if o.Width == nil {
		o.Width = func(p *graph.Paper) float64 {
			return em * (1.2 + 0.6*float64(min(utf8.RuneCountInString(p.Label()), 30)))
		}
	}
	l := &grid{g: g, cells: make([]Cell, len(g.Papers())), widths: make([]float64, len(g.Papers()))}
	column := gutter * em
	for i, p := range g.Papers() {
		l.widths[i] = o.Width(p)
		column += l.widths[i] / float64(len(g.Papers()))
	}
	l.shape = (boxHeight + rowGap) * em / column
	l.setColumns()
	l.setLanes(o.Lanes)
	l.setSlots()
	l.setRows()
	return l.measure(em)
}

// grid is a layout before it is measured.
type grid struct {
	g       *graph.Graph
	cells   []Cell
	widths  []float64 // of boxes
	shape   float64   // the height of a row by the mean width of a slot
	columns []string  // labels
	lanes   []string  // labels
	slots   []int     // the number of each column's slots
	rows    []int     // the number of each lane's rows
}

// Sizes in parts of the font's size.
const (
	boxHeight  = 1.7
	rowGap     = 0.75
	gutter     = 2.4 // between two slots
	laneTitle  = 1.75
	lanePad    = 0.45 // below a lane's last row
	laneGap    = 0.5
	sideMargin = 0.9
	slotLeast  = 3.0 // the width of an empty slot
)

// measure turns places of the grid into pixels.
func (l *grid) measure(em float64) *Layout {
	out := &Layout{Nodes: make([]Box, len(l.cells)), Cells: l.cells, Gap: rowGap * em}
	slots := 0
	for _, n := range l.slots {
		slots += n
	}
	widths := make([]float64, slots)
	for i := range widths {
		widths[i] = slotLeast * em
	}
	for i, c := range l.cells {
		out.Nodes[i].W = l.widths[i]
		widths[c.Slot] = max(widths[c.Slot], out.Nodes[i].W)
	}
	x, slot := sideMargin*em, 0
	for i, label := range l.columns {
		column := Band{label, x, 0}
		for range l.slots[i] {
			start := x + gutter/2*em
			out.Slots = append(out.Slots, Band{"", start, start + widths[slot]})
			x = start + widths[slot] + gutter/2*em
			slot++
		}
		column.End = x
		out.Columns = append(out.Columns, column)
	}
	out.Width = math.Ceil(x + sideMargin*em)
	y, pitch := 0.0, (boxHeight+rowGap)*em
	for i, label := range l.lanes {
		lane := Band{label, y, y + laneTitle*em + float64(l.rows[i])*pitch + lanePad*em}
		out.Lanes = append(out.Lanes, lane)
		y = lane.End + laneGap*em
	}
	out.Height = math.Ceil(max(0, y-laneGap*em))
	for i, c := range l.cells {
		b := &out.Nodes[i]
		b.X, b.H = out.Slots[c.Slot].Start, boxHeight*em
		b.Y = out.Lanes[c.Lane].Start + laneTitle*em + float64(c.Row)*pitch
	}
	return out
}
