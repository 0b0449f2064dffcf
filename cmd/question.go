package cmd

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"clipgraph/graph/ask"
)

// Questions to the graph are answered in the terminal, with the reasons: related,
// path, rank and stats. --json gives the same answers to programs.

// question is what the verbs that ask the graph have in common.
type question struct {
	selection selection
	citations citeOptions
	json      bool
}

func (q *question) addTo(a *app, c *cobra.Command) {
	c.GroupID = "ask"
	flags := c.Flags()
	a.addSourceFlags(flags)
	q.selection.addTo(flags, true)
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

// noteEdges says, where an answer has no edges, what would give some.
func (a *app) noteEdges(edges int, message string) {
	if edges == 0 {
		text, hint := a.line.NoEdges(message)
		a.Note("%s", text)
		a.Note("hint: %s", hint)
	}
}
