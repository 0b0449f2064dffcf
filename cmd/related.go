package cmd

import (
	"context"

	"github.com/spf13/cobra"

	"clipgraph/cmd/meant"
	"clipgraph/cmd/selection"
	"clipgraph/graph/ask"
)

// newRelatedCmd makes the verb that prints the neighbours of a paper with the reasons.
func newRelatedCmd(a *app) *cobra.Command {
	var q question
	c := &cobra.Command{
		Use:   "related NAME [LIST...]",
		Short: "show what a paper builds on and what builds on it, with the reasons",
		Long: `Print the papers that a paper builds on and those that build on it, in the order
of time, with the reasons.

NAME is a cite key, an arXiv identifier, a short name, or a part of a title that
only one paper has.`,
		Example: "  clipgraph related CoOp\n  clipgraph related 2109.01134 README.md",
		Args:    meant.Arguments,
		RunE: func(c *cobra.Command, args []string) error {
			return a.runRelated(c.Context(), args[0], args[1:], &q)
		},
	}
	q.addTo(a, c)
	return c
}

func (a *app) runRelated(ctx context.Context, name string, lists []string, q *question) error {
	if err := a.line.Misplaced([]string{name}, lists); err != nil {
		return err
	}
	g, err := a.graphOf(ctx, lists, &q.selection, &q.citations)
	if err != nil {
		return err
	}
	node, err := selection.FindPaper(g, name)
	if err != nil {
		return err
	}
	found := ask.RelatedTo(g, node)
	if err := q.answer(a, found, found); err != nil {
		return err
	}
	a.noteEdges(len(found.Earlier)+len(found.Later), "no edge connects this paper to another")
	return nil
}
