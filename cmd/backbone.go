package cmd

import (
	"github.com/spf13/pflag"

	"clipgraph/cmd/tell"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/graph/backbone"
)

// backboneOption says whether the edges that carry the story are written alone.
type backboneOption struct {
	wanted bool
	flag   *pflag.Flag
}

func (o *backboneOption) addTo(flags *pflag.FlagSet, f export.Format) {
	usage := "write the edges that carry the story alone: lineage, the main path, the two strongest into each paper"
	if f.Has(export.Crowds) {
		usage += " (default: where edges crowd; --backbone=false: nowhere)"
	}
	flags.BoolVar(&o.wanted, "backbone", false, usage)
	o.flag = flags.Lookup("backbone")
	o.flag.DefValue = "" // the usage says it
}

// A picture is crowded by more edges than these, and more than two for each paper that
// has one: a backbone has no more than that.
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

// backbone returns the part of g that a format writes: its backbone if that is wanted, or
// if f is a picture that is crowded, which is said.
func (a *app) backbone(g *graph.Graph, f export.Format, o *backboneOption) *graph.Graph {
	switch {
	case o.wanted:
		return backbone.Of(g)
	case o.flag == nil || o.flag.Changed || !f.Has(export.Crowds) || !crowded(g):
		return g
	}
	few := backbone.Of(g)
	a.Note("%s edges would crowd the picture: the %s of their backbone are drawn; --backbone=false draws all", tell.Thousands(len(g.Edges())), tell.Thousands(len(few.Edges())))
	return few
}
