package layout

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"clipgraph/bib/work"
	_ "clipgraph/internal/testkit"

	"clipgraph/arxiv/readlist"
	"clipgraph/graph"
)

// drawLists draws a graph of papers with dates, sections, names and edges of
// any kind, circles included.
func drawLists(t *rapid.T) *graph.Graph {
	n := rapid.IntRange(0, 120).Draw(t, "papers")
	manySections := rapid.IntRange(1, 40).Draw(t, "sections")
	papers := make([]*graph.Paper, n)
	for i := range papers {
		var date work.Date
		if rapid.IntRange(0, 9).Draw(t, "dated") > 0 {
			date = work.NewDate(rapid.SampledFrom([]int{1998, 2003, 2020, 2021, 2022}).Draw(t, "year"), 0, 0)
			if rapid.IntRange(0, 5).Draw(t, "month known") > 0 {
				date.Month = int8(rapid.IntRange(1, 12).Draw(t, "month"))
			}
		}
		papers[i] = &graph.Paper{Key: fmt.Sprintf("k%d", i), Name: rapid.StringN(0, 30, -1).Draw(t, "name"), Meta: &work.Work{Published: date}, Order: i}
		if rapid.IntRange(0, 9).Draw(t, "listed") > 0 {
			section := rapid.IntRange(0, manySections).Draw(t, "section")
			papers[i].Rows = []readlist.Row{{Work: &work.Work{}, Section: []string{"All", fmt.Sprint(section % 7), fmt.Sprint(section)}[:rapid.IntRange(0, 3).Draw(t, "depth")]}}
		}
	}
	var edges []graph.Edge
	if n > 1 {
		for range rapid.IntRange(0, 3*n).Draw(t, "edges") {
			from, to := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
			if from != to {
				edges = append(edges, graph.Edge{From: from, To: to, Reasons: []graph.Reason{{Relation: rapid.SampledFrom(graph.Relations()).Draw(t, "relation")}}})
			}
		}
	}
	g, err := graph.New(papers, edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestLayoutProperties holds what a layout promises of any graph.
func TestLayoutProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawLists(t)
		o := Options{Lanes: rapid.SampledFrom([]string{"", "section", "none"}).Draw(t, "lanes"), FontSize: rapid.Float64Range(6, 40).Draw(t, "font")}
		l := New(g, o)
		if len(l.Nodes) != len(g.Papers()) || len(l.Cells) != len(l.Nodes) {
			t.Fatalf("%d boxes and %d cells of %d papers", len(l.Nodes), len(l.Cells), len(g.Papers()))
		}
		checkBoxes(t, l)
		checkTime(t, g, l)
		checkOrder(t, g, l, o)
	})
}

// checkBoxes checks that every box is within its slot, column and lane, below
// the lane's title, and that no two overlap.
func checkBoxes(t *rapid.T, l *Layout) {
	const hair = 1e-6
	seen := map[Cell]bool{}
	for i, b := range l.Nodes {
		c := l.Cells[i]
		slot, column, lane := l.Slots[c.Slot], l.Columns[c.Column], l.Lanes[c.Lane]
		if b.W <= 0 || b.H <= 0 || b.X < slot.Start-hair || b.X+b.W > slot.End+hair || slot.Start < column.Start || slot.End > column.End {
			t.Errorf("box %d %+v leaves slot %+v or column %+v", i, b, slot, column)
		}
		if b.Y < lane.Start+b.H || b.Y+b.H > lane.End+hair {
			t.Errorf("box %d %+v leaves lane %+v or stands in its title", i, b, lane)
		}
		if b.X < 0 || b.X+b.W > l.Width || b.Y+b.H > l.Height {
			t.Errorf("box %d %+v leaves the picture of %g x %g", i, b, l.Width, l.Height)
		}
		if seen[c] {
			t.Errorf("two boxes in cell %+v", c)
		}
		seen[c] = true
	}
	for n, bands := range [][]Band{l.Columns, l.Slots, l.Lanes} {
		for i := 1; i < len(bands); i++ {
			if bands[i].Start < bands[i-1].End {
				t.Errorf("bands %d: %+v begins before %+v ends", n, bands[i], bands[i-1])
			}
		}
	}
	order := make([]int, len(l.Nodes))
	for i := range order {
		order[i] = i
	}
	for a := range order {
		for b := range a {
			p, q := l.Nodes[a], l.Nodes[b]
			if p.X < q.X+q.W-hair && q.X < p.X+p.W-hair && p.Y < q.Y+q.H-hair && q.Y < p.Y+p.H-hair {
				t.Errorf("boxes %+v and %+v overlap", p, q)
			}
		}
	}
}

