package layout

import (
	"cmp"
	"slices"
)

// Slots of a layout: columns are divided so that arrows within a period run
// to the right, and so that crowded periods do not make all lanes high.

// maxSlots is the most slots of a column for the sake of arrows within it, where
// few columns need that many.
const maxSlots = 4

// setSlots divides the columns into slots, puts every paper into one, and
// counts the rows of the lanes.
func (l *grid) setSlots() {
	chains := l.chains()
	l.slots = make([]int, len(l.columns))
	for limit := maxSlots; limit >= 2; limit-- {
		total := 0
		clear(l.slots)
		for i, c := range l.cells {
			l.slots[c.Column] = max(l.slots[c.Column], min(chains.before[i]+1, limit))
		}
		for _, n := range l.slots {
			total += n
		}
		if total <= 2*len(l.columns) {
			break
		}
	}
	l.widen()
	first, slots := make([]int, len(l.columns)), 0
	for c, n := range l.slots {
		first[c] = slots
		slots += n
	}
	heights := make([]int, slots*len(l.lanes)) // papers by slot and lane
	least := make([]int, len(l.cells))         // right of what leads to the paper
	put := func(i int) {
		c := &l.cells[i]
		count := l.slots[c.Column]
		low := min(least[i], count-1)
		high := max(low, count-1-chains.after[i])
		best := low
		at := func(slot int) *int { return &heights[(first[c.Column]+slot)*len(l.lanes)+c.Lane] }
		for slot := low; slot <= high; slot++ {
			if *at(slot) < *at(best) {
				best = slot
			}
		}
		*at(best)++
		c.Slot = first[c.Column] + best
		for _, v := range l.g.Out(i) {
			if l.cells[v].Column == c.Column {
				least[v] = max(least[v], best+1)
			}
		}
	}
	for _, free := range []bool{false, true} {
		for _, i := range chains.order {
			if (chains.before[i]+chains.after[i] == 0) == free {
				put(i)
			}
		}
	}
	l.rows = make([]int, len(l.lanes))
	for i, n := range heights {
		l.rows[i%len(l.lanes)] = max(l.rows[i%len(l.lanes)], n)
	}
}

// widen gives columns more slots, one by one, as long as the picture is higher
// than wide and its area gets smaller: a lane is as high as its fullest slot.
func (l *grid) widen() {
	lanes := len(l.lanes)
	count := make([]int, len(l.columns)*lanes) // papers by column and lane
	for _, c := range l.cells {
		count[c.Column*lanes+c.Lane]++
	}
	width := 0
	for _, n := range l.slots {
		width += n
	}
	rows := func(column, lane, slots int) int { return (count[column*lanes+lane] + slots - 1) / slots }
	for range len(l.columns) + int(columnsWanted(len(l.cells), l.shape)) {
		// The fullest column of each lane, and the rows of the next.
		highest, next, at, height := make([]int, lanes), make([]int, lanes), make([]int, lanes), 0
		for lane := range lanes {
			for column, slots := range l.slots {
				if n := rows(column, lane, slots); n > highest[lane] {
					highest[lane], next[lane], at[lane] = n, highest[lane], column
				} else {
					next[lane] = max(next[lane], n)
				}
			}
			height += highest[lane] + 1
		}
		saved := make([]int, len(l.columns))
		for lane, column := range at {
			saved[column] += highest[lane] - max(next[lane], rows(column, lane, l.slots[column]+1))
		}
		best := slices.Index(saved, slices.Max(append(saved, 0)))
		if best < 0 || saved[best]*width <= height || float64(width) > l.shape*float64(height) {
			return
		}
		l.slots[best]++
		width++
	}
}

// chains are the edges within columns.
type chains struct {
	before, after []int // of each paper: the most edges of a chain that leads to it, and from it
	order         []int // papers so that these edges lead forward, else by date and place in the list
}

// chains follows the edges within columns. An edge that closes a circle is not
// followed.
func (l *grid) chains() chains {
	n := len(l.cells)
	c := chains{make([]int, n), make([]int, n), make([]int, 0, n)}
	waits := make([]int, n) // the number of edges that lead here and are not followed yet
	within := func(u int, v int32) bool { return l.cells[u].Column == l.cells[v].Column }
	for _, e := range l.g.Edges() {
		if within(e.From, int32(e.To)) {
			waits[e.To]++
		}
	}
	done := make([]bool, n)
	var ready []int
	follow := func(i int) {
		ready = append(ready[:0], i)
		for len(ready) > 0 {
			u := ready[len(ready)-1]
			ready = ready[:len(ready)-1]
			done[u] = true
			c.order = append(c.order, u)
			for _, v := range l.g.Out(u) {
				if !within(u, v) || done[v] {
					continue
				}
				c.before[v] = max(c.before[v], c.before[u]+1)
				if waits[v]--; waits[v] == 0 {
					ready = append(ready, int(v))
				}
			}
		}
	}
	byDate := l.byDate()
	for _, circles := range []bool{false, true} {
		for _, i := range byDate {
			if !done[i] && (circles || waits[i] == 0) {
				follow(i)
			}
		}
	}
	l.countAfter(&c)
	return c
}

// countAfter counts the edges of the chains that lead from each paper.
func (l *grid) countAfter(c *chains) {
	place := make([]int, len(l.cells))
	for i, u := range c.order {
		place[u] = i
	}
	for _, u := range slices.Backward(c.order) {
		for _, v := range l.g.Out(u) {
			if l.cells[u].Column == l.cells[v].Column && place[v] > place[u] {
				c.after[u] = max(c.after[u], c.after[v]+1)
			}
		}
	}
}

// byDate returns the papers by date, then by their place in the lists.
func (l *grid) byDate() []int {
	type dated struct{ paper, date, order int }
	all := make([]dated, len(l.cells))
	for i, p := range l.g.Papers() {
		year, month := l.date(p)
		all[i] = dated{i, year*13 + month, p.Order}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.order, b.order)) })
	order := make([]int, len(all))
	for i, d := range all {
		order[i] = d.paper
	}
	return order
}
