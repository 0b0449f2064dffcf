package export

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"strconv"

	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/internal/words"
)

// writeSVG draws the graph as a self-contained picture. Time runs from left to right, sections
// are lanes from top to bottom, papers are stations and edges are lines. It links to the papers,
// runs no script and makes no network request.
func writeSVG(w io.Writer, g *graph.Graph, o Options) error {
	p := newSVG(w, g, o)
	p.begin()
	p.background()
	p.lines()
	p.stations()
	p.texts()
	p.legend()
	p.put("</svg>\n")
	p.flush(0)
	return p.err
}

// svg writes a picture that package layout has laid out. It keeps the first error.
type svg struct {
	w   io.Writer
	buf []byte
	err error

	*layout.Layout
	g     *graph.Graph
	o     Options
	scale float64 // pixels per pixel of the layout, in which names are 12 high
}

// namePixels is the size of names in a layout, in its pixels.
const namePixels = 12

func newSVG(w io.Writer, g *graph.Graph, o Options) *svg {
	p := &svg{w: w, g: g, o: o, scale: 1}
	if o.FontSize > 0 {
		p.scale = o.FontSize / namePixels
	}
	width := float64(o.Width) / p.scale
	p.Layout = layout.New(g, layout.Options{
		Lanes: o.Lanes, Level: layout.LevelByName(o.Detail), Width: width, Title: cmp.Or(o.Title, pictureTitle(g)), NoTitle: o.NoTitle, Reverse: o.Reverse, All: o.All,
	})
	if width > 0 && width != p.Width { // the layout has a minimum width
		p.scale *= width / p.Width
	}
	return p
}

// put appends parts as they are.
func (p *svg) put(parts ...string) {
	for _, s := range parts {
		p.buf = append(p.buf, s...)
	}
	p.flush(1 << 15)
}

// text appends s as escaped text.
func (p *svg) text(s string) { p.buf = appendXML(p.buf, s) }

// number appends an attribute with a numeric value.
func (p *svg) number(name string, value float64) {
	p.put(" ", name, `="`)
	p.buf = append(appendNumber(p.buf, value), '"')
}

// flush writes the buffer if it holds more than limit bytes.
func (p *svg) flush(limit int) {
	if len(p.buf) <= limit {
		return
	}
	if p.err == nil {
		_, p.err = p.w.Write(p.buf)
	}
	p.buf = p.buf[:0]
}

// appendNumber appends x, rounded to a tenth.
func appendNumber(b []byte, x float64) []byte {
	tenths := int64(math.Round(x * 10))
	if tenths < 0 {
		b = append(b, '-')
		tenths = -tenths
	}
	b = strconv.AppendInt(b, tenths/10, 10)
	if tenths%10 != 0 {
		b = append(b, '.', byte('0'+tenths%10))
	}
	return b
}

func (p *svg) point(before string, x, y float64) { p.buf = appendPoint(p.buf, before, x, y) }

// appendPoint appends a point of a path after its command.
func appendPoint(b []byte, before string, x, y float64) []byte {
	return appendNumber(append(appendNumber(append(b, before...), x), ' '), y)
}

