package route

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"clipgraph/internal/testkit"
)

func name(from, to float64) Block                  { return Block{From: from, To: to, Owner: -1} }
func ring(owner int, x float64) Block              { return Block{From: x - 5, To: x + 5, Owner: owner, X: x} }
func row(blocks ...Block) Row                      { return Row{Blocks: blocks} }
func line(fromRow, toRow int, x1, x2 float64) Line { return Line{1, 2, fromRow, toRow, x1, x2} }
func upright(id int, fromRow, toRow int, x float64) laidLine {
	return laidLine{Line{id, id + 1, fromRow, toRow, x, x}, x}
}

// laidLine is a line that was laid, at one x.
type laidLine struct {
	Line
	x float64
}

func (l laidLine) way() (w Way) {
	for range l.crossings() {
		w.Xs = append(w.Xs, l.x)
	}
	return w
}

// ways has for each weight two ways of about one cost, so that the table holds both: with
// the weight halved, the other is taken.
var ways = []struct {
	name string
	rows []Row
	laid []laidLine
	line Line
	want []float64
}{
	{"right behind the source", []Row{row(), row()}, nil, line(0, 1, 100, 200), []float64{114}},
	{"straight up at a door", []Row{row(), row(name(101, 300))}, nil, line(1, 0, 100, 200), []float64{100}},
	{"along a rail", []Row{row()}, nil, line(0, 0, 100, 200), nil},
	{"not through a name, at whatever cost", []Row{row(), row(name(40.5, 400))}, []laidLine{upright(10, 0, 1, 40), upright(20, 0, 1, 40), upright(30, 0, 1, 40), upright(40, 0, 1, 40)}, line(0, 1, 100, 200), []float64{40}},
	{"past two rings and not beside another", []Row{row(ring(5, 130), ring(6, 150)), row(name(0, 114), name(120, 199), name(201, 400))}, []laidLine{upright(10, 0, 1, 117)}, line(0, 1, 100, 200), []float64{200}},
	{"beside another and not past three rings", []Row{row(ring(5, 130), ring(6, 150), ring(7, 170)), row(name(0, 114), name(120, 199), name(201, 400))}, []laidLine{upright(10, 0, 1, 117)}, line(0, 1, 100, 200), []float64{114.5}},
	{"beside another rather than turn aside", []Row{row(), row(name(0, 113), name(117, 400)), row(name(0, 113), name(118, 149), name(151, 400))}, []laidLine{upright(10, 1, 2, 115)}, line(0, 2, 100, 200), []float64{114, 114}},
	{"beside two rather than turn aside far", []Row{row(), row(name(0, 113), name(117, 400)), row(name(0, 113), name(118, 289), name(291, 400))}, []laidLine{upright(10, 1, 2, 115), upright(20, 1, 2, 115)}, line(0, 2, 100, 340), []float64{114, 114}},
	{"past four rings rather than outside", []Row{row(ring(5, 120), ring(6, 130), ring(7, 140), ring(8, 148)), row(name(0, 85.3), name(86.7, 158), name(162, 400))}, nil, line(0, 1, 100, 200), []float64{158.5}},
	{"near the source rather than bundled far away", []Row{row(), row()}, []laidLine{{Line{1, 9, 0, 1, 300, 300}, 300}}, line(0, 1, 100, 350), []float64{114}},
	{"bundled rather than near the source", []Row{row(), row()}, []laidLine{{Line{1, 9, 0, 1, 210, 210}, 210}}, line(0, 1, 100, 350), []float64{210}},
	{"past a ring rather than cramped", []Row{row(ring(5, 125)), row(name(0, 108), name(110, 140), name(146, 400))}, nil, line(0, 1, 100, 190), []float64{140.5}},
	{"away from another on the rail", []Row{row(), row(name(105, 290))}, []laidLine{{Line{7, 8, 1, 1, 110, 280}, 0}}, line(0, 1, 100, 400), []float64{290.5}},
}

func (w *Way) String() string { return fmt.Sprint(w.Xs, w.Clear) }

func TestWays(t *testing.T) {
	for _, test := range ways {
		g := New(test.rows, 0, 400)
		for _, l := range test.laid {
			g.Lay(l.Line, l.way())
		}
		way, found := g.Find(test.line)
		if !found || !way.Clear || !slices.Equal(way.Xs, test.want) {
			t.Errorf("%s: %v, want %v", test.name, way, test.want)
		}
	}
}

// Each weight counts in the table of ways.
func TestWeights(t *testing.T) {
	n, free := testkit.Halved(&cost, func() (all string) {
		for _, test := range ways {
			g := New(test.rows, 0, 400)
			for _, l := range test.laid {
				g.Lay(l.Line, l.way())
			}
			way, _ := g.Find(test.line)
			all += way.String() + "\n"
		}
		return all
	})
	if len(free) > 0 {
		t.Errorf("of %d weights these could be half as great: %v", n, free)
	}
}

// A way goes through no more names than the best of all straight ones does.
func TestFindIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		rows := make([]Row, 2+r.IntN(6))
		for i := range rows {
			for x := r.Float64() * 60; x < 400; x += 20 + r.Float64()*90 {
				width := 10 + r.Float64()*60
				rows[i].Blocks = append(rows[i].Blocks, name(x, x+width))
				x += width
			}
		}
		g := New(rows, 0, 400)
		l := line(0, len(rows)-1, 20+r.Float64()*150, 200+r.Float64()*150)
		if r.IntN(2) == 0 {
			l.FromRow, l.ToRow = l.ToRow, l.FromRow
		}
		way, _ := g.Find(l)
		for _, x := range g.candidates(&l, l.crossings()) {
			straight := g.along(l.FromRow, &l, l.X1, x) + l.leaving(x) + l.straying(x) + g.along(l.ToRow, &l, x, l.X2) + l.entering(x)
			for _, row := range l.crossings() {
				straight += g.crossing(row, &l, x)
			}
			if straight < way.Cost-1e-6 {
				t.Fatalf("%+v: %v costs %g; straight at %g costs %g", l, way, way.Cost, x, straight)
			}
		}
	}
}

func TestTooFar(t *testing.T) {
	if _, found := New(make([]Row, MostRows+3), 0, 400).Find(line(0, MostRows+1, 100, 200)); found {
		t.Error("a way over all rows")
	}
}

func BenchmarkFind(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	rows := make([]Row, 12)
	for i := range rows {
		for x := 0.0; x < 800; x += 110 {
			rows[i].Blocks = append(rows[i].Blocks, name(x, x+40+r.Float64()*50))
		}
	}
	g := New(rows, 0, 800)
	for b.Loop() {
		g.Find(line(0, 11, 100, 700))
	}
}