// checkTime checks that a paper that is surely later than another stands in no
// column left of the other's.
func checkTime(t *rapid.T, g *graph.Graph, l *Layout) {
	for i, p := range g.Papers() {
		for j, q := range g.Papers() {
			pYear, _ := p.Date()
			qYear, _ := q.Date()
			if pYear != 0 && qYear != 0 && isLater(p, q) && l.Cells[i].Column < l.Cells[j].Column {
				t.Errorf("%s of %s stands left of %s of %s", p.Key, p.Meta.Published, q.Key, q.Meta.Published)
			}
			if (pYear == 0) != (qYear == 0) && l.Cells[i].Column == l.Cells[j].Column {
				t.Errorf("%s with and %s without a date share a column", p.Key, q.Key)
			}
		}
	}
}

// isLater reports whether p is surely later than q: by year, or within one year by
// month.
func isLater(p, q *graph.Paper) bool {
	pYear, pMonth := p.Date()
	qYear, qMonth := q.Date()
	return pYear > qYear || pYear == qYear && qMonth > 0 && pMonth > qMonth
}

// checkOrder checks that the order in which papers and edges come in changes
// nothing.
func checkOrder(t *rapid.T, g *graph.Graph, l *Layout, o Options) {
	n := len(g.Papers())
	place := rand.New(rand.NewPCG(uint64(n), 1)).Perm(n)
	papers := make([]*graph.Paper, n)
	for i, p := range g.Papers() {
		papers[place[i]] = p
	}
	var edges []graph.Edge
	for _, e := range slices.Backward(g.Edges()) {
		edges = append(edges, graph.Edge{From: place[e.From], To: place[e.To], Reasons: e.Reasons})
	}
	again, err := graph.New(papers, edges)
	if err != nil {
		t.Fatal(err)
	}
	if m := New(again, o); !slices.Equal(m.Nodes, l.Nodes) || !slices.Equal(m.Columns, l.Columns) || !slices.Equal(m.Lanes, l.Lanes) {
		t.Errorf("another order of the same graph gives another layout")
	}
}

func TestPeriods(t *testing.T) {
	month := func(n ...int) *[13]int { return (*[13]int)(append(n, make([]int, 13-len(n))...)) }
	for _, test := range []struct {
		name   string
		years  map[int]*[13]int
		target float64
		want   string
	}{
		{"none", nil, 0, "[]"},
		{"one", map[int]*[13]int{2020: month(0, 1)}, 1, "[2020]"},
		{"few are joined", map[int]*[13]int{1990: month(2), 1995: month(1, 1), 2020: month(0, 9)}, 5, "[1990–1995 2020]"},
		{"halves", map[int]*[13]int{2020: month(0, 5, 0, 0, 0, 0, 0, 0, 5)}, 5, "[2020 Jan–Jun 2020 Jul–Dec]"},
		{"quarters and months", map[int]*[13]int{2020: month(1, 9, 9, 9, 1, 0, 0, 0, 5)}, 6, "[2020 Jan 2020 Feb 2020 Mar 2020 Apr–Jun 2020 Jul–Dec 2020, no month]"},
		{"no months to divide by", map[int]*[13]int{2020: month(50), 2021: month(60, 1)}, 6, "[2020 2021]"},
	} {
		if got := fmt.Sprint(periodsOf(test.years, test.target)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, test := range []struct {
		wishes []float64
		rows   int
		want   []int
	}{
		{nil, 3, []int{}},
		{[]float64{2}, 5, []int{2}},
		{[]float64{-4, 9}, 5, []int{0, 4}},
		{[]float64{2, 2, 2}, 5, []int{1, 2, 3}},
		{[]float64{0, 0, 4}, 5, []int{0, 1, 4}},
		{[]float64{4, 4, 4}, 5, []int{2, 3, 4}},
		{[]float64{1, 3, 3, 3}, 4, []int{0, 1, 2, 3}},
	} {
		var cell []wished
		for i, row := range test.wishes {
			cell = append(cell, wished{i, row})
		}
		if got := spread(cell, test.rows); !slices.Equal(got, test.want) {
			t.Errorf("%v in %d rows: %v, want %v", test.wishes, test.rows, got, test.want)
		}
	}
}
