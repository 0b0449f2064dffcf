// Package route finds ways for lines between the rows of a picture, so that none crosses
// a name.
//
// A [Grid] is rows from top to bottom. Each has names, and below them a rail, on which the
// rings of its papers stand. A line runs along the rail of its source, goes up or down
// between the names of the rows on its way, at one x if it can, and along the rail of its
// target: see [Grid.Find]. Lines that were laid are in the way of later ones: [Grid.Lay].
// The package knows numbers alone.
package route

import (
	"cmp"
	"slices"
	"sort"
)

// weights are what a way costs. A line that is crossed or turned costs less than one
// through a name.
type weights struct {
	throughName  float64 // a name, or a ring, that an upright goes through
	crowded      float64 // another upright closer than closest
	bundled      float64 // one as close, of a line from the same source or to the same target: it is a gain
	jog          float64 // a turn aside on the rail between two rows
	jogLength    float64 // each pixel of it
	passed       float64 // a ring that a line passes on its rail
	outside      float64 // an upright that is not between its source and its target
	outsideBy    float64 // each pixel of that
	awayFromRing float64 // each pixel from the place right behind the source
	cramped      float64 // an upright so close to its source, or its target, that there is no room to turn
	shared       float64 // another line on the same stretch of a rail
}

var cost = weights{
	throughName: 400, crowded: 30, bundled: -3, jog: 34, jogLength: 0.25, passed: 14,
	outside: 30, outsideBy: 2, awayFromRing: 0.02, cramped: 20, shared: 5,
}

const (
	closest  = 4.5  // pixels between two uprights
	beside   = 5.0  // where an upright stands beside another one
	turn     = 14.0 // pixels from the middle of a ring to the next upright
	ringRoom = 9.0  // pixels from the middle of a ring in which no other line turns
	around   = 60.0 // how far outside of source and target uprights are looked for
	// MostRows is the number of rows from which on no way is looked for.
	MostRows = 40
)

// Block is a stretch of a row that no upright may go through, from x to x. Of a ring,
// Owner is its paper and X its middle, which lines from and to it may go through; of a name
// Owner is -1.
type Block struct {
	From, To float64
	Owner    int
	X        float64
}

// Row is what stands in one row: blocks of names and rings, and stretches of its rail that
// are closed to lines, since a name in two lines stands there.
type Row struct{ Blocks, Closed []Block }

// Line is a line to be laid: from the ring of paper From at X1 on a row's rail to that of
// paper To at X2.
type Line struct {
	From, To       int
	FromRow, ToRow int
	X1, X2         float64
}

// Way is how a line goes: the x at which it crosses each row on its way, from its source
// on. A line along one rail crosses none.
type Way struct {
	Xs    []float64
	Jogs  int  // how often it changes its x on its way
	Clear bool // it goes through no name
	Cost  float64
}

// Grid is the rows of a picture with the lines that were laid.
type Grid struct {
	left, right float64 // where lines may be
	zones       []zone  // by row: what stands above its rail
}

// zone is a row with the uprights that cross it and the lines on its rail.
type zone struct {
	blocks   []Block // by From
	closed   []Block
	rings    []float64
	uprights []stretch // by from, which is to
	rails    []stretch
}

// stretch is a part of a line.
type stretch struct {
	from, to       float64
	source, target int
}

func (s stretch) sharesEnd(l *Line) bool { return s.source == l.From || s.target == l.To }

// New returns the grid of rows between two x.
func New(rows []Row, left, right float64) *Grid {
	g := &Grid{left: left, right: right, zones: make([]zone, len(rows))}
	for i, row := range rows {
		z := &g.zones[i]
		z.blocks, z.closed = slices.Clone(row.Blocks), row.Closed
		slices.SortFunc(z.blocks, func(a, b Block) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Owner, b.Owner)) })
		for _, b := range z.blocks {
			if b.Owner >= 0 {
				z.rings = append(z.rings, b.X)
			}
		}
		slices.Sort(z.rings)
	}
	return g
}

// crossings returns the rows whose names a line crosses, in its order.
func (l *Line) crossings() []int {
	var rows []int
	for r := l.FromRow + 1; r <= l.ToRow; r++ {
		rows = append(rows, r)
	}
	for r := l.FromRow; r > l.ToRow; r-- {
		rows = append(rows, r)
	}
	return rows
}

