package page

import (
	"context"
	"math"

	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/internal/parallel"
	"clipgraph/internal/words"
)

// The layouts as numbers for the script: lengths are in tenths of a pixel.

// widths are those of the screens for which pictures are laid out, in pixels, the widest
// first; a wider screen stretches time. The last is a phone's.
var widths = [...]float64{1080, 680, 360}

// levels are the levels of detail that the page has, by their names.
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
	// Ties are the edges: the earlier and the later paper, then the relation, the text and
	// the place of each reason, as indexes into Relations and Words.
	Ties  [][]int  `json:"ties"`
	Words []string `json:"words"`
	// Widths are the pictures.
	Widths []width `json:"widths"`
}

type relation struct {
	Name    graph.Relation `json:"name"`
	Meaning string         `json:"meaning"`
	Builds  bool           `json:"builds"`
	Width   float64        `json:"width"`
}

// width is the pictures for screens of one width. They share the scale of time.
type width struct {
	Left  int     `json:"left"`  // of the body
	Right int     `json:"right"` // of the body
	Years [][]any `json:"years"` // x, label
	Dates []int   `json:"dates"` // x, by node
	Views []view  `json:"views"` // by level

	near *layout.Layout
}

// view is a picture of one level. Heights begin at the top of the first lane.
type view struct {
	// Lanes has the top, the foot and the bottom of each, then the lines of its title.
	Lanes [][]any `json:"lanes"`
	// Areas has the heights of the areas of lanes, if there are areas.
	Areas [][]int `json:"areas,omitempty"`
	// Stations has, of each paper with a name, the paper, x, y, the radius, the relation,
	// signs (see signsOf), the size of the name, its distance from x, its lines (0 where it
	// is the label), and, where there is one, the edge that is written (-1) with its text,
	// and the rest.
	Stations [][]any `json:"stations"`
	// Lines has, of each line, the edge, the relation, signs (1 main path, 2 head), its
	// weight in hundredths, and its points.
	Lines [][]int `json:"lines"`
}

// layOut lays out the pictures.
func layOut(g *graph.Graph, o Options) []width {
	all := make([]*layout.Layout, len(widths)*len(levels))
	parallel.Each(context.Background(), len(all), func(i int) {
		all[i] = layout.New(g, layout.Options{Lanes: o.Lanes, Level: levels[i%len(levels)], Width: widths[i/len(levels)], Title: o.Title, Weak: o.Weak})
	})
	views := make([]width, len(widths))
	for i := range views {
		of := all[i*len(levels) : (i+1)*len(levels)]
		near := of[len(of)-1]
		w := width{Left: tenths(near.Body.Left), Right: tenths(near.Body.Right), near: near}
		for _, year := range near.Years {
			w.Years = append(w.Years, []any{tenths(year.X), year.Label})
		}
		for _, x := range near.Dates {
			w.Dates = append(w.Dates, tenths(x))
		}
		for _, l := range of {
			w.Views = append(w.Views, viewOf(l, near.Names))
		}
		views[i] = w
	}
	return views
}

func tenths(x float64) int { return int(math.Round(x * 10)) }

// viewOf returns a picture, whose papers have labels.
func viewOf(l *layout.Layout, labels []string) view {
	v := view{Lanes: [][]any{}, Stations: [][]any{}, Lines: [][]int{}}
	y := func(y float64) int { return tenths(y - l.Body.Top) }
	for i := range l.Lanes {
		lane := &l.Lanes[i]
		one := []any{y(lane.Top), y(lane.Foot), y(lane.Bottom)}
		for _, t := range lane.Title {
			one = append(one, t.Text)
		}
		v.Lanes = append(v.Lanes, one)
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
		one := []any{s.Paper, tenths(s.X), y(s.Y), tenths(s.Radius), s.Relation, signsOf(s), s.Name[0].Size, tenths(s.Name[0].X - s.X)}
		if len(s.Name) == 1 && s.Name[0].Text == labels[s.Paper] {
			one = append(one, 0)
		} else {
			var lines []string
			for _, t := range s.Name {
				lines = append(lines, t.Text)
			}
			one = append(one, lines)
		}
		switch w := s.Written; {
		case w != nil:
			one = append(one, w.Edge, w.Text)
		case s.Rest != "":
			one = append(one, -1, "")
		}
		if s.Rest != "" {
			one = append(one, s.Rest)
		}
		v.Stations = append(v.Stations, one)
	}
	for i := range l.Lines {
		t := &l.Lines[i]
		one := []int{t.Edge, t.Relation, bit(t.Main, 1) | bit(t.Head, 2), int(math.Round(100 * t.Weight))}
		for _, p := range t.Points {
			one = append(one, tenths(p.X), y(p.Y))
		}
		v.Lines = append(v.Lines, one)
	}
	return v
}

// signsOf are the signs of a paper, a bit each.
func signsOf(s *layout.Station) int {
	return bit(s.Main, 1) | bit(s.Name[0].Bold, 2) | bit(s.Published, 4) | bit(s.Withdrawn, 8) | bit(s.Missing, 16) | bit(s.Name[0].End, 32) | bit(s.Leader, 64) | bit(s.Name[0].Faint, 128)
}

func bit(is bool, value int) int {
	if is {
		return value
	}
	return 0
}

// data returns what the script reads of the graph.
func (p *page) data() *data {
	d := &data{Level: layout.LevelNames[layout.LevelOf(p.Len())], Reverse: p.o.Reverse, Keys: []string{}, Ties: [][]int{}, Words: []string{}, Widths: p.views, LaneOf: p.near().LaneOf}
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
	numbers := map[string]int{}
	word := func(s string) int {
		n, known := numbers[s]
		if !known {
			n = len(d.Words)
			numbers[s] = n
			d.Words = append(d.Words, s)
		}
		return n
	}
	edges := p.Edges()
	for i := range edges {
		e := &edges[i]
		tie := []int{e.From, e.To}
		for _, r := range e.Reasons {
			tie = append(tie, r.Relation.Rank(), word(words.CutBytes(r.Evidence, mostEvidence)), word(p.places.where(r.Where)))
		}
		d.Ties = append(d.Ties, tie)
	}
	return d
}

// mostEvidence is the longest text of a reason, in bytes.
const mostEvidence = 600
