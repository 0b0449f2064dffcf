package meant

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The help of a verb describes the verb's own flags. Flags that it shares with other
// verbs are listed in one line, with the verb whose help describes them.

// describedBy is the annotation of a flag that the help of another verb describes.
const describedBy = "clipgraph_described_by"

// DescribeIn makes only the help of verb describe the flags of these names.
func DescribeIn(verb string, flags *pflag.FlagSet, names ...string) {
	for _, name := range names {
		if err := flags.SetAnnotation(name, describedBy, []string{verb}); err != nil {
			panic(err) // there is no such flag
		}
	}
}

// UsageOf prints the usage of c: its synopsis, examples, subcommands and flags.
func UsageOf(c *cobra.Command) error {
	var text strings.Builder
	text.WriteString("Usage:\n")
	if c.Runnable() {
		fmt.Fprintf(&text, "  %s\n", c.UseLine())
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&text, "  %s [command]\n", c.CommandPath())
	}
	if c.HasExample() {
		fmt.Fprintf(&text, "\nExamples:\n%s\n", c.Example)
	}
	writeCommands(&text, c)
	writeFlags(&text, c)
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&text, "\nUse \"%s [command] --help\" for more information about a command.\n", c.CommandPath())
	}
	_, err := c.OutOrStderr().Write([]byte(text.String()))
	return err
}

// writeCommands lists the subcommands of c by group.
func writeCommands(text *strings.Builder, c *cobra.Command) {
	groups := slices.Clone(c.Groups())
	if len(groups) == 0 && c.HasAvailableSubCommands() {
		groups = append(groups, &cobra.Group{Title: "Commands:"})
	}
	for _, group := range groups {
		fmt.Fprintf(text, "\n%s\n", group.Title)
		for _, sub := range c.Commands() {
			if sub.GroupID == group.ID && (sub.IsAvailableCommand() || sub.Name() == "help") {
				fmt.Fprintf(text, "  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
}

// writeFlags describes the flags of c and lists those that other verbs describe.
func writeFlags(text *strings.Builder, c *cobra.Command) {
	own := pflag.NewFlagSet("", pflag.ContinueOnError)
	elsewhere := map[string][]string{} // names, by the command line whose help describes them
	var helps []string
	describe := func(help string, f *pflag.Flag) {
		if elsewhere[help] == nil {
			helps = append(helps, help)
		}
		elsewhere[help] = append(elsewhere[help], "--"+f.Name)
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if verb := f.Annotations[describedBy]; len(verb) == 1 && verb[0] != c.Name() && !f.Hidden {
			describe(c.Root().Name()+" "+verb[0]+" --help", f)
			return
		}
		own.AddFlag(f)
	})
	c.InheritedFlags().VisitAll(func(f *pflag.Flag) { describe(c.Root().Name()+" --help", f) })
	writeGroups(text, own)
	if len(helps) > 0 {
		text.WriteString("\n")
	}
	for _, help := range helps {
		fmt.Fprintf(text, "Described by %s: %s\n", help, strings.Join(elsewhere[help], ", "))
	}
}

// flagGroups are the groups of flags in the help. Flags in no group are in the group
// Output.
var flagGroups = []struct {
	title string
	names []string
}{
	{"Input", []string{"cited", "input-format", "max-size"}},
	{"Resolving", []string{"api", "batch", "citations", "citations-archive", "cite", "cite-api", "cite-depth", "crossref-api", "datacite-api", "mailto", "offline", "online", "prefer", "published", "refresh", "scholar-api", "search", "send-key-to", "snapshot", "top", "version-cited"}},
	{"Selection", []string{"all", "backbone", "disable", "detail", "min-confidence", "only", "relations", "section", "severity", "since", "until"}},
	{"Cite keys", []string{"key", "key-map", "keys-from"}},
	{"Update", []string{"check", "dry-run", "fill", "report", "update"}},
}

// GroupedFlags returns the names of the flags that are in a group.
func GroupedFlags() (names []string) {
	for _, group := range flagGroups {
		names = append(names, group.names...)
	}
	return names
}

// fewFlags is the largest number of flags that are printed without groups.
const fewFlags = 10

// writeGroups describes flags, in groups if there are many.
func writeGroups(text *strings.Builder, flags *pflag.FlagSet) {
	count := 0
	flags.VisitAll(func(f *pflag.Flag) { count++ })
	if count <= fewFlags {
		if flags.HasAvailableFlags() {
			fmt.Fprintf(text, "\nFlags:\n%s", flags.FlagUsages())
		}
		return
	}
	lines := map[string]string{} // the aligned usage lines, by flag
	usages := strings.SplitAfter(strings.TrimSuffix(flags.FlagUsages(), "\n"), "\n")
	i := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			lines[f.Name] = strings.TrimSuffix(usages[i], "\n") + "\n"
			i++
		}
	})
	write := func(title string, names []string) {
		group := ""
		for _, name := range names {
			group += lines[name]
			delete(lines, name)
		}
		if group != "" {
			fmt.Fprintf(text, "%s:\n%s", title, group)
		}
	}
	text.WriteString("\n")
	for _, group := range flagGroups {
		write(group.title, group.names)
	}
	delete(lines, "help")
	write("Output", slices.Sorted(maps.Keys(lines)))
}
