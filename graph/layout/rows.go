package layout

import (
	"cmp"
	"math"
	"slices"

	"clipgraph/graph"
)

// Rows of a layout: barycentre sweeps over the slots, as in layered drawings
// of graphs (Sugiyama, Tagawa, Toda: Methods for Visual Understanding of
// Hierarchical System Structures, 1981), with rows that a lane's
// slots share.

// pulls are how much shorter edges should be than others, by the rank of the first
// of their relations.
var pulls = func() (all []float32) {
	for _, r := range graph.RelationTable() {
		all = append(all, float32(r.Pull))
	}
	return all
}()

// sweeps is the number of passes over the slots; the best of them counts.
const sweeps = 8

// setRows gives every paper a row of its lane.
func (l *grid) setRows() {
	r := newRower(l)
	best, least := make([]float64, len(r.at)), math.Inf(1)
	for n := range sweeps {
		for slot := range r.slots {
			if n%2 == 1 {
				slot = r.slots - 1 - slot
			}
			r.place(slot, n%2 == 0)
		}
		if total := r.length(); total < least {
			least = total
			copy(best, r.at)
		}
	}
	copy(r.at, best)
	for i := range l.cells {
		if r.tied(i) {
			l.cells[i].Row = int(r.at[i]) - r.base[l.cells[i].Lane]
		}
	}
	r.fill()
}

// neighbour is one end of an edge seen from the other.
type neighbour struct {
	node   int32
	weight float32
}

// rower holds the state of the sweeps. Rows are counted through all lanes.
type rower struct {
	*grid
	slots  int
	base   []int     // each lane's first row
	at     []float64 // each paper's row
	bySlot [][]int   // papers by slot, then lane, then place in the lists
	in     adjacency
	out    adjacency
}

type adjacency struct {
	start []int32
	ends  []neighbour
}

func (a adjacency) of(i int) []neighbour { return a.ends[a.start[i]:a.start[i+1]] }

// newAdjacency makes room for the neighbours of n nodes that row has.
func newAdjacency(n int, row func(int) []int32) adjacency {
	start := make([]int32, n+1)
	for i := range n {
		start[i+1] = start[i] + int32(len(row(i)))
	}
	return adjacency{start, make([]neighbour, start[n])}
}

func newRower(l *grid) *rower {
	r := &rower{grid: l, base: make([]int, len(l.lanes)), at: make([]float64, len(l.cells))}
	row := 0
	for lane, n := range l.rows {
		r.base[lane] = row
		row += n + 1 // the title takes about a row
	}
	for _, n := range l.slots {
		r.slots += n
	}
	r.bySlot = make([][]int, r.slots)
	for _, i := range l.byDate() {
		slot := l.cells[i].Slot
		r.bySlot[slot] = append(r.bySlot[slot], i)
	}
	for _, papers := range r.bySlot {
		slices.SortStableFunc(papers, func(a, b int) int { return cmp.Compare(l.cells[a].Lane, l.cells[b].Lane) })
	}
	n, edges := len(l.cells), l.g.Edges()
	r.out, r.in = newAdjacency(n, l.g.Out), newAdjacency(n, l.g.In)
	next := slices.Clone(r.in.start)
	for i, e := range edges { // by source, then target, as the rows of out are
		w := pulls[e.Reasons[0].Relation.Rank()]
		r.out.ends[i] = neighbour{int32(e.To), w}
		r.in.ends[next[e.To]] = neighbour{int32(e.From), w}
		next[e.To]++
	}
	for i, c := range l.cells {
		r.at[i] = float64(r.base[c.Lane]) + float64(l.rows[c.Lane]-1)/2
	}
	return r
}

// tied reports whether the paper has an edge.
func (r *rower) tied(i int) bool { return len(r.in.of(i))+len(r.out.of(i)) > 0 }

