package cmd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
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
standard error, with its place. Lists of any size are read.`,
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
		p := idPrinter{options: o, w: w, versions: map[arxiv.Ref]bool{}}
		for i := range inputs {
			if err := a.printIDs(ctx, &p, &inputs[i]); err != nil {
				return err
			}
		}
		if !p.found {
			return errNothingFound(inputs, identifiersFound)
		}
		return nil
	})
}

func (a *app) printIDs(ctx context.Context, p *idPrinter, in *files.Input) error {
	p.place = console.Log(in.Name)
	return a.references(ctx, in, func(ref readlist.Reference) error { return p.print(in.Name, ref) })
}

// references hands each reference of the list to do, and tells what is wrong
// with it.
func (a *app) references(ctx context.Context, in *files.Input, do func(readlist.Reference) error) error {
	r, err := in.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	for ref, err := range readlist.References(in.Name, contextReader{ctx, r}) {
		if err != nil {
			return in.Error(err)
		}
		if message := ref.Problem(); message != "" {
			line, col := ref.Position()
			a.problem(readlist.Problem{File: in.Name, Line: line, Col: col, Message: message})
		}
		if err := do(ref); err != nil {
			return err
		}
	}
	return nil
}

// contextReader ends the input when the context does.
type contextReader struct {
	ctx context.Context
	io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// idPrinter prints references as the options want them.
type idPrinter struct {
	options idsOptions
	w       io.Writer
	line    []byte // that is being made
	place   string // the list's name in a position
	found   bool   // an identifier, or what looks like one

	// What was printed: identifiers, or with --versions references.
	ids      arxiv.Set
	versions map[arxiv.Ref]bool
}

func (p *idPrinter) print(file string, r readlist.Reference) error {
	p.found = true
	switch {
	case p.options.json:
		return p.printJSON(file, r)
	case r.Err != nil:
		return nil
	}
	ref := r.Ref
	if !p.options.versions {
		ref.Version = 0
	}
	p.line = p.line[:0]
	switch {
	case p.options.positions:
		line, col := r.Position()
		p.line = fmt.Appendf(p.line, "%s:%d:%d: ", p.place, line, col)
	case !p.new(ref):
		return nil
	}
	p.line, _ = ref.AppendText(p.line) // no identifier fails to be written
	_, err := p.w.Write(append(p.line, '\n'))
	return err
}

// new tells whether ref was not printed before.
func (p *idPrinter) new(ref arxiv.Ref) bool {
	if !p.options.versions {
		return p.ids.Add(ref.ID)
	}
	if p.versions[ref] {
		return false
	}
	p.versions[ref] = true
	return true
}

// jsonReference is a reference as --json prints it. A malformed one has no
// arxiv but what stands there, why it is none, and what it may have meant.
type jsonReference struct {
	ID        arxiv.ID   `json:"arxiv,omitzero"`
	Version   int        `json:"version,omitempty"`
	File      string     `json:"file"`
	Line      int        `json:"line"`
	Col       int        `json:"col"`
	Malformed string     `json:"malformed,omitempty"`
	Reason    string     `json:"reason,omitempty"`
	Meant     []arxiv.ID `json:"meant,omitempty"`
}

func newJSONReference(file string, r readlist.Reference) jsonReference {
	record := jsonReference{ID: r.Ref.ID, Version: r.Ref.Version, File: file}
	record.Line, record.Col = r.Position()
	if r.Err != nil {
		record.Malformed, record.Reason, record.Meant = r.Err.Text, r.Err.Reason, r.Err.Meant
	}
	return record
}

func (p *idPrinter) printJSON(file string, r readlist.Reference) error {
	line, err := json.Marshal(newJSONReference(file, r))
	if err != nil {
		return err
	}
	_, err = p.w.Write(append(line, '\n'))
	return err
}

// problem prints a problem of a list and counts it.
func (a *app) problem(p readlist.Problem) {
	a.problems++
	a.note("%s", p)
}
