package cmd

import (
	"context"
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/cmd/selection"
	"clipgraph/graph"
	"clipgraph/graph/ask"
)

// Verbs that answer questions about the graph in the terminal, with reasons: related,
// path, rank and stats. --json gives the same answers to programs.

// question is the common part of these verbs.
type question struct {
	selection selection.Flags
	citations citeOptions
	json      bool
}

func (q *question) addTo(a *app, c *cobra.Command) {
	c.GroupID = "ask"
	flags := c.Flags()
	a.addSourceFlags(flags)
	a.addSearchFlag(flags)
	q.selection.AddTo(flags, true)
	q.citations.addTo(flags)
	flags.BoolVar(&q.json, "json", false, "answer in JSON")
}

// answer prints an answer: v as JSON, or text.
func (q *question) answer(a *app, v any, text ask.Text) error {
	return a.emit("", func(w io.Writer) error {
		if q.json {
			encoder := json.NewEncoder(w)
			encoder.SetIndent("", "  ")
			return encoder.Encode(v)
		}
		return ask.Write(w, text)
	})
}

// noteEdges prints a hint if an answer has no edges: how to get some.
func (a *app) noteEdges(edges int, message string) {
	if edges == 0 {
		text, hint := a.line.NoEdges(message)
		a.Note("%s", text)
		a.Note("hint: %s", hint)
	}
}

// graphOf reads the lists that args name and returns the part of their graph that sel
// selects.
func (a *app) graphOf(ctx context.Context, args []string, sel *selection.Flags, citations *citeOptions) (*graph.Graph, error) {
	c, err := sel.Parse()
	if err != nil {
		return nil, err
	}
	if err := citations.validate(); err != nil {
		return nil, err
	}
	l, err := a.readLoad(ctx, args, citations)
	if err != nil {
		return nil, err
	}
	defer l.close()
	l.config.Relations = c.Relations
	g, report, err := clipgraph.Load(ctx, l.inputs, l.config)
	if err != nil {
		return nil, l.explain(err)
	}
	a.NotePapers(g, &report, a.offline, false)
	return c.Apply(g, &a.Teller)
}
