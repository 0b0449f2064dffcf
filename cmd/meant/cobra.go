package meant

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
)

// Replacements for messages and commands of cobra.

// HelpCommand returns the verb that prints the help of another verb.
func HelpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "print the help of a command",
		Example: "  clipgraph help bib\n  clipgraph help",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return names(root), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err == nil && len(rest) == 0 {
				c.InitDefaultHelpFlag()
				return c.Help()
			}
			err = fmt.Errorf("there is no command %s", Quoted(strings.Join(args, " ")))
			return advice.Usage(advice.Hint(err, "%s", strings.TrimSpace("clipgraph help "+nearestVerb(args[0], root))))
		},
	}
}

// RefuseShells makes the completion command return an error with a hint for an unknown
// shell.
func RefuseShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Args, c.RunE = cobra.ArbitraryArgs, func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			return advice.Usage(advice.Hint(fmt.Errorf("there is no completion for the shell %s", Quoted(args[0])), "clipgraph completion bash"))
		}
	}
}

// CompleteFlags adds shell completion of the values of flags to root and its subcommands.
// The key of a flag of a single verb has the verb before it.
func CompleteFlags(root *cobra.Command, flagValues map[string][]string) {
	for flag, values := range flagValues {
		verb, name, ofVerb := strings.Cut(flag, " ")
		if !ofVerb {
			verb, name = root.Name(), flag
		}
		if verb == root.Name() && root.Flags().Lookup(name) != nil {
			_ = root.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
				before := typed[:strings.LastIndexByte(typed, ',')+1]
				var offered []string
				for _, v := range values {
					if strings.HasPrefix(before+v, typed) {
						offered = append(offered, before+v)
					}
				}
				return offered, cobra.ShellCompDirectiveNoFileComp
			})
		}
	}
	for _, c := range root.Commands() {
		CompleteFlags(c, flagValues)
	}
}
