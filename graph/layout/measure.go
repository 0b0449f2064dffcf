package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"clipgraph/graph"
	"clipgraph/graph/layout/label"
	"clipgraph/internal/textwidth"
)

// Sizes in pixels.
const (
	titleSize   = 16.0 // font size
	lanePad     = 5.0  // above and below the rows of a lane
	rugHeight   = 8.0  // of ticks, including the space above them
	titleLine   = 15.0 // distance between lines of a lane's title
	narrowTitle = 17.0 // height of a lane's title inside the lane
	leastFar    = 36.0 // minimum height of a lane with an area
	countSize   = 11.0
	yearsHeight = 32.0
)

// measure converts rows to pixels.
func (b *builder) measure() *Layout {
	out := &Layout{Width: b.width, Level: b.level, Dates: b.dates, LaneOf: b.laneOf, Support: b.support, Names: make([]string, b.g.Len())}
	for i := range b.labels {
		out.Names[i] = b.labels[i].String()
	}
	top := 6.0
	if !b.o.NoTitle {
		out.Heading = b.heading()
		top = 14 + 18*float64(len(out.Heading))
	}
	out.Body = Box{b.left, top + yearsHeight - 6, b.right, 0}
	out.Years = b.scale.marks()
	tops := b.measureLanes(out)
	out.Body.Bottom = out.Body.Top
	if n := len(out.Lanes); n > 0 {
		out.Body.Bottom = out.Lanes[n-1].Bottom
	}
	b.measureStations(out, tops)
	b.measureLines(out, tops)
	b.measureThreads(out)
	out.Height = b.measureLegend(out)
	return out
}

// heading returns the title and the line of facts.
func (b *builder) heading() (lines []Text) {
	y := 22.0
	if title := label.Text(b.o.Title); title != "" {
		lines = append(lines, Text{Point: Point{margin, y}, Text: label.Isolated(textwidth.Cut(title, titleSize, true, b.width-2*margin)), Size: titleSize, Bold: true})
		y += 18
	}
	facts := b.facts()
	return append(lines, Text{Point: Point{margin, y}, Text: textwidth.Cut(facts, nameSize, false, b.width-2*margin), Size: nameSize, Faint: true})
}

// facts returns the line with the numbers of papers, years and edges.
func (b *builder) facts() string {
	facts := plural(b.g.Len(), "paper")
	if first, last := b.scale.years(); first == last && first != 0 {
		facts += fmt.Sprintf(", %d", first)
	} else if first != 0 {
		facts += fmt.Sprintf(", %d–%d", first, last)
	}
	if total := b.g.Size(); total > 0 {
		facts += "; " + plural(total, "edge")
		if shown := b.shown(); shown < total && !b.o.All {
			facts += ", the strongest are drawn"
		}
	}
	return facts
}

// shown returns the number of edges that are drawn or written.
func (b *builder) shown() (n int) {
	for i := range b.edges {
		if t := &b.edges[i]; t.line != nil || b.written[t.to] == i {
			n++
		}
	}
	return n
}

// plural returns a number followed by a noun.
func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return Thousands(n) + " " + what
}

// Thousands returns n with commas between groups of three digits.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// measureLanes computes the lanes from top to bottom and returns the tops of their rows.
func (b *builder) measureLanes(out *Layout) (tops []float64) {
	y := out.Body.Top
	for n := range b.lanes {
		l := &b.lanes[n]
		b.trim(n)
		lane := Lane{Name: l.name, Top: y, Papers: l.papers}
		b.setTitle(&lane, y)
		height := float64(len(l.rows))*rowPitch + 2*lanePad
		if b.narrow && l.name != "" {
			tops = append(tops, y+lanePad+narrowTitle)
			height += narrowTitle
		} else {
			tops = append(tops, y+lanePad)
			height = max(height, titleLine*float64(len(lane.Title))+12)
		}
		unnamed := b.unnamed(n)
		switch {
		case b.level == Far:
			height = max(height, leastFar)
		case len(unnamed) > 0:
			height += rugHeight
		}
		y += height
		lane.Bottom = y
		if lane.Foot = y - 3; b.level != Far {
			lane.Ticks = unnamed
		}
		out.Lanes = append(out.Lanes, lane)
	}
	if b.level == Far {
		b.setAreas(out)
	}
	return tops
}

// trim removes unused rows at the end of a lane.
func (b *builder) trim(n int) {
	l := &b.lanes[n]
	rows := 1
	for _, i := range l.papers {
		if s := &b.spots[i]; s.lane == n {
			rows = max(rows, s.row+1)
		}
	}
	for rows < len(l.rows) && len(l.rows[len(l.rows)-1].rails) == 0 {
		l.rows = l.rows[:len(l.rows)-1]
	}
}

// unnamed returns the papers of a lane that are not placed, as ticks.
func (b *builder) unnamed(n int) (ticks []Tick) {
	for _, i := range b.lanes[n].papers {
		if b.spots[i].lane < 0 {
			ticks = append(ticks, Tick{i, b.dates[i]})
		}
	}
	return ticks
}

