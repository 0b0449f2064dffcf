package layout

import (
	"cmp"
	"slices"

	"clipgraph/graph/layout/route"
)

// Lines are laid one after the other. An edge without a clear way is written, which makes names
// longer, so everything is placed and laid again.

const (
	mostRounds = 6
	// The maximum number of lanes that a line crosses, and one of the main path.
	mostLanesOver     = 3
	mostMainLanesOver = 5
	// The maximum number of jogs and the maximum cost of a line that is not on the main path, in
	// the terms of package route.
	mostJogs = 1
	mostCost = 100.0
)

// tracks are the distances below the rail, in pixels, at which parallel lines run.
var tracks = [...]float64{0, 3.2, 6}

// laid is how a line is drawn: its way, and its track on the rail of its source and of each row
// that it crosses.
type laid struct {
	line   route.Line
	way    route.Way
	tracks []float64
} // they meet at a ring

// layEdges places the papers with edges and lays lines between them.
func (b *builder) layEdges() {
	b.moveTargets()
	b.placeLinked()
	if b.dropUnplaced() {
		b.pickEdges()
		b.clearWritten()
		b.moveTargets()
		b.placeLinked()
	}
	for round := 1; ; round++ {
		failed := b.layLines()
		for _, n := range failed {
			if round == mostRounds {
				b.edges[n].written, b.edges[n].line = true, nil // there is no space for a longer name
			} else {
				b.write(n)
			}
		}
		if len(failed) == 0 || round == mostRounds {
			return
		}
		b.placeLinked()
	}
}

func (b *builder) clearWritten() {
	for i := range b.written {
		b.written[i] = -1
	}
}

// dropUnplaced removes papers for which there was no space from the candidates, so that other edges
// can be shown. It reports whether there were any.
func (b *builder) dropUnplaced() (dropped bool) {
	for _, t := range b.edges {
		for _, i := range [2]int{t.from, t.to} {
			if b.spots[i].lane < 0 {
				b.candidate[i], dropped = false, true
			}
		}
	}
	return dropped
}

// laying is the state of laying the lines in one round. Rows are numbered across all lanes.
type laying struct {
	*builder
	bases  []int // the number of the first row of each lane
	grid   *route.Grid
	rings  [][]int   // the papers in each row
	pieces [][]piece // parts of lines on the rail of each row
}

func (b *builder) newLaying() *laying {
	l := &laying{builder: b}
	rows := 0
	b.laidRows = b.laidRows[:0]
	for i := range b.lanes {
		b.lanes[i].grow(1)
		l.bases, b.laidRows = append(l.bases, rows), append(b.laidRows, len(b.lanes[i].rows))
		rows += len(b.lanes[i].rows)
	}
	l.rings, l.pieces = make([][]int, rows), make([][]piece, rows)
	all := make([]route.Row, rows)
	for i := range b.spots {
		s := &b.spots[i]
		if s.lane < 0 {
			continue
		}
		at, x, r := l.bases[s.lane]+s.row, b.xs[i], b.radius(i)+ringRoom
		l.rings[at] = append(l.rings[at], i)
		all[at].Blocks = append(all[at].Blocks, route.Block{From: x - r, To: x + r, Owner: i, X: x})
		from, to := s.extent(x)
		name := route.Block{From: from - nameRoom, To: to + nameRoom, Owner: -1}
		for n := range s.lines {
			all[at-n].Blocks = append(all[at-n].Blocks, name)
			if n > 0 {
				all[at-n].Closed = append(all[at-n].Closed, name)
			}
		}
	}
	l.grid = route.New(all, b.left+2, b.width-edgeRoom)
	return l
}

// layLines finds ways for all edges that are not written. It returns those without a clear way.
func (b *builder) layLines() (failed []int) {
	l := b.newLaying()
	for _, n := range b.layOrder() {
		if t := &b.edges[n]; !b.mayHaveLine(t) || !l.lay(t) {
			t.line = nil
			failed = append(failed, n)
		}
	}
	return failed
}

