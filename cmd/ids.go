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
		Short:   "the arXiv identifiers of the lists, one a line",
		GroupID: "write",
		Long: `Print the arXiv identifiers of the lists in their canonical form, each once,
in the order of first appearance. What looks like one and is none is named on
standard error, with its place, and so is how many stand in comments alone. Lists
of any size are read.`,
		Example: "  clipgraph ids README.md\n  git show HEAD~1:README.md | clipgraph ids --positions -",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runIDs(c.Context(), args, o)
		},
	}
	flags := c.Flags()
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE` and not to standard output")
	flags.BoolVar(&o.versions, "versions", false, "print identifiers with the version that a reference names, each version once")
	flags.BoolVar(&o.positions, "positions", false, "print every reference, behind its file:line:col")
	flags.BoolVar(&o.json, "json", false, "print every reference, malformed ones included, as one JSON object a line")
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
		found := false // an identifier, or what looks like one
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

// references hands each reference of the list to do, and tells what is wrong
// with it, and what its comments hide.
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
