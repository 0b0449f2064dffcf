package cmd

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/tell"
	"clipgraph/graph"
	"clipgraph/graph/ask"
)

type missingOptions struct {
	question
	limit int
	least int
}

// newMissingCmd makes the verb that prints the works that a list cites but lacks.
func newMissingCmd(a *app) *cobra.Command {
	var o missingOptions
	c := &cobra.Command{
		Use:   "missing [LIST...]",
		Short: "find works that papers of the list cite but the list lacks",
		Long: `Print the works that many papers of the list cite but the list does not contain,
the most cited first, with the papers that cite them, and with titles and authors
as far as the sources know them.

It needs citations: --cite gets them from the index that "clipgraph index" makes,
then from Semantic Scholar; --citations FILE reads them from a file.`,
		Example: "  clipgraph missing --cite README.md\n  clipgraph missing --citations edges.csv --at-least 1 README.md",
		GroupID: "ask",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runMissing(c.Context(), args, &o)
		},
	}
	flags := c.Flags()
	a.addSourceFlags(flags)
	a.addSearchFlag(flags)
	o.citations.addSourceTo(flags)
	o.citations.addFilesTo(flags)
	flags.BoolVar(&o.json, "json", false, "answer in JSON")
	flags.IntVar(&o.limit, "limit", 20, "print the first `N` (0: all)")
	flags.IntVar(&o.least, "at-least", 2, "print works that at least `N` papers of the list cite")
	return c
}

func (a *app) runMissing(ctx context.Context, args []string, o *missingOptions) error {
	switch {
	case o.limit < 0:
		return advice.Usage(fmt.Errorf("--limit %d: must be 0 or more", o.limit))
	case o.least < 1:
		return advice.Usage(fmt.Errorf("--at-least %d: must be 1 or more", o.least))
	case !o.citations.ask && len(o.citations.files) == 0:
		return advice.Usage(advice.Hint(errors.New("missing: no source of citations is given"), "clipgraph missing --cite README.md, or --citations FILE"))
	}
	o.citations.depth, o.citations.top = 1, o.limit
	if o.limit == 0 {
		o.citations.top = math.MaxInt32
	}
	o.selection.Relations = []string{string(graph.Cite)}
	g, err := a.graphOf(ctx, args, &o.selection, &o.citations)
	if err != nil {
		return err
	}
	found := ask.MissingFrom(g, o.least)
	if err := o.answer(a, found, ask.MissingList(found)); err != nil {
		return err
	}
	if len(found) == 0 {
		a.Note("no work outside the list is cited by %s of its papers or more", tell.Thousands(o.least))
	}
	return nil
}
