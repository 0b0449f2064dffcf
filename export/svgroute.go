package export

import (
	"math"
	"slices"

	"clipgraph/graph"
	"clipgraph/graph/layout"
)

// Ways of arrows through a layout. An arrow leaves the right side of its box
// and enters the left side of another. It changes its height only between two
// slots and runs to the right only where a row is free or between two rows,
// so it crosses no box.

// router finds the ways of a layout's arrows.
type router struct {
	l     *layout.Layout
	first []int   // the number of each lane's first row, through all lanes
	taken [][]int // the slots that are taken in each row, in order
	out   []int   // each box's arrows
	in    []int
	track map[[2]int]int // of each space and box: the track of the box's arrows there
	used  map[int]int    // of each space: the number of boxes whose arrows run there
}

func newRouter(g *graph.Graph, l *layout.Layout) *router {
	r := &router{l: l, first: make([]int, len(l.Lanes)+1), out: make([]int, len(l.Nodes)), in: make([]int, len(l.Nodes)), track: map[[2]int]int{}, used: map[int]int{}}
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
func (r *router) free(c layout.Cell, from, to int) bool {
	slots := r.taken[r.first[c.Lane]+c.Row]
	i, _ := slices.BinarySearch(slots, from+1)
	return i == len(slots) || slots[i] >= to
}

// Lengths of ways in parts of the space between two slots.
const (
	straightEnd = 0.26 // that an arrow's head stands on
	turn        = 0.7  // from a curve's end to its control point, where the way turns back
	corner      = 0.2  // the radius of a corner
)

// columnTracks and rowTracks are how many ways run side by side between two
// slots and between two rows.
const (
	columnTracks = 3
	rowTracks    = 3
)

// side returns where arrows from a box run in a space, as a part of it between
// 0 and 1, so that those of one box run together and those of others beside.
// Spaces between slots are named by the slot before them, those between rows
// by the row, from -1 down.
func (r *router) side(space, box, tracks int) float64 {
	key := [2]int{space, box}
	track, ok := r.track[key]
	if !ok {
		track = r.used[space] % tracks
		r.track[key] = track
		r.used[space]++
	}
	return (float64(track) + 0.5) / float64(tracks)
}

// appendWay appends the way from the box of node from to that of node to, as
// the data of a path of SVG.
func (r *router) appendWay(b []byte, from, to int) []byte {
	l := r.l
	a, z := l.Nodes[from], l.Nodes[to]
	ac, zc := l.Cells[from], l.Cells[to]
	y1, y2 := a.Y+a.H/2, z.Y+z.H/2
	end := l.Slots[ac.Slot].End // where the way leaves the slot
	space := 2 * (l.Slots[0].Start - l.Columns[0].Start)
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
	late, early := r.free(ac, ac.Slot, zc.Slot), r.free(zc, ac.Slot, zc.Slot)
	if late && early {
		late = y1 == y2 || r.out[from] >= r.in[to]
	}
	switch {
	case late && y1 == y2:
	case late:
		b = r.appendStep(b, from, zc.Slot-1, y1, y2)
	case early:
		b = r.appendStep(b, from, ac.Slot, y1, y2)
	default:
		way := r.between(from, to)
		b = r.appendStep(b, from, ac.Slot, y1, way)
		b = r.appendStep(b, from, zc.Slot-1, way, y2)
	}
	return appendNumber(append(b, 'H'), z.X)
}

// between is a height beside the row of node to, on the side of node from.
func (r *router) between(from, to int) float64 {
	a, z, c := r.l.Nodes[from], r.l.Nodes[to], r.l.Cells[to]
	row := r.first[c.Lane] + c.Row
	if a.Y > z.Y {
		return z.Y + z.H + r.l.Gap*(0.1+0.8*r.side(-2*row-2, from, rowTracks))
	}
	return z.Y - r.l.Gap*(0.1+0.8*r.side(-2*row-1, from, rowTracks))
}

// appendStep appends a level way to the space behind slot, a corner, a way up
// or down, and a corner.
func (r *router) appendStep(b []byte, from, slot int, y1, y2 float64) []byte {
	start, next := r.l.Slots[slot].End, r.l.Slots[slot+1].Start
	space := next - start
	radius := corner * space
	x := start + radius + (1-straightEnd-2*corner)*space*r.side(slot, from, columnTracks)
	b = appendNumber(append(b, 'H'), x-radius)
	if math.Abs(y2-y1) < 2*radius {
		return appendCurve(b, x, y1, x, y2, x+radius, y2)
	}
	down := math.Copysign(radius, y2-y1)
	b = appendPoint(append(b, 'Q'), x, y1)
	b = appendPoint(append(b, ' '), x, y1+down)
	b = appendNumber(append(b, 'V'), y2-down)
	b = appendPoint(append(b, 'Q'), x, y2)
	return appendPoint(append(b, ' '), x+radius, y2)
}

func appendCurve(b []byte, x1, y1, x2, y2, x, y float64) []byte {
	b = appendPoint(append(b, 'C'), x1, y1)
	b = appendPoint(append(b, ' '), x2, y2)
	return appendPoint(append(b, ' '), x, y)
}
