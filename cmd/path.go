package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/meant"
	"clipgraph/cmd/selection"
	"clipgraph/graph/ask"
)

type pathOptions struct {
	question
	count int
}

// newPathCmd makes the verb that prints how one paper leads to another.
func newPathCmd(a *app) *cobra.Command {
	var o pathOptions
	c := &cobra.Command{
		Use:   "path A B [LIST...]",
		Short: "show how one paper leads to another, with the reasons",
		Long: `Print paths from one paper to another, the shortest first, with the reason for
each step.

A path follows the arrows, from the earlier work to the later, whichever of A and
B that is. If there is none, a path against some arrows is printed and marked.`,
		Example: "  clipgraph path CoOp MaPLe\n  clipgraph path -k 3 2109.01134 2210.03117 README.md",
		Args:    meant.Arguments,
		RunE: func(c *cobra.Command, args []string) error {
			return a.runPath(c.Context(), args[0], args[1], args[2:], &o)
		},
	}
	o.addTo(a, c)
	c.Flags().IntVarP(&o.count, "count", "k", 1, "print up to `N` paths, none longer than the shortest by more than two steps")
	return c
}

func (a *app) runPath(ctx context.Context, from, to string, lists []string, o *pathOptions) error {
	if o.count < 1 {
		return advice.Usage(fmt.Errorf("--count %d: must be 1 or more", o.count))
	}
	if err := a.line.Misplaced([]string{from, to}, lists); err != nil {
		return err
	}
	g, err := a.graphOf(ctx, lists, &o.selection, &o.citations)
	if err != nil {
		return err
	}
	u, err := selection.FindPaper(g, from)
	if err != nil {
		return err
	}
	v, err := selection.FindPaper(g, to)
	if err != nil {
		return err
	}
	if u == v {
		return advice.Usage(fmt.Errorf("%q and %q are the same paper: %s", from, to, ask.NewBrief(g.Papers()[u])))
	}
	chains, against := ask.Chains(g, u, v, o.count)
	if chains == nil {
		return advice.Hint(fmt.Errorf("no path connects %s and %s", ask.NewBrief(g.Papers()[u]), ask.NewBrief(g.Papers()[v])), "clipgraph related %s", advice.Word(g.Papers()[u].Key))
	}
	if against {
		a.Note("no path follows all arrows; steps marked ← go against one")
	}
	return o.answer(a, chains, ask.ChainList(chains))
}