// setTitle sets the title of a lane, next to or inside the lane, and the number of its papers.
func (b *builder) setTitle(lane *Lane, y float64) {
	if lane.Name == "" {
		return
	}
	count := Thousands(len(lane.Papers))
	text := func(x, y float64, s string) Text {
		return Text{Point: Point{x, y}, Text: label.Isolated(s), Size: nameSize, Bold: true}
	}
	if b.narrow {
		title := textwidth.Cut(lane.Name, nameSize, true, b.width-2*margin-40)
		lane.Title = []Text{text(margin, y+16, title)}
		lane.Count = Text{Point: Point{margin + textwidth.Of(title, nameSize, true) + 6, y + 16}, Text: count, Size: countSize, Faint: true}
		return
	}
	for n, line := range wrap(lane.Name, gutter-38) {
		lane.Title = append(lane.Title, text(margin, y+16+titleLine*float64(n), line))
	}
	lane.Count = Text{Point: Point{margin + gutter - 6, y + 16}, Text: count, Size: countSize, Faint: true, End: true}
}

// titleLines is the maximum number of lines of a lane's title.
const titleLines = 3

// wrap breaks a lane's title into lines of the given width, between words or after a slash or
// hyphen, and cuts the last line.
func wrap(title string, width float64) (lines []string) {
	rest := title
	for rest != "" && len(lines) < titleLines-1 {
		end := len(rest)
		if textwidth.Of(rest, nameSize, true) > width {
			end = 0
			for i, r := range rest {
				if at := i + len(string(r)); (r == ' ' || r == '/' || r == '-' || r == '&') && textwidth.Of(strings.TrimSpace(rest[:at]), nameSize, true) <= width {
					end = at
				}
			}
			if end == 0 {
				break
			}
		}
		lines, rest = append(lines, strings.TrimSpace(rest[:end])), strings.TrimSpace(rest[end:])
	}
	if rest != "" {
		lines = append(lines, textwidth.Cut(rest, nameSize, true, width))
	}
	return lines
}

// measureStations computes the papers with names.
func (b *builder) measureStations(out *Layout, tops []float64) {
	strongest := b.strongestRelations()
	for i := range b.spots {
		if at := &b.spots[i]; at.lane >= 0 {
			s := b.station(i, tops[at.lane]+float64(at.row)*rowPitch)
			s.Relation = strongest[i]
			out.Stations = append(out.Stations, s)
		}
	}
	slices.SortStableFunc(out.Stations, func(p, q Station) int {
		return cmp.Or(cmp.Compare(b.spots[p.Paper].lane, b.spots[q.Paper].lane), cmp.Compare(p.X, q.X))
	})
}

// station returns a paper with its name, in a row whose top is at y.
func (b *builder) station(i int, y float64) Station {
	spot, paper := &b.spots[i], b.g.Papers()[i]
	s := Station{
		Paper: i, Point: Point{b.xs[i], y + baseLine - 4}, Big: b.big[i],
		Published: isPublished(paper), Withdrawn: paper.Meta.Withdrawn(), Missing: !paper.Listed(), Leader: spot.shift > 0,
	}
	if spot.linked {
		s.Y, s.Radius, s.Main = y+railHeight, b.radius(i), b.onMain[i]
		s.Full = s.Main || s.Big && !s.Missing
	}
	from, to := spot.extent(b.xs[i])
	s.Extent = Box{from, y + baseLine - 0.75*spot.size - lineHeight*float64(len(spot.lines)-1), to, y + baseLine + 2.5}
	for n, line := range spot.lines {
		text := Text{Point: Point{from, y + baseLine - lineHeight*float64(len(spot.lines)-1-n)}, Text: label.Isolated(line), Size: spot.size, Bold: spot.bold, Faint: !spot.linked && !spot.bold}
		if spot.flipped {
			text.X, text.End = to, true
		}
		s.Name = append(s.Name, text)
	}
	if at := b.written[i]; at >= 0 && spot.linked {
		t := &b.edges[at]
		s.Written = &Written{Paper: t.from, Text: b.writtenText(t), Relation: t.rank, Edge: t.edge, Size: writtenSize}
	}
	s.Gloss = spot.gloss
	return s
}

// strongestRelations returns, for each paper, the rank of the strongest relation among its shown edges, or -1.
func (b *builder) strongestRelations() []int {
	strongest := make([]int, b.g.Len())
	for i := range strongest {
		strongest[i] = -1
	}
	for _, t := range b.edges {
		for _, i := range [2]int{t.from, t.to} {
			if strongest[i] < 0 || t.rank < strongest[i] {
				strongest[i] = t.rank
			}
		}
	}
	return strongest
}

// isPublished reports whether it is known where a paper appeared, other than in archives.
func isPublished(p *graph.Paper) bool {
	v := p.Meta.PublishedIn()
	return v.Name != "" || v.Short != ""
}
