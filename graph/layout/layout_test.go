package layout_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/internal/testkit"
)

// What a picture promises, counted on ten graphs, in each level and width: names overlap
// nothing, no two are cut to the same, no line goes through a name or the titles of lanes,
// and every paper is there once.
func TestPictures(t *testing.T) {
	testkit.PlainOnly(t)
	for name, g := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			for _, width := range []float64{0, 390, 1200} {
				for _, level := range []layout.Level{layout.Auto, layout.Near, layout.Middle, layout.Far} {
					if level == layout.Near && g.Len() > 2000 && width > 0 {
						continue
					}
					l := layout.New(g, layout.Options{Width: width, Level: level, Title: "A list"})
					c := check(g, l)
					if c.problems() > 0 {
						t.Errorf("width %g, %s: %+v", width, layout.LevelNames[level], c)
					}
					if width == 0 {
						t.Logf("%s: %.0f x %.0f, %d named, %d lines, %d written", layout.LevelNames[level], l.Width, l.Height, len(l.Stations), len(l.Lines), c.Written)
					}
				}
			}
		})
	}
}

// counts is what is wrong in a picture.
type counts struct {
	Overlaps, Outside, SameNames, ThroughNames, ThroughGutter, Uncounted int
	Backwards                                                            int // lines that do not lead to the right
	Examples                                                             []string

	Written int // no problem
}

func (c counts) problems() int {
	return c.Overlaps + c.Outside + c.SameNames + c.ThroughNames + c.ThroughGutter + c.Uncounted + c.Backwards
}

func (c *counts) add(n *int, format string, args ...any) {
	if *n++; len(c.Examples) < 4 {
		c.Examples = append(c.Examples, fmt.Sprintf(format, args...))
	}
}

func touch(a, b layout.Box) bool {
	const hair = 0.01
	return a.Left < b.Right-hair && b.Left < a.Right-hair && a.Top < b.Bottom-hair && b.Top < a.Bottom-hair
}

func check(g *graph.Graph, l *layout.Layout) (c counts) {
	checkNames(g, l, &c)
	checkLines(l, &c)
	checkPapers(g, l, &c)
	return c
}

// checkNames counts names that overlap others, rings, dots or the titles of lanes, leave
// the picture, or are the same.
func checkNames(g *graph.Graph, l *layout.Layout, c *counts) {
	names := map[string]bool{}
	byLane := make([][]layout.Station, len(l.Lanes))
	for _, s := range l.Stations {
		name := ""
		for _, line := range s.Name {
			name += line.Text + " "
		}
		if names[name] {
			c.add(&c.SameNames, "two papers are called %q", name)
		}
		names[name] = true
		if s.Extent.Left < l.Body.Left-0.01 || s.Extent.Right > l.Width || s.Extent.Top < l.Body.Top-4 || s.Extent.Bottom > l.Body.Bottom {
			c.add(&c.Outside, "%q at %+v", name, s.Extent)
		}
		if s.Written != nil {
			c.Written++
		}
		byLane[l.LaneOf[s.Paper]] = append(byLane[l.LaneOf[s.Paper]], s)
	}
	for n, stations := range byLane {
		lane := l.Lanes[n]
		for _, title := range lane.Title {
			for _, s := range stations {
				if l.Body.Left < 100 && touch(s.Extent, layout.Box{Left: 0, Top: title.Y - 9, Right: l.Width, Bottom: title.Y + 2}) {
					c.add(&c.Overlaps, "the title %q and %q", title.Text, s.Name[0].Text)
				}
			}
		}
		for i, s := range stations {
			r := max(s.Radius, layout.DotRadius)
			ring := layout.Box{Left: s.X - r, Top: s.Y - r, Right: s.X + r, Bottom: s.Y + r}
			for j, other := range stations {
				if i < j && touch(s.Extent, other.Extent) {
					c.add(&c.Overlaps, "%q and %q", s.Name[0].Text, other.Name[0].Text)
				}
				if i != j && touch(ring, other.Extent) {
					c.add(&c.Overlaps, "the ring of %q and %q", s.Name[0].Text, other.Name[0].Text)
				}
			}
		}
	}
}

// checkLines counts strokes of lines that go through a name or leave the body, and lines
// that do not lead to the right.
func checkLines(l *layout.Layout, c *counts) {
	for _, line := range l.Lines {
		first, last := line.Points[0], line.Points[len(line.Points)-1]
		if last.X < first.X {
			c.add(&c.Backwards, "line from %q to %q", l.Names[line.From], l.Names[line.To])
		}
		for i := 1; i < len(line.Points); i++ {
			p, q := line.Points[i-1], line.Points[i]
			if p.X != q.X && p.Y != q.Y {
				c.add(&c.Backwards, "a stroke from %+v to %+v is aslant", p, q)
			}
			stroke := layout.Box{Left: min(p.X, q.X), Top: min(p.Y, q.Y), Right: max(p.X, q.X) + 0.1, Bottom: max(p.Y, q.Y) + 0.1}
			if stroke.Left < l.Body.Left {
				c.add(&c.ThroughGutter, "line from %q", l.Names[line.From])
			}
			for _, s := range l.Stations {
				if touch(stroke, s.Extent) {
					c.add(&c.ThroughNames, "the line from %q to %q through %q", l.Names[line.From], l.Names[line.To], l.Names[s.Paper])
				}
			}
		}
	}
}

