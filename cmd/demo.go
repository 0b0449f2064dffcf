package cmd

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/meant"
)

// demoFolder is the default folder of demo.
const demoFolder = "clipgraph-demo"

// demoFiles are the files that demo writes: the three uses of the program.
var demoFiles = []struct{ name, format, look string }{
	{"field.svg", "svg", "the picture of the field: open it in a browser"},
	{"field.html", "html", "the same as a web page, with a search and a card for each paper"},
	{"refs.bib", "bib", "its bibliography, for \\bibliography{refs}"},
}

// newDemoCmd makes the verb that demonstrates the program's output.
func newDemoCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "demo [FOLDER]",
		Short:   "make a picture, a page and a bibliography of the list that comes with clipgraph",
		GroupID: "other",
		Long: `Make a picture, a page and a bibliography of the list on CLIP that comes with
clipgraph, in a new FOLDER. The network is not used.`,
		Example: "  clipgraph demo\n  clipgraph demo field",
		Args:    meant.Arguments,
		RunE: func(c *cobra.Command, args []string) error {
			return a.runDemo(c, append(args, demoFolder)[0])
		},
	}
}

func (a *app) runDemo(c *cobra.Command, folder string) error {
	for _, f := range demoFiles {
		if name := filepath.Join(folder, f.name); files.IsThere(name) {
			return advice.Hint(fmt.Errorf("demo writes to a new folder, but %s exists", name), "clipgraph demo %s", advice.Word(folder+"-2"))
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return files.WriteError(folder, err)
	}
	quiet := a.Quiet
	a.offline, a.Quiet = true, true
	for _, f := range demoFiles {
		verb, _, err := c.Root().Find([]string{f.format})
		if err != nil {
			return err
		}
		verb.SetContext(c.Context())
		if err := verb.Flags().Set("output", filepath.Join(folder, f.name)); err != nil {
			return err
		}
		if err := verb.RunE(verb, nil); err != nil {
			return err
		}
	}
	a.Quiet = quiet
	for _, f := range demoFiles {
		a.Note("%s: %s", filepath.Join(folder, f.name), f.look)
	}
	return nil
}
