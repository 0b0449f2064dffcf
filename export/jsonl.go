package export

import (
	"encoding/json"
	"io"

	"clipgraph/graph"
)

// writeJSONL writes the papers, in the order of the lists, or the edges. Each line is an object
// as in the json format.
func writeJSONL(w io.Writer, g *graph.Graph, o Options) error {
	encoder := json.NewEncoder(w)
	papers := g.Papers()
	if o.Edges {
		for _, e := range g.Edges() {
			if err := encoder.Encode(newJSONEdge(papers, e, o)); err != nil {
				return err
			}
		}
		return nil
	}
	owned := ownedIDs(g)
	for _, i := range g.Listed() {
		if err := encoder.Encode(newJSONPaper(papers[i], owned)); err != nil {
			return err
		}
	}
	return nil
}