// railAfter returns the row whose rail a line reaches behind a row that it has crossed.
func (l *Line) railAfter(row int) int {
	if l.ToRow > l.FromRow {
		return row
	}
	return row - 1
}

// Find returns the cheapest way of a line, by dynamic programming over the rows that it
// crosses and the x at which it may. The time is O(rows * candidates * log d), d the most
// that stands in a row. There is no way over more than [MostRows] rows.
func (g *Grid) Find(l Line) (Way, bool) {
	if over := l.ToRow - l.FromRow; max(over, -over) > MostRows {
		return Way{}, false
	}
	rows := l.crossings()
	if len(rows) == 0 {
		return Way{Clear: g.along(l.FromRow, &l, l.X1, l.X2) < cost.throughName}, true
	}
	xs := g.candidates(&l, rows)
	costs := make([]float64, len(xs))
	came := make([][]int32, len(rows)) // from which candidate, by row
	for i, x := range xs {
		costs[i] = g.along(l.FromRow, &l, l.X1, x) + l.leaving(x) + l.straying(x) + g.atRing(l.FromRow, &l, x)
	}
	for n, row := range rows {
		came[n] = make([]int32, len(xs))
		for i := range xs {
			came[n][i] = int32(i)
		}
		if n > 0 {
			g.sweep(l.railAfter(rows[n-1]), &l, xs, costs, came[n])
		}
		for i, x := range xs {
			costs[i] += g.crossing(row, &l, x)
		}
	}
	best := 0
	for i, x := range xs {
		costs[i] += g.along(l.ToRow, &l, x, l.X2) + l.entering(x) + g.atRing(l.ToRow, &l, x)
		if costs[i] < costs[best] {
			best = i
		}
	}
	w := Way{Xs: make([]float64, len(rows)), Clear: costs[best] < cost.throughName, Cost: costs[best]}
	for n, at := len(rows)-1, int32(best); n >= 0; n-- {
		w.Xs[n] = xs[at]
		if came[n][at] != at {
			w.Jogs++
		}
		at = came[n][at]
	}
	return w, true
}

// candidates returns the x at which a line may go up or down, in increasing order.
func (g *Grid) candidates(l *Line, rows []int) []float64 {
	low, high := max(g.left, min(l.X1, l.X2)-around), min(g.right, max(l.X1, l.X2)+around)
	xs := []float64{l.X1, l.X2, (l.X1 + l.X2) / 2, l.X1 + turn, l.X2 - turn}
	for _, row := range rows {
		z := &g.zones[row]
		for _, b := range z.blocks {
			if b.To >= low && b.From <= high {
				xs = append(xs, b.From-0.5, b.To+0.5)
			}
		}
		for _, u := range z.uprights {
			if u.from >= low && u.from <= high {
				xs = append(xs, u.from-beside, u.from, u.from+beside)
			}
		}
	}
	xs = slices.DeleteFunc(xs, func(x float64) bool { return x < low || x > high })
	slices.Sort(xs)
	return slices.Compact(xs)
}

// leaving is the cost of an upright at x beside the source of a line.
func (l *Line) leaving(x float64) float64 {
	sum := cost.awayFromRing * abs(x-l.X1-turn)
	if x != l.X1 && abs(x-l.X1) < turn-0.1 {
		sum += cost.cramped
	}
	return sum
}

// entering is the cost of an upright at x beside the target of a line.
func (l *Line) entering(x float64) float64 {
	if x != l.X2 && abs(x-l.X2) < turn-0.1 {
		return cost.cramped
	}
	return 0
}

// straying is the cost of an upright that does not stand between source and target.
func (l *Line) straying(x float64) float64 {
	if by := max(min(l.X1, l.X2)-x, x-max(l.X1, l.X2)); by > 0 {
		return cost.outside + cost.outsideBy*by
	}
	return 0
}