// wish is the mean row of a paper's neighbours: of the earlier ones in a pass
// to the right, of the later ones in one to the left, of the others if it has
// none of those.
func (r *rower) wish(i int, right bool) float64 {
	ends := r.out.of(i)
	if in := r.in.of(i); len(in) > 0 && (right || len(ends) == 0) {
		ends = in
	}
	var sum, weights float64
	for _, n := range ends {
		sum += float64(n.weight) * r.at[n.node]
		weights += float64(n.weight)
	}
	return sum / weights
}

type wished struct {
	paper int
	row   float64
}

// place gives the tied papers of a slot the rows nearest to their wishes.
func (r *rower) place(slot int, right bool) {
	papers := r.bySlot[slot]
	var cell []wished
	for start := 0; start < len(papers); {
		lane := r.cells[papers[start]].Lane
		cell = cell[:0]
		end := start
		for ; end < len(papers) && r.cells[papers[end]].Lane == lane; end++ {
			if i := papers[end]; r.tied(i) {
				cell = append(cell, wished{i, r.wish(i, right) - float64(r.base[lane])})
			}
		}
		slices.SortStableFunc(cell, func(a, b wished) int { return cmp.Compare(a.row, b.row) })
		for i, row := range spread(cell, r.rows[lane]) {
			r.at[cell[i].paper] = float64(r.base[lane] + row)
		}
		start = end
	}
}

// spread returns increasing rows from 0 to rows-1 whose distances from the
// wishes, which increase, are least in squares: the pools of adjacent
// violators of isotonic regression.
func spread(cell []wished, rows int) []int {
	type pool struct{ sum, n float64 }
	var pools []pool
	for i, w := range cell {
		p := pool{w.row - float64(i), 1}
		for n := len(pools); n > 0 && pools[n-1].sum/pools[n-1].n >= p.sum/p.n; n = len(pools) {
			p.sum += pools[n-1].sum
			p.n += pools[n-1].n
			pools = pools[:n-1]
		}
		pools = append(pools, p)
	}
	placed := make([]int, 0, len(cell))
	for _, p := range pools {
		start := min(max(0, math.Round(p.sum/p.n)), float64(rows-len(cell)))
		for range int(p.n) {
			placed = append(placed, int(start)+len(placed))
		}
	}
	return placed
}

// length is the sum of the edges' heights by weight.
func (r *rower) length() float64 {
	var sum float64
	for i := range r.at {
		for _, n := range r.out.of(i) {
			sum += float64(n.weight) * math.Abs(r.at[i]-r.at[n.node])
		}
	}
	return sum
}

// fill gives the papers without edges the rows that are left, from the top,
// and those last through which an edge could run straight.
func (r *rower) fill() {
	passed := r.passages()
	taken, cell := make([]int, slices.Max(append(r.rows, 0))), 0 // the last cell that took each row
	for slot, papers := range r.bySlot {
		for start := 0; start < len(papers); {
			lane := r.cells[papers[start]].Lane
			cell++
			end := start
			var free []int
			for ; end < len(papers) && r.cells[papers[end]].Lane == lane; end++ {
				if i := papers[end]; r.tied(i) {
					taken[r.cells[i].Row] = cell
				} else {
					free = append(free, i)
				}
			}
			for _, yield := range []bool{true, false} {
				for row := 0; row < r.rows[lane] && len(free) > 0; row++ {
					if taken[row] == cell || yield && passed[[2]int{slot, r.base[lane] + row}] {
						continue
					}
					taken[row] = cell
					r.cells[free[0]].Row = row
					free = free[1:]
				}
			}
			start = end
		}
	}
}

// passages returns the slots and rows between two tied papers of one row, up
// to a number that grows with the graph.
func (r *rower) passages() map[[2]int]bool {
	passed := map[[2]int]bool{}
	budget := 4 * (len(r.cells) + len(r.g.Edges()))
	for _, e := range r.g.Edges() {
		if r.at[e.From] != r.at[e.To] {
			continue
		}
		for slot := r.cells[e.From].Slot + 1; slot < r.cells[e.To].Slot && budget > 0; slot++ {
			passed[[2]int{slot, int(r.at[e.From])}] = true
			budget--
		}
	}
	return passed
}