// layOrder returns the edges to be drawn in the order in which they are laid: the main path, then
// by relation, short ones first.
func (b *builder) layOrder() (drawn []int) {
	for n := range b.edges {
		t := &b.edges[n]
		if t.line = nil; !t.written && b.spots[t.from].lane >= 0 && b.spots[t.to].lane >= 0 {
			drawn = append(drawn, n)
		}
	}
	length := func(t *shownEdge) float64 { return b.xs[t.to] - b.xs[t.from] }
	slices.SortStableFunc(drawn, func(m, n int) int {
		s, t := &b.edges[m], &b.edges[n]
		if s.main != t.main {
			if s.main {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(s.rank, t.rank), cmp.Compare(length(s), length(t)))
	})
	return drawn
}

// lay finds a way for an edge. It reports whether the way is clear.
func (l *laying) lay(t *shownEdge) bool {
	from, to := &l.spots[t.from], &l.spots[t.to]
	line := route.Line{From: t.from, To: t.to, FromRow: l.bases[from.lane] + from.row, ToRow: l.bases[to.lane] + to.row, X1: l.xs[t.from], X2: l.xs[t.to]}
	way, found := l.grid.Find(line)
	if !found || !way.Clear || !t.main && (way.Jogs > mostJogs || way.Cost > mostCost) {
		return false
	}
	t.line = &laid{line: line, way: way}
	if !l.setTracks(t.line) {
		return false
	}
	l.grid.Lay(line, way)
	return true
}

// mayHaveLine reports whether the lanes of an edge are close enough for a line.
func (b *builder) mayHaveLine(t *shownEdge) bool {
	over := b.laneOf[t.from] - b.laneOf[t.to]
	over = max(over, -over)
	switch {
	case b.narrow:
		return over == 0
	case t.main:
		return over <= mostMainLanesOver
	}
	return over <= mostLanesOver
}

// piece is a part of a line on the rail of a row.
type piece struct {
	from, to       float64
	source, target int
	track          int
}

// setTracks chooses a track for each part of a line on a rail, apart from those of other lines.
// Lines with a common end share a track. It reports whether there is a free track for each.
func (l *laying) setTracks(way *laid) bool {
	var parts []piece
	for n, stretch := range way.stretches() {
		p := piece{from: min(stretch.from, stretch.to), to: max(stretch.from, stretch.to), source: way.line.From, target: way.line.To}
		if row := way.rail(n); p.from < p.to {
			if p.track = freeTrack(p, l.pieces[row], l.passesRing(row, p)); p.track < 0 {
				return false
			}
		}
		parts = append(parts, p)
		way.tracks = append(way.tracks, tracks[p.track])
	}
	for n, p := range parts {
		if row := way.rail(n); p.from < p.to {
			l.pieces[row] = append(l.pieces[row], p)
		}
	}
	return true
}

// freeTrack returns the first track that a part of a line can use, or -1.
func freeTrack(p piece, others []piece, passes bool) int {
	for track := range tracks {
		if track == 0 && passes {
			continue
		}
		taken := slices.ContainsFunc(others, func(q piece) bool {
			between := 3.0
			if q.source == p.target || q.target == p.source {
				between = -1 // they meet at a ring
			}
			return q.track == track && q.from < p.to+between && p.from < q.to+between && q.source != p.source && q.target != p.target
		})
		if !taken {
			return track
		}
	}
	return -1
}

// passesRing reports whether a part of a line passes a ring other than its source and its target.
func (l *laying) passesRing(row int, p piece) bool {
	return slices.ContainsFunc(l.rings[row], func(i int) bool {
		room := l.radius(i) + ringRoom
		return i != p.source && i != p.target && p.from < l.xs[i]+room && l.xs[i]-room < p.to
	})
}

// rail returns the row of the rail on which a line runs after crossing n rows.
func (l *laid) rail(n int) int {
	if l.line.ToRow < l.line.FromRow {
		return l.line.FromRow - n
	}
	return l.line.FromRow + n
}

// stretches returns the intervals on each rail along which a line runs, in order.
func (l *laid) stretches() []interval {
	var all []interval
	x := l.line.X1
	for _, next := range append(slices.Clone(l.way.Xs), l.line.X2) {
		all = append(all, interval{x, next})
		x = next
	}
	return all
}