// crossing is the cost of an upright at x through the names of a row.
func (g *Grid) crossing(row int, l *Line, x float64) float64 {
	z := &g.zones[row]
	sum := 0.0
	n, _ := slices.BinarySearchFunc(z.blocks, x, func(b Block, x float64) int { return cmp.Compare(b.From, x) })
	for i := max(0, n-4); i < min(n+1, len(z.blocks)); i++ { // no more than a ring and its name overlap
		b := &z.blocks[i]
		if b.From <= x && x <= b.To && !((b.Owner == l.From || b.Owner == l.To) && b.X == x) {
			sum = cost.throughName
		}
	}
	n = sort.Search(len(z.uprights), func(i int) bool { return z.uprights[i].from > x-closest })
	for ; n < len(z.uprights) && z.uprights[n].from < x+closest; n++ {
		if z.uprights[n].sharesEnd(l) {
			sum += cost.bundled
		} else {
			sum += cost.crowded
		}
	}
	return sum
}

// along is the cost of a line on the rail of a row from x to x: the rings that it passes
// there, but for its own, and the other lines.
func (g *Grid) along(row int, l *Line, from, to float64) float64 {
	low, high := min(from, to), max(from, to)
	z := &g.zones[row]
	sum := cost.passed * float64(z.ringsBetween(low, high))
	if z.closedBetween(low, high) {
		sum += cost.throughName
	}
	for _, r := range z.rails {
		if r.from < high && low < r.to && !r.sharesEnd(l) {
			sum += cost.shared
		}
	}
	return sum
}

// atRing is the cost of turning on the rail of a row at x, where a ring may stand.
func (g *Grid) atRing(row int, l *Line, x float64) float64 {
	z := &g.zones[row]
	n := sort.SearchFloat64s(z.rings, x-ringRoom)
	if n < len(z.rings) && z.rings[n] < x+ringRoom && z.rings[n] != l.X1 && z.rings[n] != l.X2 {
		return cost.throughName
	}
	return 0
}

// ringsBetween returns how many rings stand between two x, without those at their ends.
func (z *zone) ringsBetween(low, high float64) int {
	first := sort.SearchFloat64s(z.rings, low+0.01)
	behind := sort.SearchFloat64s(z.rings, high-0.01)
	return max(0, behind-first)
}

// closedBetween reports whether a part of the rail between two x is closed.
func (z *zone) closedBetween(low, high float64) bool {
	return slices.ContainsFunc(z.closed, func(b Block) bool { return b.From < high && low < b.To })
}

// sweep lets lines turn aside on the rail of a row: it makes each cost the least of coming
// from any candidate, and keeps from which. Going over the candidates once in each
// direction is enough, since a longer jog costs what the shorter ones on its way do.
func (g *Grid) sweep(row int, l *Line, xs, costs []float64, came []int32) {
	stay := slices.Clone(costs)
	carry := func(order func(i int) int) {
		best, from := stay[order(0)]+cost.jog, int32(order(0))
		for n := 1; n < len(xs); n++ {
			i, last := order(n), order(n-1)
			low, high := min(xs[i], xs[last]), max(xs[i], xs[last])
			rings := g.zones[row].ringsBetween(low-0.02, high) // of the two ends one counts
			best += cost.jogLength*(high-low) + cost.passed*float64(rings)
			if g.zones[row].closedBetween(low, high) {
				best += cost.throughName
			}
			if arrived := best + l.straying(xs[i]); arrived < costs[i]-1e-9 {
				costs[i], came[i] = arrived, from
			}
			if stay[i]+cost.jog < best {
				best, from = stay[i]+cost.jog, int32(i)
			}
		}
	}
	carry(func(i int) int { return i })
	carry(func(i int) int { return len(xs) - 1 - i })
}

// Lay makes a line by its way a part of what is in the way of others.
func (g *Grid) Lay(l Line, w Way) {
	rail := func(row int, a, b float64) {
		if a != b {
			g.zones[row].rails = append(g.zones[row].rails, stretch{min(a, b), max(a, b), l.From, l.To})
		}
	}
	x, row := l.X1, l.FromRow
	for n, r := range l.crossings() {
		rail(row, x, w.Xs[n])
		x, row = w.Xs[n], l.railAfter(r)
		z := &g.zones[r]
		at := sort.Search(len(z.uprights), func(i int) bool { return z.uprights[i].from > x })
		z.uprights = slices.Insert(z.uprights, at, stretch{x, x, l.From, l.To})
	}
	rail(row, x, l.X2)
}

func abs(x float64) float64 { return max(x, -x) }
