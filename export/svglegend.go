package export

import "math"

// The legend of a picture: what the arrows and outlines that occur in it
// mean.

// legendItem is one sample with its text. kind is an index in strokes, or
// len(strokes) for the outline of works that are not in the list.
type legendItem struct {
	kind  int
	text  string
	x     float64
	row   int
	width float64
}

// Sizes in parts of the font's size.
const (
	sampleWidth = 3.2
	itemGap     = 1.8
	legendLeast = 30 // a narrow picture is widened to this for its legend
)

// legendItems chooses and places the samples in rows as wide as the picture.
func (p *svg) legendItems() []legendItem {
	var items []legendItem
	for kind, s := range strokes {
		if p.counts[kind] > 0 {
			items = append(items, legendItem{kind: kind, text: string(s.Name) + ": " + s.Meaning})
		}
	}
	for _, paper := range p.g.Papers() {
		if len(paper.Rows) == 0 {
			items = append(items, legendItem{kind: len(strokes), text: "not in the list"})
			break
		}
	}
	limit := max(p.layout.Width, legendLeast*p.em)
	x, row := 1.1*p.em, 0
	for i := range items {
		item := &items[i]
		item.width = (sampleWidth+0.6)*p.em + textWidth(item.text, p.em)
		if x > 1.1*p.em && x+item.width > limit-p.em {
			x, row = 1.1*p.em, row+1
		}
		item.x, item.row = x, row
		x += item.width + itemGap*p.em
	}
	return items
}

func (p *svg) legendRows() float64 {
	if len(p.items) == 0 {
		return 0
	}
	return float64(p.items[len(p.items)-1].row + 1)
}

func (p *svg) legendWidth() float64 {
	width := 0.0
	for _, item := range p.items {
		width = max(width, item.x+item.width+p.em)
	}
	return math.Ceil(width)
}

func (p *svg) legend() {
	top := p.top + p.layout.Height + 0.4*p.em
	if p.tall() {
		top += axisHeight * p.em
	}
	for _, item := range p.items {
		y := top + (float64(item.row)+0.5)*legendHeight*p.em
		if item.kind == len(strokes) {
			p.put(`<rect class="paper unlisted"`)
			p.number("x", item.x)
			p.number("y", y-0.6*p.em)
			p.number("width", sampleWidth*p.em)
			p.number("height", 1.2*p.em)
			p.number("rx", roundness*p.em)
			p.put("/>\n")
		} else {
			s := strokes[item.kind]
			p.put(`<path class="`, string(s.Name), `"`)
			if s.Builds {
				p.put(` marker-`, p.headEnd(), `="url(#clipgraph-`, string(s.Name), `)"`)
			}
			p.put(` d="M`)
			p.buf = appendPoint(p.buf, item.x, y)
			p.buf = appendNumber(append(p.buf, 'H'), item.x+sampleWidth*p.em)
			p.put(`"/>`, "\n")
		}
		p.label("faint", item.x+(sampleWidth+0.6)*p.em, y+0.36*p.em, 1, false, item.text)
	}
}

// headEnd is the end of a way at which an arrow has its head.
func (p *svg) headEnd() string {
	if p.o.Reverse {
		return "start"
	}
	return "end"
}
