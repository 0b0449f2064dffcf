package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/graph/ask"
	"clipgraph/graph/check"
)

// flagValues has the flags that take one of a few values, or several with commas
// between, and these values: the shell completes them. A flag of one verb alone has
// the verb before it.
func flagValues() map[string][]string {
	return map[string][]string{
		"relations":    strings.Split(relationList(graph.Relations()), ","),
		"lanes":        laneKinds,
		"rankdir":      rankDirs,
		"csv dialect":  export.CSVDialects,
		"bib dialect":  {"bibtex", "biblatex"},
		"by":           ask.Measures,
		"disable":      ruleNames(),
		"check format": strings.Split(check.FormatNames(), ", "),
	}
}

func ruleNames() []string {
	var names []string
	for _, r := range check.Rules {
		names = append(names, r.ID)
	}
	return names
}

// completeFlags has the shell complete the values of [flagValues] in root and all
// below it.
func completeFlags(root *cobra.Command) {
	for flag, values := range flagValues() {
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
		completeFlags(c)
	}
}
