package export

import (
	"io"

	"clipgraph/bib"
	"clipgraph/graph"
)

// writeBib writes one BibTeX entry a paper, in the order of the lists, and none of
// papers that no list has.
func writeBib(w io.Writer, g *graph.Graph, o Options) error {
	var entries []*bib.Draft
	papers := g.Papers()
	for _, i := range g.Listed() {
		if papers[i].Listed() { // else it is there because listed papers cite it
			entries = append(entries, bib.NewEntry(papers[i].Meta, papers[i].Key, o.Entry))
		}
	}
	out := bib.NewWriter(w)
	if err := out.WriteFile(entries); err != nil {
		return err
	}
	return out.Flush()
}
