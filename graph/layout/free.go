package layout

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"clipgraph/internal/textwidth"
)

// Papers without edges are placed in the space that papers with edges and their lines leave.

// mostShift is the maximum distance of a name from its dot, in pixels, before another row is tried.
const mostShift = 44.0

// dotRoom is the distance from the centre of a dot to the text next to it, in pixels.
const dotRoom = 3.0

// placeFree places the remaining papers, as far as there is space.
func (b *builder) placeFree() {
	b.takeRows()
	for n := range b.lanes {
		b.placeLane(n)
	}
}

// takeRows marks the space in each row that papers with edges and their lines occupy.
func (b *builder) takeRows() {
	for n := range b.lanes {
		l := &b.lanes[n]
		clear(l.rows)
		clear(l.columns)
	}
	for i := range b.spots {
		if s := &b.spots[i]; s.lane >= 0 {
			rows := b.lanes[s.lane].rows
			r := b.radius(i) + ringRoom
			rows[s.row].names.put(b.xs[i]-r, b.xs[i]+r)
			from, to := s.extent(b.xs[i])
			for n := range s.lines {
				rows[s.row-n].names.put(from, to)
			}
		}
	}
	for n := range b.edges {
		if b.edges[n].line != nil {
			b.takeLine(&b.edges[n])
		}
	}
}

// takeLine marks the space that a line occupies: in the rows that it crosses, on the rails along
// which it runs, and in rows that lanes on its way may still add.
func (b *builder) takeLine(t *shownEdge) {
	stretches := t.line.stretches()
	lane, r := b.spots[t.from].lane, b.spots[t.from].row
	down := t.line.line.ToRow > t.line.line.FromRow
	for n, s := range stretches {
		rails := &b.lanes[lane].rows[r].rails
		rails.put(min(s.from, s.to), max(s.from, s.to))
		if n == len(stretches)-1 {
			break
		}
		x := s.to
		if down {
			if r++; r == len(b.lanes[lane].rows) {
				b.lanes[lane].below.put(x, x)
				lane, r = lane+1, 0
			}
		}
		b.lanes[lane].rows[r].uprights.put(x, x)
		if !down {
			if r--; r < 0 {
				lane--
				r = len(b.lanes[lane].rows) - 1
				b.lanes[lane].below.put(x, x)
			}
		}
	}
}

// placeLane places the remaining papers of a lane.
func (b *builder) placeLane(n int) {
	l := &b.lanes[n]
	for _, i := range b.freeOrder(l) {
		if l.named < l.mostNamed && b.placeOne(n, i) {
			l.named++
		}
	}
}

// freeOrder returns the unplaced papers of a lane in the order in which they are placed. It
// alternates between the most influential remaining paper, which is usually early, and one from
// another time, latest first, so that new papers are visible.
func (b *builder) freeOrder(l *lane) []int {
	var byDate []int
	for _, i := range l.papers {
		if b.spots[i].lane < 0 {
			byDate = append(byDate, i)
		}
	}
	slices.SortStableFunc(byDate, func(i, j int) int { return cmp.Compare(b.dates[j], b.dates[i]) })
	byWeight := slices.Clone(byDate)
	slices.SortStableFunc(byWeight, func(i, j int) int { return b.compareWeight(i, j) })
	spread := b.spreadOrder(byDate)
	order, placed := make([]int, 0, len(byDate)), make(map[int]bool, len(byDate))
	for n := range byDate {
		for _, i := range [2]int{byWeight[n], spread[n]} {
			if !placed[i] {
				placed[i] = true
				order = append(order, i)
			}
		}
	}
	return order
}

// compareWeight orders papers by the priority of naming them: by the number of papers that build on
// them, then papers with edges, then papers with a short name.
func (b *builder) compareWeight(i, j int) int {
	return cmp.Or(cmp.Compare(b.support[j], b.support[i]), cmp.Compare(b.nameRank(i), b.nameRank(j)))
}

// periods is the number of periods with equal numbers of papers. Each gets a named paper before any
// gets a second one.
const periods = 8

// spreadOrder returns papers, which are sorted by time, in an order in which each is far from the
// previous ones (van der Corput, 1935): first the most important of each period, then the others.
func (b *builder) spreadOrder(papers []int) []int {
	order := make([]int, 0, len(papers))
	first := make(map[int]bool, periods)
	for p := range periods {
		at := int(bits.Reverse8(uint8(p))) * periods / 256 // 0, 4, 2, 6 …
		part := papers[at*len(papers)/periods : (at+1)*len(papers)/periods]
		if len(part) > 0 {
			i := slices.MinFunc(part, b.compareWeight)
			first[i] = true
			order = append(order, i)
		}
	}
	ranks := make([]int, len(papers))
	for rank := range ranks {
		ranks[rank] = rank
	}
	slices.SortStableFunc(ranks, func(p, q int) int {
		return cmp.Or(b.compareWeight(papers[p], papers[q]), cmp.Compare(bits.Reverse32(uint32(p)), bits.Reverse32(uint32(q))))
	})
	for _, rank := range ranks {
		if i := papers[rank]; !first[i] {
			order = append(order, i)
		}
	}
	return order
}

// nameRank returns 0 for a paper with edges, 1 for one with a short name, and 2 for others.
func (b *builder) nameRank(i int) int {
	switch {
	case len(b.g.In(i))+len(b.g.Out(i)) > 0:
		return 0
	case b.labels[i].Named:
		return 1
	}
	return 2
}

