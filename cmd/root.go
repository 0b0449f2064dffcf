package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/files"
	"clipgraph/cmd/meant"
	"clipgraph/export"
)

const longHelp = `clipgraph turns a reading list into a bibliography and a graph.

LIST is a file, a directory, "-" for standard input, the address of a page or
of a GitHub repository, or an identifier or its link: arXiv's, a DOI, an ISBN
and others. Without one, the embedded CLIP list is used. Lists are plain text
or in one of the formats that --input-format names, which is recognized from the
text. Graphs that clipgraph wrote as JSON are lists, too.`

// firstScreen is the output of the command without a verb.
const firstScreen = `clipgraph turns a reading list into a bibliography and a graph.

  clipgraph bib README.md > refs.bib      the bibliography of a list
  clipgraph svg README.md > field.svg     the picture of its field
  clipgraph csv README.md > papers.csv    the table of its papers

  clipgraph demo      make all of them from the list that comes with clipgraph
  clipgraph --help    all commands
`

// Tree returns the commands with their help, to write manuals from. Use [Main] to run
// them.
func Tree() *cobra.Command {
	root := newRootCmd(&app{})
	root.InitDefaultCompletionCmd()
	return root
}

func newRootCmd(a *app) *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:           "clipgraph",
		Short:         "Turn a reading list into a bibliography and a graph",
		Long:          longHelp,
		Args:          cobra.ArbitraryArgs, // so that an unknown verb gets a hint
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case version:
				return a.printVersion()
			case len(args) > 0:
				return a.line.NoVerb(c.Context(), args[0])
			}
			_, err := io.WriteString(a.stdout, firstScreen)
			return err
		},
		PersistentPreRun: func(c *cobra.Command, _ []string) { a.line.Verb = c },
	}
	root.Flags().BoolVarP(&version, "version", "V", false, "print the version")
	root.SetFlagErrorFunc(a.line.WrongFlag)
	root.SetUsageFunc(meant.UsageOf)
	root.PersistentFlags().BoolVarP(&a.Quiet, "quiet", "q", false, "print only errors on standard error")
	root.PersistentFlags().BoolVar(&a.Verbose, "verbose", false, "print how many papers each source has, and list the unknown ones")
	root.PersistentFlags().BoolVar(&a.strict, "strict", false, "exit with code 3 if the lists have problems")
	root.PersistentFlags().BoolVar(&a.offline, "offline", false, "do not use the network")
	root.PersistentFlags().Int64Var(&a.maxSize, "max-size", 0, fmt.Sprintf("read at most `MIB` of all lists together, up to %d (default: as memory allows, up to %d)", files.MaxInput>>20, files.UsualMaxInput>>20))
	root.PersistentFlags().Var(&a.inputFormat, "input-format", "read all lists as `FORMAT`: "+strings.Join(readlist.FormatNames(), ", "))
	_ = root.RegisterFlagCompletionFunc("input-format", cobra.FixedCompletions(readlist.FormatNames(), cobra.ShellCompDirectiveNoFileComp))
	root.AddGroup(
		&cobra.Group{ID: "write", Title: "Write a list as:"},
		&cobra.Group{ID: "ask", Title: "Ask the graph:"},
		&cobra.Group{ID: "other", Title: "Other commands:"},
	)
	for _, f := range export.Formats {
		root.AddCommand(newExportCmd(a, f))
	}
	root.AddCommand(newRelatedCmd(a), newPathCmd(a), newRankCmd(a), newMissingCmd(a), newStatsCmd(a), newCheckCmd(a), newFormCmd(a))
	root.AddCommand(newIDsCmd(a), newFetchCmd(a), newIndexCmd(a), newCacheCmd(a), newDemoCmd(a), newVersionCmd(a))
	root.SetHelpCommand(meant.HelpCommand(root))
	root.SetHelpCommandGroupID("other")
	root.SetCompletionCommandGroupID("other")
	meant.CompleteFlags(root, flagValues())
	return root
}