// checkPapers counts papers that are not there once: with a name, as a tick, or in the
// area and the count of their lane.
func checkPapers(g *graph.Graph, l *layout.Layout, c *counts) {
	times := make([]int, g.Len())
	for _, s := range l.Stations {
		times[s.Paper]++
	}
	listed := 0
	for n, lane := range l.Lanes {
		if count, err := strconv.Atoi(strings.ReplaceAll(lane.Count.Text, ",", "")); lane.Name != "" && (err != nil || count != len(lane.Papers)) {
			c.add(&c.Uncounted, "%q says that it has %q of %d papers", lane.Name, lane.Count.Text, len(lane.Papers))
		}
		for _, tick := range lane.Ticks {
			times[tick.Paper]++
		}
		listed += len(lane.Papers)
		for _, i := range lane.Papers {
			if l.LaneOf[i] != n {
				c.add(&c.Uncounted, "%q is in two lanes", l.Names[i])
			}
			if times[i] == 0 && len(lane.Area) > 0 {
				times[i]++
			}
		}
	}
	for i, n := range times {
		if n != 1 {
			c.add(&c.Uncounted, "%q is there %d times", l.Names[i], n)
		}
	}
	if listed != g.Len() {
		c.add(&c.Uncounted, "lanes have %d of %d papers", listed, g.Len())
	}
}

// The order in which papers and edges come changes nothing.
func TestOrder(t *testing.T) {
	g := generated(t, made{papers: 200, sections: 20, named: 0.8, authored: 1, dated: 0.9, cites: 6, first: 2015, last: 2024, seed: 10})
	n := g.Len()
	papers := make([]*graph.Paper, n)
	for i, p := range g.Papers() {
		papers[n-1-i] = p
	}
	var edges []graph.Edge
	for _, e := range slices.Backward(g.Edges()) {
		edges = append(edges, graph.Edge{From: n - 1 - e.From, To: n - 1 - e.To, Reasons: e.Reasons})
	}
	again, err := graph.New(papers, edges)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(layout.New(g, layout.Options{All: true}), layout.New(again, layout.Options{All: true})) {
		t.Error("another order of the same graph gives another layout")
	}
}

// A graph of nothing has a picture, too.
func TestEmpty(t *testing.T) {
	g, err := graph.New(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for level := range layout.LevelNames {
		if l := layout.New(g, layout.Options{Level: layout.Level(level)}); l.Height <= 0 || len(l.Stations) > 0 {
			t.Errorf("%+v", l)
		}
	}
}

// Ten times the papers take some ten times as long, in many lanes with edges and in few
// lanes without, which get thousands of rows.
func TestLinear(t *testing.T) {
	for level := layout.Near; level <= layout.Far; level++ {
		testkit.Linear(t, func(n int) *graph.Graph {
			return generated(t, made{papers: 50 * n, sections: 40, named: 0.7, authored: 1, dated: 0.9, cites: 6, first: 2015, last: 2024, seed: 11})
		}, func(g *graph.Graph) { layout.New(g, layout.Options{Level: level}) })
	}
	testkit.Linear(t, func(n int) *graph.Graph {
		return generated(t, made{papers: 250 * n, sections: 2, named: 0.7, authored: 1, dated: 0.9, first: 2015, last: 2024, seed: 11})
	}, func(g *graph.Graph) { layout.New(g, layout.Options{Level: layout.Near}) })
}

// Where all are wanted each paper has a name, also one through whose date lines go down in
// all rows of its lane.
func TestAllNamed(t *testing.T) {
	testkit.PlainOnly(t)
	for seed := range uint64(10) {
		g := generated(t, made{papers: 300, sections: 12, named: 0.5, authored: 1, dated: 0.9, cites: 6, first: 2015, last: 2024, seed: seed})
		for _, width := range []float64{layout.NarrowWidth, layout.UsualWidth, 1080} {
			l := layout.New(g, layout.Options{Level: layout.Near, Width: width})
			if c := check(g, l); len(l.Stations) != g.Len() || c.problems() > 0 {
				t.Errorf("seed %d, width %g: %d of %d papers have names; %+v", seed, width, len(l.Stations), g.Len(), c)
			}
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	b.Run("embedded", func(b *testing.B) {
		g := embeddedGraph(b)
		for b.Loop() {
			layout.New(g, layout.Options{})
		}
	})
	for _, n := range []int{300, 1500, 10000} {
		g := generated(b, made{papers: n, sections: 60, named: 0.6, authored: 1, dated: 0.95, cites: 6, first: 2005, last: 2025, seed: 12})
		for level := layout.Near; level <= layout.Far; level++ {
			b.Run(fmt.Sprintf("%d-%s", n, layout.LevelNames[level]), func(b *testing.B) {
				for b.Loop() {
					layout.New(g, layout.Options{Level: level})
				}
			})
		}
	}
}
