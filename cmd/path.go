package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"clipgraph/graph"
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
		Short: "the chain of papers from one to another, with the reasons",
		Long: `The chain of papers from one to another, the shortest first, with the reason of each step.

A chain runs with the arrows, from the earlier work to the later, whichever of A and B that is. Where there is none, one that goes against
some of them is printed, and that is said.`,
		Example: "  clipgraph path CoOp MaPLe\n  clipgraph path -k 3 2109.01134 2210.03117 README.md",
		Args:    usageArgs(cobra.MinimumNArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			return a.runPath(c.Context(), args[0], args[1], args[2:], &o)
		},
	}
	o.addTo(a, c)
	c.Flags().IntVarP(&o.count, "count", "k", 1, "print up to `N` chains, none longer than the shortest by more than two steps")
	return c
}

// chain is a path in an answer: papers, and the edge that leads to each but the
// first.
type chain struct {
	Steps []step `json:"steps"`
}

type step struct {
	brief
	Against bool           `json:"against"` // the edge leads from this paper to the one before
	Reasons []graph.Reason `json:"reasons"` // of the edge; none for the first paper
}

func (a *app) runPath(ctx context.Context, from, to string, lists []string, o *pathOptions) error {
	if o.count < 1 {
		return &usageError{fmt.Errorf("--count %d: it is 1 or more", o.count)}
	}
	g, err := a.graphOf(ctx, lists, &o.selection, &o.citations)
	if err != nil {
		return err
	}
	u, err := findPaper(g, from)
	if err != nil {
		return err
	}
	v, err := findPaper(g, to)
	if err != nil {
		return err
	}
	if u == v {
		return &usageError{fmt.Errorf("%q and %q are one paper: %s", from, to, newBrief(g.Papers()[u]))}
	}
	paths := a.findPaths(g, u, v, o.count)
	if paths == nil {
		return withHint(fmt.Errorf("nothing leads from %s to %s", newBrief(g.Papers()[u]), newBrief(g.Papers()[v])), "clipgraph related %s", shellWord(g.Papers()[u].Key))
	}
	chains := make([]chain, len(paths))
	for i, p := range paths {
		chains[i] = newChain(g, p)
	}
	return o.answer(a, chains, func(out *answer) {
		for i, c := range chains {
			if i > 0 {
				out.line("")
			}
			c.print(out)
		}
	})
}

// findPaths returns chains that run with the arrows, from u to v or else from v to
// u; or else, with a note, chains that go against some.
func (a *app) findPaths(g *graph.Graph, u, v, count int) [][]int {
	paths := g.Paths(u, v, count, false)
	if paths == nil {
		paths = g.Paths(v, u, count, false)
	}
	if paths == nil {
		if paths = g.Paths(u, v, count, true); paths != nil {
			a.note("no chain runs with all the arrows; steps marked ← go against one")
		}
	}
	return paths
}

func (c chain) print(out *answer) {
	for n, s := range c.Steps {
		arrow := "→"
		switch {
		case n == 0:
			arrow = " "
		case s.Against:
			arrow = "←"
		}
		out.line("%s %s", arrow, s.dated())
		printReasons(out, "           ", s.Reasons)
	}
}

func newChain(g *graph.Graph, path []int) chain {
	var c chain
	for i, node := range path {
		s := step{brief: newBrief(g.Papers()[node]), Reasons: []graph.Reason{}}
		if i > 0 {
			e, ok := g.Reasons(path[i-1], node)
			if !ok {
				e, _ = g.Reasons(node, path[i-1])
				s.Against = true
			}
			s.Reasons = e
		}
		c.Steps = append(c.Steps, s)
	}
	return c
}
