package cmd

import (
	"github.com/spf13/pflag"

	"clipgraph/cmd/tell"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/graph/backbone"
)

// backboneOption says whether only the most important edges are written.
type backboneOption struct {
	on   bool
	flag *pflag.Flag
}

func (o *backboneOption) addTo(flags *pflag.FlagSet, f export.Format) {
	usage := "write only the most important edges: lineage, the main path, the two strongest into each paper"
	if f.Has(export.Crowds) {
		usage += " (default: if there are too many edges; --backbone=false: never)"
	}
	flags.BoolVar(&o.on, "backbone", false, usage)
	o.flag = flags.Lookup("backbone")
	o.flag.DefValue = "" // the usage text says it
}

// A picture with more edges than this, and with more than two for each paper that has
// one, is crowded. A backbone has at most that many.
const crowd = 100

// crowded reports whether the edges of a picture hide each other.
func crowded(g *graph.Graph) bool {
	joined := 0
	for i := range g.Papers() {
		if len(g.In(i))+len(g.Out(i)) > 0 {
			joined++
		}
	}
	return len(g.Edges()) > max(crowd, 2*joined)
}

// backbone returns the part of g that a format writes: its backbone if it is requested,
// or if f is a picture that would be crowded, with a message.
func (a *app) backbone(g *graph.Graph, f export.Format, o *backboneOption) *graph.Graph {
	switch {
	case o.on:
		return backbone.Of(g)
	case o.flag == nil || o.flag.Changed || !f.Has(export.Crowds) || !crowded(g):
		return g
	}
	few := backbone.Of(g)
	a.Note("%s edges are too many for the picture: the %s of their backbone are drawn; --backbone=false draws all", tell.Thousands(len(g.Edges())), tell.Thousands(len(few.Edges())))
	return few
}
