// Package layout computes pictures of graphs of papers: all positions, but no output format.
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

// Options control how [New] lays out a graph. The zero value is the default.
type Options struct {
	// Lanes names the [Grouping] whose groups are the lanes; "" means the first.
	Lanes string
	// Level is the level of detail. If it is Auto, the number of papers decides.
	Level Level
	// Width is the width of the picture in pixels, at least [LeastWidth]; 0 means [UsualWidth].
	Width float64
	// Title is shown above the picture, with a line of facts. If it is "", a heading that covers
	// all papers is used. NoTitle omits both.
	Title   string
	NoTitle bool
	// Reverse makes arrows lead to the earlier works, also for written edges.
	Reverse bool
	// All adds a thread for every edge that is neither drawn nor written.
	All bool
}

// The widths of pictures in pixels. Below NarrowWidth, titles of lanes are inside the lanes rather
// than next to them.
const (
	UsualWidth  = 840.0
	NarrowWidth = 560.0
	LeastWidth  = 320.0
)

// Layout is a picture in pixels, for names of 12 pixels. The origin is at the top left.
type Layout struct {
	Width, Height float64
	Level         Level // never Auto
	// Body is the area of the time axis: right of the titles of lanes, below the years.
	Body Box
	// Heading is the title and the line of facts; it is empty with NoTitle.
	Heading  []Text
	Years    []Year
	Lanes    []Lane
	Lines    []Line
	Threads  []Thread
	Stations []Station
	Legend   []Sample
	// For each paper, by node: the x of its date, its lane, its name on one line, and the number of
	// papers that build on it directly.
	Dates   []float64
	LaneOf  []int
	Names   []string
	Support []int
}

// Box is a rectangle.
type Box struct{ Left, Top, Right, Bottom float64 }

// Point is a position.
type Point struct{ X, Y float64 }

// Text is a line of text that starts at X or, if End is true, ends at X. Y is its baseline.
type Text struct {
	Point
	Text  string
	Size  float64
	Bold  bool
	End   bool
	Faint bool
}

// Year is a mark on the time axis: a hairline at X, with a label if there is space.
type Year struct {
	X     float64
	Label string
}

// Lane is a group of papers in a band from Top to Bottom.
type Lane struct {
	Title       []Text
	Name        string // the full title
	Count       Text   // number of papers
	Top, Bottom float64
	Papers      []int // in the order of the lists
	// Ticks are the papers without names, each drawn as a tick of TickHeight at Foot. Area is the
	// number of all papers of the lane over time, as the upper edge of an area above Bottom. A lane
	// has at most one of the two.
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
	// Radius is the radius of the ring, or 0 for a paper without edges in the picture, which has a
	// dot of DotRadius.
	Radius float64
	// Relation is the rank of the strongest relation of its edges, or -1.
	Relation int
	Main     bool // on the main path
	Big      bool // among the most influential papers; the name is bold
	Full     bool // the ring is filled, because it is Big or on the main path

	Published, Withdrawn, Missing bool

	// Name has one or two lines of text. Written is the edge written after the last one, or nil.
	Name    []Text
	Written *Written
	Gloss   string // small text after the name: "→ 62 more", see gloss, or a title
	Leader  bool   // the name is apart from the dot, and a hairline connects them
	Extent  Box    // of the name and the written edge
}

// DotRadius is the radius of a paper without edges, in pixels.
const DotRadius = 1.8

// Written is an edge that is written instead of drawn: "← CoOp", or "→ CoOp" by Options.Reverse.
type Written struct {
	Paper    int // the earlier one
	Text     string
	Relation int // rank
	Edge     int
	Size     float64
}

// Line is an edge that is drawn, from the ring of the earlier paper to that of the later one. Its
// points are joined by horizontal and vertical segments.
type Line struct {
	Edge     int // in Graph.Edges
	From, To int
	Relation int // rank
	Main     bool
	Head     bool    // with an arrowhead
	Weight   float64 // factor of the width: 1 for a certain edge
	Points   []Point
}

// Thread is an edge that is neither drawn nor written, as a straight line behind the names. Threads
// exist only with Options.All.
type Thread struct {
	Edge     int
	Relation int
	From, To Point
}

// Sample is an item of the legend: a symbol of the given Kind with its text.
type Sample struct {
	Kind     SampleKind
	Relation int     // of SampleLine
	Radius   float64 // of SampleRing
	Full     bool    // for SampleRing: it is filled
	At       Point   // the left end and vertical centre of the symbol
	Text     Text
}

// SampleKind is the kind of symbol of a [Sample].
type SampleKind int

// The symbols of the legend.
const (
	SampleText SampleKind = iota // no symbol
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
// edges were given. The time is O(n log n + m log m) for n papers and m edges: the number of rows tried
// for all papers together is O(n), see column, and a line crosses at most 40 rows.
func New(g *graph.Graph, o Options) *Layout { return Each(g, []Options{o})[0] }

// Each lays out g with each of the options, as [New] does, concurrently.
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
		b.chooseEdges()
		b.layEdges()
		b.placeFree()
		layouts[i] = b.measure()
	})
	return layouts
}

// builder is a layout under construction.
type builder struct {
	g       *graph.Graph
	o       Options
	level   Level
	width   float64
	narrow  bool
	left    float64 // of the body
	right   float64
	support []int // by node: number of papers that build on it

	mostSupport int

	lanes  []lane
	laneOf []int
	dates  []float64 // x by node
	scale  scale
	labels []label.Label

	candidate []bool
	edges     []shownEdge // drawn or written edges
	main      []int       // the papers of the main path
	onMain    []bool      // by node
	big       []bool      // by node
	xs        []float64
	laidRows  []int  // number of rows of each lane when lines were laid
	spots     []spot // by node
	shownFrom []int  // by node: number of its outgoing edges that are drawn or written
	written   []int  // by node: index of the edge written after its name, or -1
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
