package layout

import (
	"cmp"
	"math"
	"slices"

	"clipgraph/graph/layout/label"
	"clipgraph/internal/textwidth"
)

// Papers with edges are placed first. Papers of a lane that build on each other and are far enough
// apart for their names form a chain in one row, so that their lines are straight.

// Sizes in pixels.
const (
	leastStep   = 16.0 // from a paper to one that builds on it
	mostStep    = 96.0 // maximum distance that a paper is moved for this
	chainStep   = 18.0 // from the end of a name to the next ring of the chain
	betweenLink = 8.0  // between chains in a row
	nameRoom    = 4.0  // next to a name
	ringRoom    = 2.0  // next to a ring
	edgeRoom    = 6.0  // from a name to the edge of the picture
)

// longestWritten is the maximum length of a name in a written edge, in columns.
const longestWritten = 16

// The radii of rings in pixels: for a paper on which none builds, the maximum, and the increase per
// square root of the number of papers that build on it.
const (
	leastRadius  = 2.6
	mostRadius   = 7.0
	radiusByRoot = 0.75
)

// radius returns the radius of a paper's ring. Its area is proportional to the number of papers
// that build on it.
func (b *builder) radius(i int) float64 { return b.radiusOf(b.support[i]) }

// radiusOf returns the radius for a number of papers. If many papers build on one, all rings grow
// more slowly.
func (b *builder) radiusOf(support int) float64 {
	byRoot := radiusByRoot
	if b.mostSupport > 0 {
		byRoot = min(byRoot, (mostRadius-leastRadius)/math.Sqrt(float64(b.mostSupport)))
	}
	return leastRadius + byRoot*math.Sqrt(float64(support))
}

// moveTargets computes the x of all papers with edges: at their dates, but to the right of what
// they build on. Edges without enough space are written.
func (b *builder) moveTargets() {
	b.xs = slices.Clone(b.dates)
	for _, t := range b.edges {
		for _, i := range [2]int{t.from, t.to} {
			r := b.radius(i) + 1
			b.xs[i] = min(b.right-r, max(b.left+r, b.dates[i]))
		}
	}
	order := make([]int, len(b.edges))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(b.dates[b.edges[i].from], b.dates[b.edges[j].from]) })
	const sweeps = 4
	for range sweeps {
		for _, n := range order {
			t := &b.edges[n]
			if x := b.xs[t.from] + leastStep; !t.written && x > b.xs[t.to] {
				b.xs[t.to] = min(x, b.dates[t.to]+mostStep, b.right-b.radius(t.to)-1)
			}
		}
	}
	for n := range b.edges {
		if t := &b.edges[n]; b.xs[t.to] < b.xs[t.from]+leastStep-0.1 {
			b.write(n)
		}
	}
}

// write makes an edge a written one. Only the strongest edge of a paper, which comes first, is
// written.
func (b *builder) write(n int) {
	t := &b.edges[n]
	t.written, t.line = true, nil
	if at := b.written[t.to]; at < 0 || at > n {
		b.written[t.to] = n
	}
}

// arrows returns the signs before the names of earlier papers and before the number of later ones.
func (b *builder) arrows() (earlier, later string) {
	if b.o.Reverse {
		return "→ ", "← "
	}
	return "← ", "→ "
}

// writtenText returns the text of a written edge.
func (b *builder) writtenText(t *shownEdge) string {
	earlier, _ := b.arrows()
	return earlier + label.Isolated(label.Short(b.labels[t.from], longestWritten))
}

// A paper on which at least this number and this part of all papers build has the number after its
// name.
const (
	leastOfRoot = 10
	rootPart    = 0.2
)

// gloss returns the small text after the name of a paper. At level Near it is the number of papers that
// build on it in addition to those whose edges are shown, if they are a large part of the field. At
// level Far, with few names, it is the title of a paper labelled with its author, as far as there is
// space.
func (b *builder) gloss(i int) string {
	switch support := b.support[i]; b.level {
	case Near:
		if support >= leastOfRoot && float64(support) >= rootPart*float64(b.g.Len()) && support > b.shownFrom[i] {
			_, later := b.arrows()
			return later + Thousands(support-b.shownFrom[i]) + " more"
		}
	case Far:
		if !b.narrow {
			return label.Isolated(textwidth.Cut(b.labels[i].Title, writtenSize, false, glossPart*(b.right-b.left)))
		}
	}
	return ""
}

// glossPart is the maximum width of a title after a name, as a part of the width of the body.
const glossPart = 0.22

// nameOf computes how and on which side the name of a paper with edges is written.
func (b *builder) nameOf(i int) {
	s := &b.spots[i]
	*s = spot{lane: -1, linked: true, lines: b.labels[i].Lines, gloss: b.gloss(i), size: nameSize, offset: 5 + max(0, b.radius(i)-4.5)*0.8}
	if b.big[i] {
		s.size, s.bold = bigSize, true
	}
	room := b.roomBeside(i)
	b.measureName(i)
	if s.width > room && s.bold {
		s.size, s.bold = nameSize, false
		b.measureName(i)
	}
	if s.width > room && s.gloss != "" {
		s.gloss = ""
		b.measureName(i)
	}
	if s.width > room && b.written[i] >= 0 {
		b.written[i] = -1
		b.measureName(i)
	}
	if s.width > room {
		s.lines = []string{textwidth.Cut(s.lines[0], s.size, s.bold, room)}
		b.measureName(i)
	}
	s.flipped = b.xs[i]+s.offset+s.width > b.width-edgeRoom
}

// roomBeside returns the maximum width of a name next to a paper, on the wider side.
func (b *builder) roomBeside(i int) float64 {
	s := &b.spots[i]
	return max(b.width-edgeRoom-b.xs[i]-s.offset, b.xs[i]-s.offset-b.left)
}