// begin writes the start of the picture, with a description of what it shows.
func (p *svg) begin() {
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="clipgraph" role="img" aria-labelledby="clipgraph-title clipgraph-desc" viewBox="0 0 `)
	p.point("", p.Width, p.Height)
	p.put(`"`)
	p.number("width", p.Width*p.scale)
	p.number("height", p.Height*p.scale)
	p.put(` font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif" font-size="12">`, "\n")
	p.put(`<title id="clipgraph-title">`, plural(p.g.Len(), "paper"), " and ", plural(p.g.Size(), "edge"), " between them</title>\n")
	p.put(`<desc id="clipgraph-desc">Time runs from left to right. Lanes from top to bottom: `)
	for i := range p.Lanes {
		lane := &p.Lanes[i]
		if i > 0 {
			p.put("; ")
		}
		p.text(words.CutBytes(lane.Name, maxTip))
		p.put(" (", strconv.Itoa(len(lane.Papers)), ")")
	}
	p.put(". Lines lead from earlier works to later ones that build on them.</desc>\n")
	p.style()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// ground draws the background: bands, hairlines between years, areas and ticks.
func (p *svg) background() {
	p.put(`<rect class="g"`)
	p.number("width", p.Width)
	p.number("height", p.Height)
	p.put("/>\n")
	for i := range p.Lanes {
		if lane := &p.Lanes[i]; i%2 == 0 && len(p.Lanes) > 1 {
			p.put(`<rect class="b"`)
			p.number("y", lane.Top)
			p.number("width", p.Width)
			p.number("height", lane.Bottom-lane.Top)
			p.put("/>\n")
		}
	}
	for i := range p.Lanes {
		p.area(&p.Lanes[i])
	}
	p.put(`<path class="y" d="`)
	for _, year := range p.Years {
		p.point("M", year.X, p.Body.Top-3)
		p.buf = appendNumber(append(p.buf, 'V'), p.Body.Bottom)
	}
	p.put("\"/>\n")
	for i := range p.Lanes {
		p.ticks(&p.Lanes[i])
	}
}

// area draws the number of papers in a lane over time.
func (p *svg) area(lane *layout.Lane) {
	if len(lane.Area) == 0 {
		return
	}
	p.put(`<path class="a" d="`)
	p.point("M", lane.Area[0].X, lane.Bottom)
	for i, at := range lane.Area {
		if 0 < i && i < len(lane.Area)-1 && at.Y == lane.Area[i-1].Y && at.Y == lane.Area[i+1].Y {
			continue // on a level segment
		}
		p.point("L", at.X, at.Y)
	}
	p.point("L", lane.Area[len(lane.Area)-1].X, lane.Bottom)
	p.put("z\"/>\n")
}

// ticks draws the papers in a lane that have no name.
func (p *svg) ticks(lane *layout.Lane) {
	if len(lane.Ticks) == 0 {
		return
	}
	p.put(`<path class="t" d="`)
	for _, tick := range lane.Ticks {
		p.point("M", tick.X, lane.Foot)
		p.buf = appendNumber(append(p.buf, 'v'), -layout.TickHeight)
	}
	p.put("\"/>\n")
}

// stations draws the papers that have names, each with a link.
func (p *svg) stations() {
	for i := range p.Stations {
		s := &p.Stations[i]
		paper := p.g.Papers()[s.Paper]
		address := safeURL(paper)
		if address != "" {
			p.put(`<a href="`)
			p.text(address)
			p.put(`">`)
		}
		p.put(`<g class="paper"><title>`)
		p.text(paperTip(paper))
		switch support := p.Support[s.Paper]; {
		case support == 1:
			p.put("\n1 later paper builds on it")
		case support > 1:
			p.put("\n", strconv.Itoa(support), " later papers build on it")
		}
		p.put("</title>")
		p.mark(s)
		p.name(s)
		p.put("</g>")
		if address != "" {
			p.put("</a>")
		}
		p.put("\n")
	}
}

// mark draws the ring or dot of a paper.
func (p *svg) mark(s *layout.Station) {
	if s.Leader {
		p.put(`<path class="y" d="`)
		p.point("M", s.X, s.Y)
		p.buf = appendNumber(append(p.buf, 'H'), s.Extent.Left-2)
		p.put(`"/>`)
	}
	p.put(`<circle class="`)
	radius := s.Radius
	switch {
	case radius == 0:
		radius = layout.DotRadius
		p.put("d")
	case s.Main:
		p.put("r main m")
	case s.Relation >= 0 && s.Full:
		p.put("r ", string(strokes[s.Relation].Name), " h", string(strokes[s.Relation].Name))
	case s.Relation >= 0:
		p.put("r ", string(strokes[s.Relation].Name))
	default:
		p.put("r")
	}
	if s.Missing {
		p.put(" u")
	}
	p.put(`"`)
	p.number("cx", s.X)
	p.number("cy", s.Y)
	p.number("r", radius)
	p.put("/>")
	if s.Published && s.Radius > 0 && !s.Main {
		switch {
		case s.Full:
			p.put(`<circle class="g"`)
		case s.Relation >= 0:
			p.put(`<circle class="c h`, string(strokes[s.Relation].Name), `"`)
		default:
			p.put(`<circle class="c"`)
		}
		p.number("cx", s.X)
		p.number("cy", s.Y)
		p.number("r", coreRadius)
		p.put("/>")
	}
}

// coreRadius is the radius of the dot in the ring of a published paper.
const coreRadius = 1.2

// name writes the name of a paper and the edge that is written after it.
func (p *svg) name(s *layout.Station) {
	for i, line := range s.Name {
		class := "n"
		switch {
		case line.Faint:
			class = "n f"
		case s.Withdrawn:
			class = "n w"
		}
		if line.Faint && s.Withdrawn {
			class = "n f w"
		}
		p.open(class, line)
		p.text(line.Text)
		if s.Gloss != "" && i == len(s.Name)-1 {
			p.put(`<tspan class="s" dx="6" font-size="10" font-weight="normal">`)
			p.text(s.Gloss)
			p.put("</tspan>")
		}
		if w := s.Written; w != nil && i == len(s.Name)-1 {
			p.put(`<tspan class="t`, string(strokes[w.Relation].Name), `" dx="6"`)
			p.number("font-size", w.Size)
			p.put(` font-weight="normal">`)
			p.text(w.Text)
			p.put("</tspan>")
		}
		p.put("</text>")
	}
}

// open writes the start tag of a text element.
func (p *svg) open(class string, t layout.Text) {
	p.put(`<text`)
	if class != "" {
		p.put(` class="`, class, `"`)
	}
	p.number("x", t.X)
	p.number("y", t.Y)
	if t.Size != namePixels {
		p.number("font-size", t.Size)
	}
	if t.Bold {
		p.put(` font-weight="bold"`)
	}
	if t.End {
		p.put(` text-anchor="end"`)
	}
	p.put(">")
}

// label writes a text element.
func (p *svg) label(t layout.Text) {
	if t.Text == "" {
		return
	}
	class := ""
	if t.Faint {
		class = "s"
	}
	p.open(class, t)
	p.text(t.Text)
	p.put("</text>\n")
}

// texts writes the heading, the years and the titles of the lanes.
func (p *svg) texts() {
	for _, t := range p.Heading {
		p.label(t)
	}
	for _, year := range p.Years {
		p.label(layout.Text{Point: layout.Point{X: year.X + 3, Y: p.Body.Top - 8}, Text: year.Label, Size: namePixels, Faint: true})
	}
	for i := range p.Lanes {
		for _, t := range p.Lanes[i].Title {
			p.label(t)
		}
		p.label(p.Lanes[i].Count)
	}
}

// svgWriter adapts svg to io.Writer for fmt.
type svgWriter svg

func (p *svgWriter) Write(b []byte) (int, error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *svg) printf(format string, args ...any) { fmt.Fprintf((*svgWriter)(p), format, args...) }
