package export

import (
	"slices"

	"clipgraph/graph"
)

// Ways of arrows through a layout. An arrow leaves the right side of its box
// and enters the left side of another. It changes its height only between two
// slots and runs to the right only where a row is free or between two rows,
// so it crosses no box.

// router finds the ways of a layout's arrows.
type router struct {
	l     *graph.Layout
	first []int   // the number of each lane's first row, through all lanes
	taken [][]int // the slots that are taken in each row, in order
	out   []int   // each box's arrows
	in    []int
}

func newRouter(g *graph.Graph, l *graph.Layout) *router {
	r := &router{l: l, first: make([]int, len(l.Lanes)+1), out: make([]int, len(l.Nodes)), in: make([]int, len(l.Nodes))}
	for _, c := range l.Cells {
		r.first[c.Lane+1] = max(r.first[c.Lane+1], c.Row+1)
	}
	for i := range l.Lanes {
		r.first[i+1] += r.first[i]
	}
	r.taken = make([][]int, r.first[len(l.Lanes)])
	for _, c := range l.Cells {
		row := r.first[c.Lane] + c.Row
		r.taken[row] = append(r.taken[row], c.Slot)
	}
	for _, slots := range r.taken {
		slices.Sort(slots)
	}
	for _, e := range g.Edges() {
		r.out[e.From]++
		r.in[e.To]++
	}
	return r
}

// free tells whether the row of cell c has no box between the slots from and
// to.
func (r *router) free(c graph.Cell, from, to int) bool {
	slots := r.taken[r.first[c.Lane]+c.Row]
	i, _ := slices.BinarySearch(slots, from+1)
	return i == len(slots) || slots[i] >= to
}

// Lengths of ways in parts of the space between two slots.
const (
	straightEnd = 0.3 // that an arrow's head stands on
	bend        = 0.5 // from a curve's end to its control point
	turn        = 0.7 // the same, where the way turns back
)

// appendWay appends the way from the box of node from to that of node to, as
// the data of a path of SVG.
func (r *router) appendWay(b []byte, from, to int) []byte {
	l := r.l
	a, z := l.Nodes[from], l.Nodes[to]
	ac, zc := l.Cells[from], l.Cells[to]
	y1, y2 := a.Y+a.H/2, z.Y+z.H/2
	end := l.Slots[ac.Slot].End // where the way leaves the slot
	space := 2 * (l.Slots[0].Start - l.Columns[0].Start)
	head := z.X - straightEnd*space
	b = appendPoint(append(b, 'M'), a.X+a.W, y1)
	if end > a.X+a.W {
		b = appendNumber(append(b, 'H'), end)
	}
	if zc.Slot <= ac.Slot { // back: around, between two rows
		way := r.between(from, to)
		b = appendCurve(b, end+turn*space, y1, end+turn*space, way, end, way)
		b = appendNumber(append(b, 'H'), z.X)
		return appendCurve(b, z.X-turn*space, way, z.X-turn*space, y2, z.X, y2)
	}
	enter := l.Slots[zc.Slot-1].End // where it comes to the space before the target
	leave := l.Slots[ac.Slot+1].Start
	late, early := r.free(ac, ac.Slot, zc.Slot), r.free(zc, ac.Slot, zc.Slot)
	if late && early {
		late = y1 == y2 || r.out[from] >= r.in[to]
	}
	switch {
	case late && y1 == y2:
	case late:
		b = appendNumber(append(b, 'H'), enter)
		b = appendStep(b, enter, y1, head, y2)
	case early:
		b = appendStep(b, end, y1, leave, y2)
	default:
		way := r.between(from, to)
		b = appendStep(b, end, y1, leave, way)
		b = appendNumber(append(b, 'H'), enter)
		b = appendStep(b, enter, way, head, y2)
	}
	return appendNumber(append(b, 'H'), z.X)
}

// tracks is how many ways share the space between two rows without covering
// each other.
const tracks = 3

// between is a height beside the row of node to, on the side of node from.
func (r *router) between(from, to int) float64 {
	a, z := r.l.Nodes[from], r.l.Nodes[to]
	track := (float64(from%tracks) + 0.5) / tracks
	if a.Y > z.Y {
		return z.Y + z.H + r.l.Gap*(0.15+0.7*track)
	}
	return z.Y - r.l.Gap*(0.15+0.7*track)
}

// appendStep appends a curve that begins and ends level.
func appendStep(b []byte, x1, y1, x2, y2 float64) []byte {
	return appendCurve(b, x1+bend*(x2-x1), y1, x2-bend*(x2-x1), y2, x2, y2)
}

func appendCurve(b []byte, x1, y1, x2, y2, x, y float64) []byte {
	b = appendPoint(append(b, 'C'), x1, y1)
	b = appendPoint(append(b, ' '), x2, y2)
	return appendPoint(append(b, ' '), x, y)
}
