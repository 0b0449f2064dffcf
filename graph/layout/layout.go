// Package layout makes pictures of graphs of papers: where everything stands, and not how
// it is written. It knows no syntax.
//
// [New] returns a [Layout]. Time runs from left to right, lanes of sections lie below each
// other, and a paper is a station on its date with its name beside it; lines run on rails
// between the names. One knob, the rows that a lane may have, makes three levels of one
// picture, see [Level]: papers that get no name are a tick each, or a part of an area.
// What cannot be drawn without crossing a name is written behind one, as "← CoOp". So
// nothing is lost without a trace, and no line crosses a name.
//
// It is made in steps, a file each: the level and who may have lines (level.go), lanes
// (lane.go), the scale of time (scale.go), rows for those who have lines (place.go), the
// lines (line.go, and package route), the others (free.go), and the pixels (measure.go).
// Package label has the names, package palette the colours.
package layout

import (
	"context"
	"sync"

	"clipgraph/graph"
	"clipgraph/graph/backbone"
	"clipgraph/graph/layout/label"
	"clipgraph/internal/parallel"
)

// Options change how [New] draws a graph. The zero value is the usual picture.
type Options struct {
	// Lanes is the name of the [Grouping] whose groups are the lanes; "" for the first.
	Lanes string
	// Level is how much is named; Auto for what the number of papers asks for.
	Level Level
	// Width is that of the picture in pixels, at least [LeastWidth]; 0 for [UsualWidth].
	Width float64
	// Title stands above the picture, with a line of facts; without it the heading that
	// stands over all papers does. NoTitle leaves both out.
	Title   string
	NoTitle bool
	// Reverse says that arrows lead to the earlier works, in what is written, too.
	Reverse bool
	// All gives every tie that is neither drawn nor written a place among the threads.
	All bool
}

// The widths of pictures in pixels. A picture below NarrowWidth has its lanes' titles in
// the lanes and not beside them.
const (
	UsualWidth  = 840.0
	NarrowWidth = 560.0
	LeastWidth  = 320.0
)

// Layout is a picture in pixels, for names of 12 pixels, with the origin at its top left.
type Layout struct {
	Width, Height float64
	Level         Level // never Auto
	// Body is where time runs: right of the titles of lanes, below the years.
	Body Box
	// Heading is the title and the facts; empty with NoTitle.
	Heading  []Text
	Years    []Year
	Lanes    []Lane
	Lines    []Line
	Threads  []Thread
	Stations []Station
	Legend   []Sample
	// Of each paper, by node: the x of its date, its lane, its name on one line, and the
	// number of papers that build on it directly.
	Dates   []float64
	LaneOf  []int
	Names   []string
	Support []int
}

// Box is a rectangle.
type Box struct{ Left, Top, Right, Bottom float64 }

// Point is a place.
type Point struct{ X, Y float64 }

// Text is a line of text from X on, or up to X if it is at its End; Y is its base line.
type Text struct {
	Point
	Text  string
	Size  float64
	Bold  bool
	End   bool
	Faint bool
}

// Year is a mark on the scale of time: a hairline at X, and a label if there is room.
type Year struct {
	X     float64
	Label string
}

// Lane is a group of papers, in a band from Top to Bottom.
type Lane struct {
	Title       []Text
	Name        string // the whole title
	Count       Text   // how many papers it has
	Top, Bottom float64
	Papers      []int // in the order of the lists
	// Ticks are the papers without names, each with a tick of TickHeight at Foot; Area is
	// the number of papers over time, of all of the lane, as the upper side of an area that
	// stands on Bottom. A lane has one of them at most.
	Ticks []Tick
	Foot  float64
	Area  []Point
}

// TickHeight is the height of ticks in pixels.
const TickHeight = 6.0

// Tick is a paper without a name.
type Tick struct {
	Paper int
	X     float64
}

// Station is a paper with a name.
type Station struct {
	Paper int
	Point
	// Radius is that of the ring; 0 for a paper without ties in the picture, which has a
	// dot of DotRadius.
	Radius float64
	// Relation is the rank of the strongest relation of its ties; -1 if it has none.
	Relation int
	Main     bool // it is on the main path
	Big      bool // of those that most others build on: its name is bold
	Full     bool // its ring is filled: it is Big, or on the main path

	Published, Withdrawn, Missing bool

	// Name is a line of text or two, and Written the tie behind the last of them, if there
	// is one.
	Name    []Text
	Written *Written
	Gloss   string // small, behind the name: "→ 62 more", see gloss, or a title
	Leader  bool   // the name stands apart, and a hairline leads from the dot to it
	Extent  Box    // of name and tie
}

