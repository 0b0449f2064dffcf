package export

import "clipgraph/graph/layout"

// The lines of a picture, their arrowheads, and the samples of the legend.

// Sizes, in pixels of the layout.
const (
	cornerRadius = 7.0
	headLength   = 8.0
	headHalf     = 4.0
	mainWidth    = 2.2
)

// lines draws the edges, the most important ones last. Each has a casing in the background
// colour, so that crossing lines can be told apart.
func (p *svg) lines() {
	if len(p.Threads) > 0 {
		p.put(`<g class="x">`, "\n")
		for _, t := range p.Threads {
			p.put(`<path class="`, string(strokes[t.Relation].Name), `" d="`)
			p.point("M", t.From.X, t.From.Y)
			p.point("L", t.To.X, t.To.Y)
			p.put("\"/>\n")
		}
		p.put("</g>\n")
	}
	for i := len(p.Lines) - 1; i >= 0; i-- { // the main path and lineage come first
		p.line(&p.Lines[i])
	}
}

func (p *svg) line(l *layout.Line) {
	name, width := string(strokes[l.Relation].Name), strokes[l.Relation].Stroke.Width*l.Weight
	if l.Main {
		name, width = "main", mainWidth
	}
	points := l.Points
	p.put(`<g class="edge"><title>`)
	p.text(edgeTip(p.g.Edges()[l.Edge]))
	p.put(`</title><path class="k" d="`)
	way := wayOf(points, l.Head, p.o.Reverse)
	p.put(way, `"/><path class="`, name, `"`)
	if l.Weight != 1 && !l.Main {
		p.put(` style="stroke-width:`)
		p.buf = append(appendNumber(p.buf, width), '"')
	}
	p.put(` d="`, way, `"/>`)
	if l.Head {
		p.head(name, points)
	}
	p.put("</g>\n")
}

// wayOf returns the path of a line with round corners. It ends at the base of the arrowhead.
func wayOf(points []layout.Point, head, reverse bool) string {
	last := len(points) - 1
	tip := last
	if reverse {
		tip = 0
	}
	var b []byte
	for i, at := range points {
		if head && i == tip {
			at = along(at, points[max(i-1, 1-i)], headLength-1) // towards its neighbour
		}
		switch i {
		case 0:
			b = appendPoint(b, "M", at.X, at.Y)
		case last:
			b = appendPoint(b, "L", at.X, at.Y)
		default:
			before, behind := points[i-1], points[i+1]
			r := min(cornerRadius, distance(before, at)/2, distance(at, behind)/2)
			from, to := along(at, before, r), along(at, behind, r)
			b = appendPoint(b, "L", from.X, from.Y)
			b = appendPoint(b, "Q", at.X, at.Y)
			b = appendPoint(b, " ", to.X, to.Y)
		}
	}
	return string(b)
}

// head draws the arrowhead at the end of a line, or at its start if edges are reversed.
func (p *svg) head(name string, points []layout.Point) {
	tip, from := points[len(points)-1], points[len(points)-2]
	if p.o.Reverse {
		tip, from = points[0], points[1]
	}
	base := along(tip, from, headLength)
	dx, dy := (tip.X-base.X)/headLength*headHalf, (tip.Y-base.Y)/headLength*headHalf
	p.put(`<path class="h`, name, `" d="`)
	p.point("M", tip.X, tip.Y)
	p.point("L", base.X-dy, base.Y+dx)
	p.point("L", base.X+dy, base.Y-dx)
	p.put(`z"/>`)
}

// along returns the point at distance by from p towards q. The segment is horizontal or vertical.
func along(p, q layout.Point, by float64) layout.Point {
	switch {
	case q.X > p.X:
		p.X += by
	case q.X < p.X:
		p.X -= by
	case q.Y > p.Y:
		p.Y += by
	case q.Y < p.Y:
		p.Y -= by
	}
	return p
}

// distance returns the length of a horizontal or vertical segment.
func distance(p, q layout.Point) float64 {
	return max(p.X-q.X, q.X-p.X) + max(p.Y-q.Y, q.Y-p.Y)
}

// legend draws the symbols that occur and their meanings.
func (p *svg) legend() {
	for i := range p.Legend {
		s := &p.Legend[i]
		p.sample(s)
		p.label(s.Text)
	}
}

func (p *svg) sample(s *layout.Sample) {
	const width = 28
	stroke := func(class string) {
		p.put(`<path class="`, class, `" d="`)
		p.point("M", s.At.X, s.At.Y)
		p.put(`h`)
		p.buf = appendNumber(p.buf, width)
		p.put("\"/>\n")
	}
	ring := func(class string) {
		p.put(`<circle class="`, class, `"`)
		p.number("cx", s.At.X+s.Radius+1)
		p.number("cy", s.At.Y)
		p.number("r", s.Radius)
		p.put("/>\n")
	}
	switch s.Kind {
	case layout.SampleMain:
		stroke("main")
	case layout.SampleLine:
		stroke(string(strokes[s.Relation].Name))
	case layout.SampleRing:
		if s.Full {
			ring("r main m")
		} else {
			ring("r")
		}
	case layout.SamplePublished:
		ring("r")
		p.put(`<circle class="c"`)
		p.number("cx", s.At.X+s.Radius+1)
		p.number("cy", s.At.Y)
		p.number("r", coreRadius)
		p.put("/>\n")
	case layout.SampleMissing:
		ring("r u")
	case layout.SampleWithdrawn:
		p.put(`<text class="w"`)
		p.number("x", s.At.X)
		p.number("y", s.At.Y+4)
		p.put(">name</text>\n")
	case layout.SampleTicks:
		p.put(`<path class="t" d="`)
		for _, x := range []float64{1, 4, 8} {
			p.point("M", s.At.X+x, s.At.Y+3)
			p.buf = appendNumber(append(p.buf, 'v'), -layout.TickHeight)
		}
		p.put("\"/>\n")
	case layout.SampleArea:
		p.put(`<path class="a" d="`)
		p.point("M", s.At.X, s.At.Y+4)
		p.put(`l6 -5l5 2l6 -8l5 6l6 5z"/>`, "\n")
	}
}
