package cmd

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/export/reference"
	"clipgraph/internal/console"
)

type idsOptions struct {
	output                    string
	positions, versions, json bool
}

func newIDsCmd(a *app) *cobra.Command {
	var o idsOptions
	c := &cobra.Command{
		Use:     "ids [LIST...]",
		Short:   "print the arXiv identifiers of the lists, one per line",
		GroupID: "write",
		Long: `Print the arXiv identifiers of the lists in canonical form, without duplicates,
in the order of first appearance. Malformed identifiers are reported on standard
error, with their positions, and so is the number of those that occur only in
comments. Lists may have any size.`,
		Example: "  clipgraph ids README.md\n  git show HEAD~1:README.md | clipgraph ids --positions -",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runIDs(c.Context(), args, o)
		},
	}
	flags := c.Flags()
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE` instead of standard output")
	flags.BoolVar(&o.versions, "versions", false, "print identifiers with the versions that references name, without duplicates")
	flags.BoolVar(&o.positions, "positions", false, "print every reference, prefixed with its file:line:col")
	flags.BoolVar(&o.json, "json", false, "print every reference, malformed ones included, as one JSON object per line")
	return c
}

func (a *app) runIDs(ctx context.Context, args []string, o idsOptions) error {
	if o.json && o.positions {
		return advice.Usage(errors.New("--positions and --json exclude each other: the records have positions"))
	}
	if err := a.addOutput(o.output); err != nil {
		return err
	}
	inputs, err := a.findInputs(ctx, args)
	if err != nil {
		return err
	}
	return a.emit(o.output, func(w io.Writer) error {
		p := reference.Writer{W: w, Versions: o.versions, Positions: o.positions, JSON: o.json}
		found := false // an identifier, or a malformed one
		for i := range inputs {
			in := &inputs[i]
			p.Place = console.Log(in.Name)
			err := a.references(ctx, in, func(ref readlist.Reference) error {
				found = true
				return p.Write(in.Name, ref)
			})
			if err != nil {
				return err
			}
		}
		if !found {
			return errNothingFound(inputs, identifiersFound)
		}
		return nil
	})
}

// references calls do for each reference of the list, and reports its problems and what
// its comments hide.
func (a *app) references(ctx context.Context, in *files.Input, do func(readlist.Reference) error) error {
	r, err := in.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	var hidden readlist.Hidden
	for ref, err := range readlist.ReferencesHiding(string(a.inputFormat), in.Name, files.ContextReader{Context: ctx, Reader: r}, &hidden) {
		if err != nil {
			return in.Error(err)
		}
		if message := ref.Problem(); message != "" {
			line, col := ref.Position()
			a.Problem(readlist.Problem{File: in.Name, Line: line, Col: col, Message: message})
		}
		if err := do(ref); err != nil {
			return err
		}
	}
	a.NoteHidden(in.Name, hidden)
	return nil
}
