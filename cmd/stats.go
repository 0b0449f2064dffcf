package cmd

import (
	"github.com/spf13/cobra"

	"clipgraph/graph/ask"
)

// newStatsCmd makes the verb that counts the contents of the graph.
func newStatsCmd(a *app) *cobra.Command {
	var q question
	c := &cobra.Command{
		Use:     "stats [LIST...]",
		Short:   "count papers, edges by relation, components, years, sections",
		Example: "  clipgraph stats README.md\n  clipgraph stats --json --relations lineage,mention README.md",
		RunE: func(c *cobra.Command, args []string) error {
			g, err := a.graphOf(c.Context(), args, &q.selection, &q.citations)
			if err != nil {
				return err
			}
			s := ask.Count(g)
			if err := q.answer(a, s, s); err != nil {
				return err
			}
			a.noteEdges(s.Edges, "no edge connects these papers")
			return nil
		},
	}
	q.addTo(a, c)
	return c
}
