package cmd

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
)

type idsOptions struct {
	output string
}

func newIDsCmd(a *app) *cobra.Command {
	var o idsOptions
	c := &cobra.Command{
		Use:     "ids [LIST...]",
		Short:   "the arXiv identifiers of the lists, one a line",
		GroupID: "write",
		Long: `Print the arXiv identifiers of the lists in their canonical form, each once,
in the order of first appearance. What looks like one and is none is named on
standard error, with its place.`,
		Example: "  clipgraph ids README.md\n  curl -s https://example.org/list.md | clipgraph ids -",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runIDs(c.Context(), args, o)
		},
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE` and not to standard output")
	return c
}

func (a *app) runIDs(ctx context.Context, args []string, o idsOptions) error {
	inputs, err := a.readInputs(ctx, args)
	if err != nil {
		return err
	}
	var ids []arxiv.ID
	seen := map[arxiv.ID]bool{}
	for _, in := range inputs {
		for _, m := range readlist.References(in.data) {
			if message := m.Problem(); message != "" {
				a.problem(readlist.Problem{File: in.name, Line: m.Line, Col: m.Col, Message: message})
			}
			if m.Err == nil && !seen[m.Ref.ID] {
				seen[m.Ref.ID] = true
				ids = append(ids, m.Ref.ID)
			}
		}
	}
	return a.emit(o.output, inputs, func(w io.Writer) error {
		for _, id := range ids {
			if _, err := fmt.Fprintln(w, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// problem prints a problem of a list and counts it.
func (a *app) problem(p readlist.Problem) {
	a.problems++
	a.note("%s", p)
}
