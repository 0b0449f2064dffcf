package export

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"clipgraph/graph"
	"clipgraph/graph/layout"
)

// svgFont is the default size of names in pixels.
const svgFont = 12

// Widths in parts of the font's size: of the longest label of a box, of the
// longest title that stands for a missing name where most papers have one, and
// of the space between a label and the sides of its box.
const (
	longestLabel = 15.0
	longestTitle = 10.0
	labelSide    = 0.55
)

// writeSVG draws the graph as a picture that stands alone: lanes of sections
// below each other, time from left to right, a box a paper, an arrow an edge,
// and a legend of the relations that occur. It links to the papers, runs no
// script and asks nothing of the network.
func writeSVG(w io.Writer, g *graph.Graph, o Options) error {
	p := newSVG(w, g, o)
	p.begin()
	p.lanes()
	p.edges()
	p.titles()
	p.papers()
	p.legend()
	p.put("</svg>\n")
	p.flush(0)
	return p.err
}

// svg draws one picture. Heights are counted from the top of the lanes, which
// is top pixels below that of the picture.
type svg struct {
	w   io.Writer
	buf []byte
	err error

	g      *graph.Graph
	o      Options
	em     float64
	layout *layout.Layout
	names  []string // labels by node, cut to fit
	kinds  []int    // of edges: the index in strokes
	counts []int    // edges by stroke
	tops   []int    // of papers: the first stroke of their edges
	top    float64
	items  []legendItem
}

func newSVG(w io.Writer, g *graph.Graph, o Options) *svg {
	p := &svg{w: w, g: g, o: o, em: o.FontSize, counts: make([]int, len(strokes))}
	if p.em <= 0 {
		p.em = svgFont
	}
	papers := g.Papers()
	p.names, p.tops = make([]string, len(papers)), make([]int, len(papers))
	widths := make(map[*graph.Paper]float64, len(papers))
	named := 0
	for _, paper := range papers {
		if paper.Name != "" {
			named++
		}
	}
	for i, paper := range papers {
		longest := longestLabel
		if paper.Name == "" && 2*named > len(papers) {
			longest = longestTitle
		}
		p.names[i] = fitText(paper.Label(), p.em, longest*p.em)
		widths[paper] = math.Ceil(textWidth(p.names[i], p.em)) + 2*labelSide*p.em
		p.tops[i] = len(strokes)
	}
	p.kinds = make([]int, len(g.Edges()))
	for i, e := range g.Edges() {
		kind := strokeOf(e)
		p.kinds[i] = kind
		p.counts[kind]++
		p.tops[e.From], p.tops[e.To] = min(p.tops[e.From], kind), min(p.tops[e.To], kind)
	}
	p.layout = layout.New(g, layout.Options{
		Lanes: o.Lanes, FontSize: p.em,
		Width: func(paper *graph.Paper) float64 { return widths[paper] },
	})
	p.top = axisHeight * p.em
	p.items = p.legendItems()
	return p
}

// put appends plain text of SVG.
func (p *svg) put(parts ...string) {
	for _, s := range parts {
		p.buf = append(p.buf, s...)
	}
	p.flush(1 << 15)
}

// text appends text that is not ours.
func (p *svg) text(s string) { p.buf = appendXML(p.buf, s) }

// number appends an attribute of a number.
func (p *svg) number(name string, value float64) {
	p.buf = append(p.buf, ' ')
	p.buf = append(p.buf, name...)
	p.buf = append(p.buf, '=', '"')
	p.buf = appendNumber(p.buf, value)
	p.buf = append(p.buf, '"')
}

// flush writes what is there if it is more than limit bytes.
func (p *svg) flush(limit int) {
	if len(p.buf) <= limit {
		return
	}
	if p.err == nil {
		_, p.err = p.w.Write(p.buf)
	}
	p.buf = p.buf[:0]
}

// appendNumber appends x to a tenth.
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

func appendPoint(b []byte, x, y float64) []byte {
	return appendNumber(append(appendNumber(b, x), ' '), y)
}

// Sizes in parts of the font's size.
const (
	axisHeight   = 3.4
	legendHeight = 2.4
	tallPicture  = 90   // from which the axis is repeated at the bottom
	roundness    = 0.45 // the radius of boxes' corners
)

