package layout

import "clipgraph/graph"

// Lines, in pixels.

const (
	headLength = 8.0
	ringStroke = 1.0 // half of the stroke width of a ring
)

// measureLines computes the points of the lines.
func (b *builder) measureLines(out *Layout, tops []float64) {
	edges := b.g.Edges()
	for n := range b.edges {
		t := &b.edges[n]
		if t.line == nil {
			continue
		}
		l := Line{Edge: t.edge, From: t.from, To: t.to, Relation: t.rank, Main: t.main, Weight: 1}
		for _, r := range edges[t.edge].Reasons {
			if r.Relation.Rank() == t.rank {
				l.Weight = lineWeight(r.Confidence)
				break
			}
		}
		l.Head = hasHead(t)
		l.Points = b.points(t, tops)
		out.Lines = append(out.Lines, l)
	}
}

// lineWeight returns the weight of a line, which is lower for less certain edges, such as
// comparisons.
func lineWeight(confidence float64) float64 { return 0.55 + 0.45*min(1, max(0, confidence)) }

// hasHead reports whether a line has an arrowhead. Citations are many and need none, since time
// runs to the right. Lines for what papers share have no direction.
func hasHead(t *shownEdge) bool {
	return t.main || relations[t.rank].Builds && t.rank < graph.Cite.Rank()
}

// points returns the points of a line: along the rail of its source, up or down, along the rails in
// between and the rail of its target, to the edge of the target's ring.
func (b *builder) points(t *shownEdge, tops []float64) []Point {
	lane, r := b.spots[t.from].lane, b.spots[t.from].row
	rail := func() float64 { return tops[lane] + float64(r)*rowPitch + railHeight }
	down := t.line.line.ToRow > t.line.line.FromRow
	points := []Point{{b.xs[t.from], rail()}}
	stretches := t.line.stretches()
	for n, s := range stretches {
		y := rail() + t.line.tracks[n]
		points = append(points, Point{s.from, y}, Point{s.to, y})
		if n == len(stretches)-1 {
			break
		}
		if down {
			if r++; r == b.laidRows[lane] {
				lane, r = lane+1, 0
			}
		} else if r--; r < 0 {
			lane--
			r = b.laidRows[lane] - 1
		}
	}
	x2 := b.xs[t.to]
	end := b.radius(t.to) + ringStroke
	last := points[len(points)-1]
	if y := rail(); last.Y != y { // from another track to the rail
		before := x2 - end - headLength - 4
		if from := points[len(points)-2].X; from < before-4 {
			points[len(points)-1].X = before
			points = append(points, Point{before, y}, Point{x2, y})
		} else {
			points = append(points, Point{x2, y})
		}
	}
	points = straighten(points)
	return shorten(points, end)
}

// straighten removes points that repeat or lie on a straight segment.
func straighten(points []Point) []Point {
	kept := points[:1]
	for _, p := range points[1:] {
		n := len(kept)
		switch {
		case p == kept[n-1]:
		case n > 1 && (kept[n-2].X == kept[n-1].X && kept[n-1].X == p.X || kept[n-2].Y == kept[n-1].Y && kept[n-1].Y == p.Y):
			kept[n-1] = p
		default:
			kept = append(kept, p)
		}
	}
	return kept
}

// shorten moves the end of a line back by the given distance.
func shorten(points []Point, by float64) []Point {
	n := len(points)
	if n < 2 {
		return points
	}
	p, q := points[n-2], &points[n-1]
	toward := func(from, to float64) float64 {
		switch d := from - to; {
		case d > 0:
			return to + min(d, by)
		case d < 0:
			return to - min(-d, by)
		}
		return to
	}
	q.X, q.Y = toward(p.X, q.X), toward(p.Y, q.Y)
	return points
}

// measureThreads adds threads for the edges that are neither drawn nor written, if all are
// requested.
func (b *builder) measureThreads(out *Layout) {
	if !b.o.All {
		return
	}
	shown := map[int]bool{}
	for n := range b.edges {
		if t := &b.edges[n]; t.line != nil || b.written[t.to] == n && b.spots[t.to].lane >= 0 {
			shown[t.edge] = true
		}
	}
	places := make([]Point, b.g.Len())
	for _, l := range out.Lanes {
		for _, i := range l.Papers {
			places[i] = Point{b.dates[i], l.Foot}
		}
		for _, t := range l.Ticks {
			places[t.Paper] = Point{t.X, l.Foot - TickHeight/2}
		}
	}
	for i := range out.Stations {
		places[out.Stations[i].Paper] = out.Stations[i].Point
	}
	edges := b.g.Edges()
	for i := range edges {
		if e := &edges[i]; !shown[i] {
			out.Threads = append(out.Threads, Thread{i, e.Reasons[0].Relation.Rank(), places[e.From], places[e.To]})
		}
	}
}
