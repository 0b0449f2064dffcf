package cmd

import (
	"github.com/spf13/cobra"

	"clipgraph/arxiv/readlist"
	"clipgraph/graph/ask"
)

// newFormCmd makes the verb that shows the recognized form of lists.
func newFormCmd(a *app) *cobra.Command {
	var q question
	c := &cobra.Command{
		Use:     "form [LIST...]",
		Short:   "show the form of the lists' entries, as recognized",
		GroupID: "ask",
		Long: `Print the form in which lists in Markdown and HTML are read: the kinds of
entries and, for each kind, the positions in an entry, with the share of entries
that have text there, what it mostly is, and the first such text.`,
		Example: "  clipgraph form README.md\n  clipgraph form --json README.md",
		RunE: func(c *cobra.Command, args []string) error {
			inputs, err := a.readInputs(c.Context(), args)
			if err != nil {
				return err
			}
			forms, rows := ask.Forms{}, 0
			for _, in := range inputs {
				list, err := readlist.ReadAs(c.Context(), string(a.inputFormat), in.Name, in.Data)
				if err != nil {
					return err
				}
				a.NoteHidden(in.Name, list.Hidden)
				forms, rows = append(forms, ask.FormOf(&list)), rows+len(list.Rows)
			}
			if rows == 0 {
				return errNothingFound(inputs, papersFound)
			}
			return q.answer(a, forms, forms)
		},
	}
	c.Flags().BoolVar(&q.json, "json", false, "answer in JSON")
	return c
}
