package page

import (
	"math"

	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/internal/words"
)

// The layouts as numbers for the script. Lengths are in tenths of a pixel.

// widths are the widths of the screens for which pictures are laid out, in pixels, widest first.
// A wider screen stretches the time axis. The last is the width of a phone.
var widths = [...]float64{1080, 680, 360}

// levels are the levels of detail that the page offers.
var levels = [...]layout.Level{layout.Far, layout.Middle, layout.Near}

// data is what the script reads of the graph.
type data struct {
	Level     string     `json:"level"` // at which the page opens
	Levels    []string   `json:"levels"`
	Reverse   bool       `json:"reverse"`
	Relations []relation `json:"relations"`
	Lanes     []string   `json:"lanes"`
	Keys      []string   `json:"keys"`   // by node
	LaneOf    []int      `json:"laneOf"` // by node
	// Edges has for each edge the earlier and the later paper, then for each reason its
	// relation, text and place. The last three are indexes into Relations and Words.
	Edges [][]int  `json:"edges"`
	Words []string `json:"words"`
	// Widths has the pictures by screen width.
	Widths []width `json:"widths"`
}

type relation struct {
	Name    graph.Relation `json:"name"`
	Meaning string         `json:"meaning"`
	Builds  bool           `json:"builds"`
	Width   float64        `json:"width"`
}

// width holds the pictures for one screen width. They share the time axis.
type width struct {
	Left  int     `json:"left"`  // of the body
	Right int     `json:"right"` // of the body
	Years [][]any `json:"years"` // x, label
	Dates []int   `json:"dates"` // x, by node
	Views []view  `json:"views"` // by level

	near *layout.Layout
}

// view is the picture of one level. Heights are relative to the top of the first lane.
type view struct {
	// Lanes has for each lane its top, foot and bottom, then the lines of its title.
	Lanes [][]any `json:"lanes"`
	// Areas has the heights of the lanes' areas, if they are drawn.
	Areas [][]int `json:"areas,omitempty"`
	// Stations has for each paper with a name: the paper, x, y, the radius, the relation, flags
	// (see signsOf), the size of the name, its distance from x, and its lines (0 if it is the
	// label). Then, where there are any: the edge written after the name (-1 for none) with its
	// text, and the gloss.
	Stations [][]any `json:"stations"`
	// Lines has for each line: the edge, the relation, flags (1 main path, 2 arrowhead), the
	// weight in hundredths, and the points.
	Lines [][]int `json:"lines"`
}

// layOut computes the layouts for all widths and levels.
func layOut(g *graph.Graph, o Options) []width {
	var options []layout.Options
	for _, width := range widths {
		for _, level := range levels {
			options = append(options, layout.Options{Lanes: o.Lanes, Level: level, Width: width, Title: o.Title, Reverse: o.Reverse})
		}
	}
	all := layout.Each(g, options)
	views := make([]width, len(widths))
	for i := range views {
		layouts := all[i*len(levels) : (i+1)*len(levels)]
		near := layouts[len(layouts)-1]
		w := width{Left: tenths(near.Body.Left), Right: tenths(near.Body.Right), near: near}
		for _, year := range near.Years {
			w.Years = append(w.Years, []any{tenths(year.X), year.Label})
		}
		for _, x := range near.Dates {
			w.Dates = append(w.Dates, tenths(x))
		}
		for _, l := range layouts {
			w.Views = append(w.Views, viewOf(l, near.Names))
		}
		views[i] = w
	}
	return views
}

func tenths(x float64) int { return int(math.Round(x * 10)) }

// viewOf returns the data of a layout. labels are the labels of the papers, by node.
func viewOf(l *layout.Layout, labels []string) view {
	v := view{Lanes: [][]any{}, Stations: [][]any{}, Lines: [][]int{}}
	y := func(y float64) int { return tenths(y - l.Body.Top) }
	for i := range l.Lanes {
		lane := &l.Lanes[i]
		values := []any{y(lane.Top), y(lane.Foot), y(lane.Bottom)}
		for _, t := range lane.Title {
			values = append(values, t.Text)
		}
		v.Lanes = append(v.Lanes, values)
		if lane.Area != nil {
			heights := make([]int, len(lane.Area))
			for n, p := range lane.Area {
				heights[n] = tenths(lane.Bottom - p.Y)
			}
			v.Areas = append(v.Areas, heights)
		}
	}
	for i := range l.Stations {
		s := &l.Stations[i]
		values := []any{s.Paper, tenths(s.X), y(s.Y), tenths(s.Radius), s.Relation, signsOf(s), s.Name[0].Size, tenths(s.Name[0].X - s.X)}
		if len(s.Name) == 1 && s.Name[0].Text == labels[s.Paper] {
			values = append(values, 0)
		} else {
			var lines []string
			for _, t := range s.Name {
				lines = append(lines, t.Text)
			}
			values = append(values, lines)
		}
		switch w := s.Written; {
		case w != nil:
			values = append(values, w.Edge, w.Text)
		case s.Gloss != "":
			values = append(values, -1, "")
		}
		if s.Gloss != "" {
			values = append(values, s.Gloss)
		}
		v.Stations = append(v.Stations, values)
	}
	for i := range l.Lines {
		t := &l.Lines[i]
		values := []int{t.Edge, t.Relation, bit(t.Main, 1) | bit(t.Head, 2), int(math.Round(100 * t.Weight))}
		for _, p := range t.Points {
			values = append(values, tenths(p.X), y(p.Y))
		}
		v.Lines = append(v.Lines, values)
	}
	return v
}

// signsOf returns the flags of a paper, one per bit.
func signsOf(s *layout.Station) int {
	return bit(s.Main, 1) | bit(s.Name[0].Bold, 2) | bit(s.Published, 4) | bit(s.Withdrawn, 8) | bit(s.Missing, 16) | bit(s.Name[0].End, 32) | bit(s.Leader, 64) | bit(s.Name[0].Faint, 128) | bit(s.Full, 256)
}

func bit(is bool, value int) int {
	if is {
		return value
	}
	return 0
}

// data returns what the script reads of the graph.
func (p *page) data() *data {
	d := &data{Level: layout.LevelNames[layout.LevelOf(p.Len())], Reverse: p.o.Reverse, Keys: []string{}, Edges: [][]int{}, Words: []string{}, Widths: p.views, LaneOf: p.near().LaneOf}
	for _, level := range levels {
		d.Levels = append(d.Levels, layout.LevelNames[level])
	}
	for _, r := range graph.RelationTable() {
		d.Relations = append(d.Relations, relation{r.Name, r.Meaning, r.Builds, r.Stroke.Width})
	}
	for i := range p.near().Lanes {
		d.Lanes = append(d.Lanes, p.near().Lanes[i].Name)
	}
	for _, paper := range p.Papers() {
		d.Keys = append(d.Keys, paper.Key)
	}
	wordIndex := map[string]int{}
	word := func(s string) int {
		n, known := wordIndex[s]
		if !known {
			n = len(d.Words)
			wordIndex[s] = n
			d.Words = append(d.Words, s)
		}
		return n
	}
	edges := p.Edges()
	for i := range edges {
		e := &edges[i]
		numbers := []int{e.From, e.To}
		for _, r := range e.Reasons {
			numbers = append(numbers, r.Relation.Rank(), word(words.CutBytes(r.Evidence, mostEvidence)), word(p.places.where(r.Where)))
		}
		d.Edges = append(d.Edges, numbers)
	}
	return d
}

// mostEvidence is the maximum length of the text of a reason, in bytes.
const mostEvidence = 600
