package export

import (
	"io"

	"clipgraph/bib"
	"clipgraph/graph"
)

// writeBib writes one BibTeX entry a paper, in the order of the lists, and none of
// papers that no list has.
func writeBib(w io.Writer, g *graph.Graph, o Options) error {
	out := bib.NewWriter(w)
	papers := g.Papers()
	for _, i := range g.Listed() {
		if !papers[i].Listed() {
			continue // it is there because listed papers cite it
		}
		if err := out.Write(bib.NewEntry(papers[i].Meta, papers[i].Key, o.Entry)); err != nil {
			return err
		}
	}
	return out.Flush()
}