func (p *svg) begin() {
	l := p.layout
	width := max(l.Width, p.legendWidth())
	height := p.top + l.Height + p.legendRows()*legendHeight*p.em + 0.8*p.em
	if p.tall() {
		height += axisHeight * p.em
	}
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" class="clipgraph" role="img" aria-labelledby="clipgraph-title clipgraph-desc"`)
	p.put(` viewBox="0 0 `)
	p.buf = appendPoint(p.buf, width, height)
	p.put(`"`)
	shown := width
	if p.o.Width > 0 {
		shown = float64(p.o.Width)
	}
	p.number("width", shown)
	p.number("height", height*shown/width)
	p.number("font-size", p.em)
	p.put(` font-family="Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif">`, "\n")
	p.put(`<title id="clipgraph-title">`, plural(len(p.names), "paper"), " and ", plural(len(p.kinds), "tie"), " between them</title>\n")
	p.put(`<desc id="clipgraph-desc">Time runs from left to right`)
	if n := len(l.Columns); n > 0 {
		p.put(", from ", l.Columns[0].Label, " to ", l.Columns[n-1].Label)
	}
	p.put(". Lanes from top to bottom: ")
	for i, lane := range l.Lanes {
		if i > 0 {
			p.put("; ")
		}
		p.text(cut(lane.Label, maxTip))
	}
	p.put(". Arrows lead from earlier works to later ones that build on them.</desc>\n")
	p.style()
	p.put(`<rect class="ground" width="100%" height="100%"/>`, "\n")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

func (p *svg) tall() bool { return p.layout.Height > tallPicture*p.em }

// style writes the looks, and the heads of arrows. Rules hold within
// pictures of this class only, so that the picture may stand in a page.
func (p *svg) style() {
	p.put("<style>\n")
	p.rules("#ffffff", "#f3f5f8", "#d5dae2", "#ffffff", "#aab3c0", "#1c2128", "#4a5361", func(s graph.RelationInfo) string { return s.Stroke.Light })
	p.put("@media screen and (prefers-color-scheme: dark) {\n")
	p.rules("#0d1117", "#171d26", "#313a47", "#212936", "#566273", "#e6ebf2", "#a9b4c2", func(s graph.RelationInfo) string { return s.Stroke.Dark })
	p.put("}\n")
	for i, s := range strokes {
		if p.counts[i] == 0 {
			continue
		}
		fmt.Fprintf((*svgWriter)(p), ".clipgraph .%s { fill: none; stroke-width: %g; stroke-dasharray: %s; stroke-linecap: %s }\n",
			s.Name, s.Stroke.Width*p.em/svgFont, scaled(s.Stroke.Dash, p.em/svgFont), map[bool]string{true: "butt", false: "round"}[s.Builds])
		fmt.Fprintf((*svgWriter)(p), ".clipgraph .to-%s { stroke-width: %g }\n", s.Name, max(1, 0.7*s.Stroke.Width)*p.em/svgFont)
	}
	fmt.Fprintf((*svgWriter)(p), ".clipgraph text.lane-title { stroke-width: %g; stroke-linejoin: round; paint-order: stroke }\n", p.em/4)
	p.put(".clipgraph .unlisted { stroke-dasharray: 3 2 }\n.clipgraph a:hover rect { stroke-width: 2.5 }\n</style>\n<defs>\n")
	for i, s := range strokes {
		if p.counts[i] == 0 || !s.Builds {
			continue
		}
		size := (3.2 + 1.6*s.Stroke.Width) * p.em / svgFont
		path, tip := "M0 0L10 5L0 10z", 10
		if p.o.Reverse {
			path, tip = "M10 0L0 5L10 10z", 0
		}
		fmt.Fprintf((*svgWriter)(p), `<marker id="clipgraph-%s" class="head-%[1]s" viewBox="0 0 10 10" refX="%d" refY="5" markerWidth="%.1f" markerHeight="%.1[3]f" markerUnits="userSpaceOnUse" orient="auto"><path d="%s"/></marker>`+"\n",
			s.Name, tip, size, path)
	}
	p.put("</defs>\n")
}

// rules writes the colours of one scheme.
func (p *svg) rules(ground, lane, line, box, outline, ink, faint string, colour func(graph.RelationInfo) string) {
	fmt.Fprintf((*svgWriter)(p), `.clipgraph .ground { fill: %s }
.clipgraph .lane { fill: %s }
.clipgraph .line { stroke: %s; stroke-width: 1 }
.clipgraph rect.paper { fill: %s; stroke: %s }
.clipgraph text { fill: %s }
.clipgraph text.faint { fill: %s }
.clipgraph text.lane-title { stroke: %s }
`, ground, lane, line, box, outline, ink, faint, lane)
	for i, s := range strokes {
		if p.counts[i] > 0 {
			fmt.Fprintf((*svgWriter)(p), ".clipgraph .%s, .clipgraph rect.to-%[1]s { stroke: %s } .clipgraph .head-%[1]s { fill: %[2]s }\n", s.Name, colour(s))
		}
	}
}

// svgWriter lets fmt write to a picture; its errors are kept in p.err.
type svgWriter svg

func (p *svgWriter) Write(b []byte) (int, error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// scaled multiplies the lengths of a dash.
func scaled(dash string, factor float64) string {
	if dash == "" {
		return "none"
	}
	fields := strings.Fields(dash)
	for i, field := range fields {
		length, _ := strconv.ParseFloat(field, 64)
		fields[i] = strconv.FormatFloat(math.Round(10*factor*length)/10, 'g', -1, 64)
	}
	return strings.Join(fields, " ")
}

// lanes draws the lanes with their titles, the lines between the columns, and
// the axis.
func (p *svg) lanes() {
	l := p.layout
	const side = 0.4
	for _, lane := range l.Lanes {
		p.put(`<rect class="lane"`)
		p.number("x", side*p.em)
		p.number("y", p.top+lane.Start)
		p.number("width", l.Width-2*side*p.em)
		p.number("height", lane.End-lane.Start)
		p.number("rx", roundness*p.em)
		p.put("/>\n")
	}
	for i, column := range l.Columns {
		if i == 0 {
			continue
		}
		p.put(`<path class="line" d="M`)
		p.buf = appendPoint(p.buf, column.Start, p.top-0.2*p.em)
		p.buf = appendNumber(append(p.buf, 'V'), p.top+l.Height)
		p.put(`"/>`, "\n")
	}
	p.axis(1.3 * p.em)
	if p.tall() {
		p.axis(p.top + l.Height + 1.5*p.em)
	}
}

// titles writes the lanes' names, over the arrows that pass there.
func (p *svg) titles() {
	for _, lane := range p.layout.Lanes {
		title := fitText(lane.Label, p.em*boldSlack/slack, p.layout.Width-2.2*p.em)
		p.label("lane-title", 1.1*p.em, p.top+lane.Start+1.2*p.em, 1, true, title)
	}
}

// axis writes the years, and below them the parts of years; y is the base of
// the years.
func (p *svg) axis(y float64) {
	last := ""
	for _, column := range p.layout.Columns {
		year, months, _ := strings.Cut(column.Label, " ")
		x := column.Start + (p.layout.Slots[0].Start - p.layout.Columns[0].Start)
		if year == "no" { // "no date"
			year, months = column.Label, ""
		}
		if year = strings.TrimSuffix(year, ","); year != last {
			p.label("year", x, y, 1.1, true, year)
		}
		last = year
		if months != "" {
			p.label("faint", x, y+1.3*p.em, 0.92, false, months)
		}
	}
}

// label writes a line of text, its size in parts of the font's.
func (p *svg) label(class string, x, y, size float64, bold bool, s string) {
	p.put(`<text class="`, class, `"`)
	p.number("x", x)
	p.number("y", y)
	if size != 1 {
		p.number("font-size", size*p.em)
	}
	if bold {
		p.put(` font-weight="bold"`)
	}
	p.put(">")
	p.text(s)
	p.put("</text>\n")
}

// edges draws the arrows, those that stand out most at last.
func (p *svg) edges() {
	router := newRouter(p.g, p.layout)
	byKind := make([][]int, len(strokes))
	for i, kind := range p.kinds {
		byKind[kind] = append(byKind[kind], i)
	}
	edges := p.g.Edges()
	for kind := len(strokes) - 1; kind >= 0; kind-- {
		if p.counts[kind] == 0 {
			continue
		}
		s := strokes[kind]
		p.put(`<g class="`, string(s.Name), `"`)
		if s.Builds {
			p.put(` marker-`, p.headEnd(), `="url(#clipgraph-`, string(s.Name), `)"`)
		}
		p.shift()
		for _, i := range byKind[kind] {
			p.put(`<path d="`)
			p.buf = router.appendWay(p.buf, edges[i].From, edges[i].To)
			p.put(`"><title>`)
			p.text(edgeTip(edges[i]))
			p.put("</title></path>\n")
		}
		p.put("</g>\n")
	}
}

// shift ends the tag of a group whose heights count from the top of the
// lanes.
func (p *svg) shift() {
	p.put(` transform="translate(0 `)
	p.buf = appendNumber(p.buf, p.top)
	p.put(")\">\n")
}

// papers draws the boxes.
func (p *svg) papers() {
	p.put(`<g text-anchor="middle"`)
	p.shift()
	for i, paper := range p.g.Papers() {
		box := p.layout.Nodes[i]
		address := safeURL(paper)
		if address != "" {
			p.put(`<a href="`)
			p.text(address)
			p.put(`">`)
		}
		p.put("<g><title>")
		p.text(paperTip(paper))
		p.put(`</title><rect class="paper`)
		if kind := p.tops[i]; kind < len(strokes) {
			p.put(" to-", string(strokes[kind].Name))
		}
		if len(paper.Rows) == 0 {
			p.put(" unlisted")
		}
		p.put(`"`)
		p.number("x", box.X)
		p.number("y", box.Y)
		p.number("width", box.W)
		p.number("height", box.H)
		p.number("rx", roundness*p.em)
		p.put("/><text")
		p.number("x", box.X+box.W/2)
		p.number("y", box.Y+box.H/2+0.36*p.em)
		p.put(">")
		p.text(p.names[i])
		p.put("</text></g>")
		if address != "" {
			p.put("</a>")
		}
		p.put("\n")
	}
	p.put("</g>\n")
}
