package export

import (
	"io"

	"clipgraph/bib"
	"clipgraph/graph"
)

// writeBib writes one BibTeX entry a paper, in the order of the lists.
func writeBib(w io.Writer, g *graph.Graph, o Options) error {
	out := bib.NewWriter(w)
	papers := g.Papers()
	for _, i := range g.Listed() {
		if err := out.Write(bib.NewEntry(papers[i].Meta, papers[i].Key, o.Entry)); err != nil {
			return err
		}
	}
	return out.Flush()
}
