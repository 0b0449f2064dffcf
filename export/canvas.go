package export

import (
	"encoding/json"
	"io"
	"math"
	"strconv"

	"clipgraph/export/readme"
	"clipgraph/graph"
	"clipgraph/graph/layout"
	"clipgraph/graph/layout/palette"
)

// canvas is a JSON Canvas 1.0 (https://jsoncanvas.org/spec/1.0), which Obsidian opens. Lengths are
// pixels.
type canvas struct {
	Nodes []canvasNode `json:"nodes"`
	Edges []canvasEdge `json:"edges"`
}

type canvasNode struct {
	ID     string `json:"id"`
	Type   string `json:"type"` // "group" with a label, or "text" in Markdown
	X      int    `json:"x"`
	Y      int    `json:"y"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Label  string `json:"label,omitempty"`
	Text   string `json:"text,omitempty"`
}

type canvasEdge struct {
	ID    string `json:"id"`
	From  string `json:"fromNode"`
	To    string `json:"toNode"`
	Color string `json:"color"`
	End   string `json:"toEnd"` // "arrow" or "none"
}

// How much larger a canvas is than a picture, so that a title has room in the place of a name.
const (
	canvasAcross = 5
	canvasDown   = 8
)

// writeCanvas writes the graph as a canvas: the picture of all papers, made larger, with a card in
// the place of each name and a group in the place of each lane. Cards do not overlap, since names
// do not.
func writeCanvas(w io.Writer, g *graph.Graph, o Options) error {
	l := layout.New(g, layout.Options{Lanes: o.Lanes, Level: layout.Near, NoTitle: true})
	place := func(id, kind string, b layout.Box) canvasNode {
		x, y := math.Ceil(b.Left*canvasAcross), math.Ceil(b.Top*canvasDown)
		return canvasNode{ID: id, Type: kind, X: int(x), Y: int(y), Width: int(b.Right*canvasAcross - x), Height: int(b.Bottom*canvasDown - y)}
	}
	c := canvas{Nodes: []canvasNode{}, Edges: []canvasEdge{}}
	for n, lane := range l.Lanes {
		if lane.Name != "" {
			group := place("lane "+strconv.Itoa(n), "group", layout.Box{Left: l.Body.Left, Top: lane.Top, Right: l.Width, Bottom: lane.Bottom})
			group.Label = oneLine(lane.Name)
			c.Nodes = append(c.Nodes, group)
		}
	}
	for _, s := range l.Stations {
		paper := g.Papers()[s.Paper]
		card := place(paper.Key, "text", s.Extent)
		name := readme.Link{Text: l.Names[s.Paper], URL: safeURL(paper)}
		card.Text = name.Markdown() + "\n" + readme.Markdown(paper.TitleOrID())
		c.Nodes = append(c.Nodes, card)
	}
	for _, e := range g.Edges() {
		from, to := o.ends(e)
		edge := canvasEdge{ID: g.Papers()[from].Key + " " + g.Papers()[to].Key, From: g.Papers()[from].Key, To: g.Papers()[to].Key, Color: palette.Light.Relation[strokeOf(e)], End: "none"}
		if strokes[strokeOf(e)].Builds {
			edge.End = "arrow"
		}
		c.Edges = append(c.Edges, edge)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "\t")
	return encoder.Encode(c)
}