// DotRadius is the radius of a paper without ties in pixels.
const DotRadius = 1.8

// Written is a tie that is not drawn: "← CoOp", or "→ CoOp" by Options.Reverse.
type Written struct {
	Paper    int // the earlier one
	Text     string
	Relation int // its rank
	Edge     int
	Size     float64
}

// Line is a tie that is drawn: from the ring of the earlier paper to that of the later one,
// along points that are joined by horizontal and vertical strokes.
type Line struct {
	Edge     int // in Graph.Edges
	From, To int
	Relation int // its rank
	Main     bool
	Head     bool    // it has an arrow's head
	Weight   float64 // by which its width is multiplied: 1 for what is sure
	Points   []Point
}

// Thread is a tie that is neither drawn nor written, as a straight stroke behind all
// names; there are none but by Options.All.
type Thread struct {
	Edge     int
	Relation int
	From, To Point
}

// Sample is a part of the legend: a sign with its text, or what the Kind says.
type Sample struct {
	Kind     SampleKind
	Relation int     // of SampleLine
	Radius   float64 // of SampleRing
	Full     bool    // of SampleRing: it is filled
	At       Point   // the left end of the sign, and its middle height
	Text     Text
}

// SampleKind is the kind of sign of a [Sample].
type SampleKind int

// The signs of the legend.
const (
	SampleText SampleKind = iota // none
	SampleMain
	SampleLine
	SampleRing
	SampleTicks
	SampleArea
	SamplePublished
	SampleMissing
	SampleWithdrawn
)

// New lays out g. The same graph gives the same layout, in whatever order its papers and
// edges were given. The time is O(n log n + m log m) for n papers and m edges: the rows that
// are tried for all papers together are O(n), see column, and the way of a line is looked
// for over 40 rows at most.
func New(g *graph.Graph, o Options) *Layout { return Each(g, []Options{o})[0] }

// Each lays out g by each of the options, several at a time, as [New] does by one.
func Each(g *graph.Graph, options []Options) []*Layout {
	inOne := sync.OnceValue(func() []label.Label { return label.Of(g.Papers(), 1) })
	inTwo := sync.OnceValue(func() []label.Label { return label.Of(g.Papers(), 2) })
	layouts := make([]*Layout, len(options))
	parallel.Each(context.Background(), len(options), func(i int) {
		b := newBuilder(g, options[i])
		b.setLanes()
		b.setDates()
		if b.level == Far {
			b.labels = inOne()
		} else {
			b.labels = inTwo()
		}
		b.chooseTies()
		b.layTies()
		b.placeFree()
		layouts[i] = b.measure()
	})
	return layouts
}

// builder is a layout in the making.
type builder struct {
	g       *graph.Graph
	o       Options
	level   Level
	width   float64
	narrow  bool
	left    float64 // of the body
	right   float64
	support []int // by node: how many papers build on it

	mostSupport int

	lanes  []lane
	laneOf []int
	dates  []float64 // x by node
	scale  scale
	labels []label.Label

	candidate []bool
	ties      []tie  // that are drawn or written
	main      []int  // the papers of the main path
	onMain    []bool // by node
	big       []bool // by node
	xs        []float64
	laidRows  []int  // the rows of each lane when lines were laid
	spots     []spot // by node
	told      []int  // by node: the number of ties from it that are drawn or written
	written   []int  // by node: the index of the tie that is written behind it; -1
}

func newBuilder(g *graph.Graph, o Options) *builder {
	n := g.Len()
	b := &builder{g: g, o: o, level: o.Level.of(n), support: backbone.Support(g), laneOf: make([]int, n), dates: make([]float64, n), spots: make([]spot, n), onMain: make([]bool, n), big: make([]bool, n), written: make([]int, n)}
	for _, support := range b.support {
		b.mostSupport = max(b.mostSupport, support)
	}
	b.width = o.Width
	if b.width <= 0 {
		b.width = UsualWidth
	}
	b.width = max(b.width, LeastWidth)
	b.narrow = b.width < NarrowWidth
	for i := range b.spots {
		b.spots[i].lane, b.written[i] = -1, -1
	}
	return b
}