// measureName computes the width of a name including the edge that is written after it.
func (b *builder) measureName(i int) {
	s := &b.spots[i]
	s.width = 0
	for n, line := range s.lines {
		w := textwidth.Of(line, s.size, s.bold)
		if at := b.written[i]; at >= 0 && n == len(s.lines)-1 {
			w += writtenGap + textwidth.Of(b.writtenText(&b.edges[at]), writtenSize, false)
		}
		if s.gloss != "" && n == len(s.lines)-1 {
			w += writtenGap + textwidth.Of(s.gloss, writtenSize, false)
		}
		s.width = max(s.width, w)
	}
}

// writtenGap is the distance between a name and the edge written after it, in pixels.
const writtenGap = 6.0

// chain is a sequence of papers in one row, in the order of time.
type chain struct {
	papers   []int
	from, to float64
	main     bool
	support  int
}

// chains returns the papers with edges as chains, in the order in which they are placed.
func (b *builder) chains() []chain {
	n := b.g.Len()
	next, before := make([]int, n), make([]int, n)
	linked := make([]bool, n)
	for i := range next {
		next[i], before[i] = -1, -1
	}
	b.shownFrom = make([]int, n)
	for _, t := range b.edges {
		linked[t.from], linked[t.to] = true, true
		b.shownFrom[t.from]++
	}
	for i := range linked {
		if linked[i] {
			b.nameOf(i)
		}
	}
	for _, t := range b.edges {
		if t.written || b.laneOf[t.from] != b.laneOf[t.to] || next[t.from] >= 0 || before[t.to] >= 0 {
			continue
		}
		_, end := b.spots[t.from].extent(b.xs[t.from])
		start, _ := b.span(t.to)
		if b.spots[t.from].flipped || b.xs[t.to]-b.radius(t.to) < end+chainStep || start < end+betweenLink {
			continue
		}
		next[t.from], before[t.to] = t.to, t.from
	}
	var all []chain
	for i := range linked {
		if !linked[i] || before[i] >= 0 {
			continue
		}
		c := chain{from: math.Inf(1), to: math.Inf(-1)}
		for j := i; j >= 0; j = next[j] {
			from, to := b.span(j)
			c.papers = append(c.papers, j)
			c.from, c.to = min(c.from, from), max(c.to, to)
			c.main = c.main || b.onMain[j]
			c.support = max(c.support, b.support[j])
		}
		all = append(all, c)
	}
	b.sortChains(all)
	return all
}

// sortChains sorts chains in the order in which they are placed: the longest first if there is
// space for all, or else the most important first.
func (b *builder) sortChains(all []chain) {
	slices.SortStableFunc(all, func(c, d chain) int {
		if b.level == Near {
			return cmp.Or(cmp.Compare(len(d.papers), len(c.papers)), cmp.Compare(b.dates[c.papers[0]], b.dates[d.papers[0]]))
		}
		if c.main != d.main {
			if c.main {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(d.support, c.support), cmp.Compare(b.dates[c.papers[0]], b.dates[d.papers[0]]))
	})
}

// span returns the extent of a paper and its name on the x axis.
func (b *builder) span(i int) (from, to float64) {
	r := b.radius(i) + ringRoom
	from, to = b.spots[i].extent(b.xs[i])
	return min(from, b.xs[i]-r), max(to, b.xs[i]+r)
}

// placeLinked places papers with edges in rows. Papers without space in their lane are not placed.
func (b *builder) placeLinked() {
	for i := range b.lanes {
		b.lanes[i].clear()
	}
	for i := range b.spots {
		b.spots[i] = spot{lane: -1}
	}
	for _, c := range b.chains() {
		l := &b.lanes[b.laneOf[c.papers[0]]]
		if l.named+len(c.papers) > l.mostNamed {
			continue
		}
		r := l.column(c.from).first(len(l.rows), true, func(r int) bool { return b.fits(l, &c, r) })
		for last := len(l.rows); r < 0 && last < l.most; last++ {
			if b.fits(l, &c, last) {
				r = last
			}
		}
		if r >= 0 {
			b.putChain(l, &c, r)
		}
	}
}

// fits reports whether a chain fits into a row of a lane and, for names of two lines, the row
// above.
func (b *builder) fits(l *lane, c *chain, r int) bool {
	if r < len(l.rows) && !l.rows[r].names.free(c.from, c.to, betweenLink) {
		return false
	}
	for _, i := range c.papers {
		s := &b.spots[i]
		if len(s.lines) < 2 {
			continue
		}
		from, to := s.extent(b.xs[i])
		if r == 0 || r-1 < len(l.rows) && !l.rows[r-1].names.free(from, to, betweenLink) {
			return false
		}
	}
	return true
}

func (b *builder) putChain(l *lane, c *chain, r int) {
	l.grow(r + 1)
	l.rows[r].names.put(c.from, c.to)
	l.named += len(c.papers)
	for _, i := range c.papers {
		s := &b.spots[i]
		s.lane, s.row = b.laneOf[i], r
		if len(s.lines) > 1 {
			from, to := s.extent(b.xs[i])
			l.rows[r-1].names.put(from, to)
		}
	}
}

// clear removes all rows from a lane.
func (l *lane) clear() { l.rows, l.named, l.columns = l.rows[:0], 0, map[int]*column{} }

// column returns the column that contains x.
func (l *lane) column(x float64) *column {
	at := int(x / columnWidth)
	if l.columns[at] == nil {
		l.columns[at] = &column{}
	}
	return l.columns[at]
}

// grow makes sure that a lane has at least the given number of rows.
func (l *lane) grow(rows int) {
	for len(l.rows) < rows {
		l.rows = append(l.rows, row{})
	}
}
