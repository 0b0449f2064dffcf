// Package route finds ways for lines between the rows of a picture such that no line crosses a
// name.
//
// A [Grid] consists of rows from top to bottom. Each row has names and, below them, a rail with the
// rings of its papers. A line runs along the rail of its source, goes up or down between the names
// of the rows on its way, at a single x if possible, and along the rail of its target: see
// [Grid.Find]. Lines that were laid before are obstacles: see [Grid.Lay]. The package works on
// numbers only.
package route

import (
	"cmp"
	"slices"
	"sort"
)

// weights are the costs of a way. A crossing or a turn costs less than going through a name.
type weights struct {
	throughName  float64 // an upright goes through a name or a ring
	crowded      float64 // another upright is closer than closest
	bundled      float64 // a bonus for a close upright of a line with the same source or target
	jog          float64 // a turn on the rail between two rows
	jogLength    float64 // each pixel of a jog
	passed       float64 // a ring that a line passes on its rail
	outside      float64 // an upright that is not between its source and target
	outsideBy    float64 // each pixel of that
	awayFromRing float64 // each pixel of distance from the position right after the source
	cramped      float64 // an upright too close to its source or target to turn
	shared       float64 // another line on the same part of a rail
}

var cost = weights{
	throughName: 400, crowded: 30, bundled: -3, jog: 34, jogLength: 0.25, passed: 14,
	outside: 30, outsideBy: 2, awayFromRing: 0.02, cramped: 20, shared: 5,
}

const (
	closest  = 4.5  // minimum distance between two uprights in pixels
	beside   = 5.0  // distance at which an upright is placed next to another one
	turn     = 14.0 // pixels from the centre of a ring to the next upright
	ringRoom = 9.0  // pixels from the centre of a ring in which no other line may turn
	around   = 60.0 // how far outside of source and target uprights are tried
	// MostRows is the maximum number of rows that a line may cross.
	MostRows = 40
)

// Block is an interval of a row through which no upright may go. For a ring, Owner is its paper and
// X its centre, through which lines from and to the paper may go. For a name, Owner is -1.
type Block struct {
	From, To float64
	Owner    int
	X        float64
}

// Row is the content of a row: blocks of names and rings, and parts of its rail that are closed to
// lines because of a name of two lines.
type Row struct{ Blocks, Closed []Block }

// Line is a line to be laid, from the ring of paper From at X1 on the rail of its row to that of
// paper To at X2.
type Line struct {
	From, To       int
	FromRow, ToRow int
	X1, X2         float64
}

// Way is the course of a line: the x at which it crosses each row on its way, starting at its
// source. A line along a single rail crosses none.
type Way struct {
	Xs    []float64
	Jogs  int  // number of times that it changes its x
	Clear bool // it goes through no name
	Cost  float64
}

// Grid is the rows of a picture and the lines laid so far.
type Grid struct {
	left, right float64 // limits of lines
	zones       []zone  // by row
}

// zone is a row with the uprights that cross it and the lines on its rail.
type zone struct {
	blocks   []Block // sorted by From
	closed   []Block
	rings    []float64
	uprights []stretch // sorted by from, which equals to
	rails    []stretch
}

// stretch is a part of a line.
type stretch struct {
	from, to       float64
	source, target int
}

func (s stretch) sharesEnd(l *Line) bool { return s.source == l.From || s.target == l.To }

// New returns a grid of rows for lines between left and right.
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

// crossings returns the rows whose names a line crosses, in order.
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

// railAfter returns the row of the rail that a line reaches after crossing a row.
func (l *Line) railAfter(row int) int {
	if l.ToRow > l.FromRow {
		return row
	}
	return row - 1
}

// Find returns the cheapest way of a line, by dynamic programming over the rows that it crosses and
// the candidate positions. The time is O(rows * candidates * log d), where d is the maximum number
// of blocks in a row. It returns false if the line would cross more than [MostRows] rows.
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
	came := make([][]int32, len(rows)) // the previous candidate, by row
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

// candidates returns the x at which a line may go up or down, in ascending order.
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

// leaving returns the cost of an upright at x with respect to the source of a line.
func (l *Line) leaving(x float64) float64 {
	sum := cost.awayFromRing * abs(x-l.X1-turn)
	if x != l.X1 && abs(x-l.X1) < turn-0.1 {
		sum += cost.cramped
	}
	return sum
}

// entering returns the cost of an upright at x with respect to the target of a line.
func (l *Line) entering(x float64) float64 {
	if x != l.X2 && abs(x-l.X2) < turn-0.1 {
		return cost.cramped
	}
	return 0
}

// straying returns the cost of an upright that is not between source and target.
func (l *Line) straying(x float64) float64 {
	if by := max(min(l.X1, l.X2)-x, x-max(l.X1, l.X2)); by > 0 {
		return cost.outside + cost.outsideBy*by
	}
	return 0
}

// crossing returns the cost of an upright at x through the names of a row.
func (g *Grid) crossing(row int, l *Line, x float64) float64 {
	z := &g.zones[row]
	sum := 0.0
	n, _ := slices.BinarySearchFunc(z.blocks, x, func(b Block, x float64) int { return cmp.Compare(b.From, x) }) // at most a ring and its name overlap
	for i := max(0, n-4); i < min(n+1, len(z.blocks)); i++ {                                                     // no more than a ring and its name overlap
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

// along returns the cost of a line on the rail of a row between two x: the rings that it passes,
// except its own, and other lines.
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

// atRing returns the cost of turning on the rail of a row at x, where there may be a ring.
func (g *Grid) atRing(row int, l *Line, x float64) float64 {
	z := &g.zones[row]
	n := sort.SearchFloat64s(z.rings, x-ringRoom)
	if n < len(z.rings) && z.rings[n] < x+ringRoom && z.rings[n] != l.X1 && z.rings[n] != l.X2 {
		return cost.throughName
	}
	return 0
}

// ringsBetween returns the number of rings strictly between two x.
func (z *zone) ringsBetween(low, high float64) int {
	first := sort.SearchFloat64s(z.rings, low+0.01)
	behind := sort.SearchFloat64s(z.rings, high-0.01)
	return max(0, behind-first)
}

// closedBetween reports whether a part of the rail between two x is closed.
func (z *zone) closedBetween(low, high float64) bool {
	return slices.ContainsFunc(z.closed, func(b Block) bool { return b.From < high && low < b.To })
}

// sweep allows jogs on the rail of a row: it reduces each cost to the minimum of coming from any
// candidate and records that candidate. One pass in each direction is enough, because a longer jog
// costs as much as the shorter ones on its way.
func (g *Grid) sweep(row int, l *Line, xs, costs []float64, came []int32) {
	stay := slices.Clone(costs)
	carry := func(order func(i int) int) {
		best, from := stay[order(0)]+cost.jog, int32(order(0))
		for n := 1; n < len(xs); n++ {
			i, last := order(n), order(n-1)
			low, high := min(xs[i], xs[last]), max(xs[i], xs[last])
			rings := g.zones[row].ringsBetween(low-0.02, high) // one of the two ends counts
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

// Lay adds a line to the obstacles for later lines.
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