// placeOne places a paper without edges: in the first row with space for its name to the right or
// left of its dot, or else at some distance from the dot. If necessary, the lane gets more rows.
func (b *builder) placeOne(n, i int) bool {
	l := &b.lanes[n]
	s := spot{lane: n, lines: b.labels[i].Lines, gloss: b.gloss(i), size: freeSize, offset: 5}
	if b.big[i] {
		s.size, s.bold = nameSize, true
	}
	for _, line := range s.lines {
		s.width = max(s.width, textwidth.Of(line, s.size, s.bold))
	}
	if s.gloss != "" {
		s.width += writtenGap + textwidth.Of(s.gloss, writtenSize, false)
	}
	if room := max(b.width-edgeRoom-b.dates[i]-s.offset, b.dates[i]-s.offset-b.left); s.width > room {
		s.lines, s.gloss = []string{textwidth.Cut(s.lines[0], s.size, s.bold, room)}, ""
		s.width = textwidth.Of(s.lines[0], s.size, s.bold)
	}
	shifts := []float64{0, mostShift, b.width}
	if b.level != Near {
		shifts = shifts[:2]
	}
	for _, shift := range shifts {
		row := l.column(b.dates[i]).first(len(l.rows), shift == 0, func(r int) bool { return b.tryRow(l, i, s, r, shift) })
		if row >= 0 || b.tryNewRow(l, i, s, shift) {
			return true
		}
	}
	return b.level == Near && b.placeAside(l, i, s)
}

// placeAside places a paper whose date is crossed by lines in every row. It adds rows and uses the free
// position nearest to the date.
func (b *builder) placeAside(l *lane, i int, s spot) bool {
	for range s.lines {
		l.addRow()
	}
	s.row, s.flipped = len(l.rows)-1, false
	room := s.offset + s.width + dotRoom
	best := math.Inf(1)
	from := b.left + dotRoom
	for _, line := range append(slices.Clone(l.rows[s.row].uprights), interval{b.width, b.width}) {
		if to := min(line.from-nameRoom, b.width-edgeRoom) - room + dotRoom; from <= to {
			if x := min(to, max(from, b.dates[i])); math.Abs(x-b.dates[i]) < math.Abs(best-b.dates[i]) {
				best = x
			}
		}
		from = line.to + nameRoom + dotRoom
	}
	if !math.IsInf(best, 1) {
		b.take(l, &s, i, best)
		return true
	}
	return false
}

// tryNewRow adds a row to a lane, or two rows for a name of two lines, if it may have more, and
// places a paper there.
func (b *builder) tryNewRow(l *lane, i int, s spot, shift float64) bool {
	rows := len(l.rows)
	for len(l.rows) < min(l.most, rows+len(s.lines)) {
		l.addRow()
		if b.tryRow(l, i, s, len(l.rows)-1, shift) {
			return true
		}
	}
	l.rows = l.rows[:rows:rows]
	return false
}

// addRow adds a row to a lane. Lines that continue below the lane pass through it.
func (l *lane) addRow() {
	l.grow(len(l.rows) + 1)
	for _, x := range l.below {
		l.rows[len(l.rows)-1].uprights.put(x.from, x.to)
	}
}

// tryRow places a paper in a row if there is space for its name to the right of the dot, to the
// left, or to the right at a distance of at most shift.
func (b *builder) tryRow(l *lane, i int, s spot, r int, shift float64) bool {
	x := min(b.right-2, max(b.left+2, b.dates[i]))
	s.row = r
	if r < len(s.lines)-1 {
		return false
	}
	for _, flipped := range [2]bool{false, true} {
		if s.flipped = flipped; b.hasRoom(l, &s, x) {
			b.take(l, &s, i, x)
			return true
		}
	}
	if s.flipped = false; shift == 0 || !l.rows[r].free(x-dotRoom, x+dotRoom) {
		return false
	}
	from := l.rows[r].uprights.gap(x+s.offset, s.width, nameRoom)
	if s.shift = from - x - s.offset; s.shift <= shift && b.hasRoom(l, &s, x) {
		b.take(l, &s, i, x)
		return true
	}
	return false
}

// hasRoom reports whether there is space for a paper's name and dot at x.
func (b *builder) hasRoom(l *lane, s *spot, x float64) bool {
	from, to := s.extent(x)
	if from < b.left || to > b.width-edgeRoom {
		return false
	}
	r := &l.rows[s.row]
	if !r.names.free(min(from, x-dotRoom), max(to, x+dotRoom), nameRoom) || !r.uprights.free(from, to, nameRoom) || !r.uprights.free(x-dotRoom, x+dotRoom, 1) {
		return false
	}
	for n := 1; n < len(s.lines); n++ {
		above := &l.rows[s.row-n]
		if !above.free(from, to) || !above.rails.free(from, to, nameRoom) {
			return false
		}
	}
	return true
}

// take places a paper.
func (b *builder) take(l *lane, s *spot, i int, x float64) {
	from, to := s.extent(x)
	names := &l.rows[s.row].names
	names.put(min(from, x-dotRoom), max(to, x+dotRoom))
	for n := 1; n < len(s.lines); n++ {
		l.rows[s.row-n].names.put(from, to)
	}
	if b.xs[i] = x; len(s.lines) > 1 {
		l.rows[s.row-1].rails.put(from, to)
	}
	b.spots[i] = *s
}
