package meant

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
)

// What cobra does by itself, with answers of ours.

// WrongFlag adds to the error of a flag what was meant: of the root, which has few,
// a verb before it, and of a verb a flag of nearly its name.
func (l *Line) WrongFlag(c *cobra.Command, err error) error {
	l.Verb = c
	for i, word := range l.Typed {
		if !c.HasParent() && !strings.HasPrefix(word, "-") && (i == 0 || files.KindOf(word) != files.NoInput) {
			return l.NoVerb(c.Context(), word)
		}
	}
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok && len(unknown.GetSpecifiedName()) > 1 {
		var flags []string
		c.Flags().VisitAll(func(f *pflag.Flag) { flags = append(flags, f.Name) })
		if name := advice.Nearest(unknown.GetSpecifiedName(), flags); name != "" {
			return advice.Usage(advice.Hint(err, "--%s, as %s --help says", name, c.CommandPath()))
		}
	}
	return advice.Usage(advice.Hint(err, "%s --help", c.CommandPath()))
}

// HelpCommand makes the verb that prints the help of another.
func HelpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "the help of a command",
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

// RefuseShells has the command completion, which cobra makes when root has its streams,
// refuse a shell that it does not know.
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

// CompleteFlags has the shell complete the values of flags in root and all below it. A
// flag of one verb alone has the verb before it.
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
