package layout

import (
	"cmp"
	"slices"

	"clipgraph/graph/layout/route"
)

// Lines are laid one after the other; what finds no clear way is written, which makes
// names longer, so that all is placed and laid again.

const (
	mostRounds = 6
	// How many lanes a line may go over, and one of the main path.
	mostLanesOver     = 3
	mostMainLanesOver = 5
	// How often the way of a line off the main path may turn aside, and what it may cost, by
	// the weights of package route.
	mostJogs = 1
	mostCost = 100.0
)

// tracks are the heights below the rail, in pixels, at which lines run beside each other.
var tracks = [...]float64{0, 3.2, 6}

// laid is how a line is drawn: its way, and its track on the rail of each row that it
// runs on: behind its source, behind each row that it crosses.
type laid struct {
	line   route.Line
	way    route.Way
	tracks []float64
}

// layTies places the papers that have ties and lays lines between them.
func (b *builder) layTies() {
	b.moveTargets()
	b.placeLinked()
	if b.dropUnplaced() {
		b.pickTies()
		b.unwrite()
		b.moveTargets()
		b.placeLinked()
	}
	for round := 1; ; round++ {
		failed := b.layLines()
		for _, n := range failed {
			if round == mostRounds {
				b.ties[n].written, b.ties[n].line = true, nil // the name has no room for it
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

func (b *builder) unwrite() {
	for i := range b.written {
		b.written[i] = -1
	}
}

// dropUnplaced makes papers with ties that found no room no candidates any more, so that
// others take the places of their ties.
func (b *builder) dropUnplaced() (dropped bool) {
	for _, t := range b.ties {
		for _, i := range [2]int{t.from, t.to} {
			if b.spots[i].lane < 0 {
				b.candidate[i], dropped = false, true
			}
		}
	}
	return dropped
}

// laying is the lines of one round, among rows that are numbered through all lanes.
type laying struct {
	*builder
	bases  []int // the number of each lane's first row
	grid   *route.Grid
	rings  [][]int   // the papers of each row
	pieces [][]piece // of lines, on each row's rail
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

// layLines finds the ways of all ties that are not written and returns those that have
// none that is clear.
func (b *builder) layLines() (failed []int) {
	l := b.newLaying()
	for _, n := range b.layOrder() {
		if t := &b.ties[n]; !b.mayLead(t) || !l.lay(t) {
			t.line = nil
			failed = append(failed, n)
		}
	}
	return failed
}

// layOrder returns the ties that are to be drawn, in the order in which they are laid: the
// main path, then by relation, the short ones first.
func (b *builder) layOrder() (drawn []int) {
	for n := range b.ties {
		t := &b.ties[n]
		if t.line = nil; !t.written && b.spots[t.from].lane >= 0 && b.spots[t.to].lane >= 0 {
			drawn = append(drawn, n)
		}
	}
	length := func(t *tie) float64 { return b.xs[t.to] - b.xs[t.from] }
	slices.SortStableFunc(drawn, func(m, n int) int {
		s, t := &b.ties[m], &b.ties[n]
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

// lay finds the way of one tie, and reports whether it is clear.
func (l *laying) lay(t *tie) bool {
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

// mayLead reports whether the lanes of a tie are near enough for a line.
func (b *builder) mayLead(t *tie) bool {
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

// setTracks finds a track for each part of a line that runs on a rail, beside those of
// others; lines that share an end share a track. It reports whether there is one.
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

// freeTrack returns the first track that a part of a line may run on; -1 if there is none.
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

// passesRing reports whether a part of a line runs by a ring that is neither its source
// nor its target.
func (l *laying) passesRing(row int, p piece) bool {
	return slices.ContainsFunc(l.rings[row], func(i int) bool {
		room := l.radius(i) + ringRoom
		return i != p.source && i != p.target && p.from < l.xs[i]+room && l.xs[i]-room < p.to
	})
}

// rail returns the row of the rail that a line runs on behind the n rows that it has
// crossed.
func (l *laid) rail(n int) int {
	if l.line.ToRow < l.line.FromRow {
		return l.line.FromRow - n
	}
	return l.line.FromRow + n
}

// stretches returns from which x to which a line runs on each rail on its way, in its
// order.
func (l *laid) stretches() []interval {
	var all []interval
	x := l.line.X1
	for _, next := range append(slices.Clone(l.way.Xs), l.line.X2) {
		all = append(all, interval{x, next})
		x = next
	}
	return all
}
