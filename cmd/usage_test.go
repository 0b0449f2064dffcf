package cmd

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"clipgraph/cmd/meant"
)

// maxHelp is the number of lines that the help of a verb may have: a screen of them.
const maxHelp = 40

// The help of a verb fits a screen, and says of each of its flags what it does, or whose
// help does.
func TestHelpFitsAScreen(t *testing.T) {
	root := Tree()
	for _, c := range leaves(root) {
		text := cmp.Or(c.Long, c.Short) + "\n\n" + c.UsageString()
		if n := strings.Count(text, "\n"); n > maxHelp {
			t.Errorf("the help of %s has %d lines", c.Name(), n)
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if describes(text, f) {
				return
			}
			before, _, named := strings.Cut(text, " --"+f.Name)
			_, command, _ := strings.Cut(before[strings.LastIndex(before, "\n"):], "Described by clipgraph ")
			verb, _, _ := strings.Cut(command, "--help:")
			other, _, err := root.Find(strings.Fields(verb))
			if !named || err != nil || !describes(other.UsageString(), f) {
				t.Errorf("the help of %s does not say what --%s does, nor where that is said", c.Name(), f.Name)
			}
		})
	}
}

// describes reports whether a help has what a flag does.
func describes(help string, f *pflag.Flag) bool {
	_, usage := pflag.UnquoteUsage(f)
	return strings.Contains(help, usage)
}

// A flag takes the same kind of value in every verb, by the same letter, and does the
// same: its help begins alike.
func TestFlagsMeanOneThing(t *testing.T) {
	// --dialect is for the programs that read a format, which differ; --json prints
	// what the verb prints.
	differ := []string{"dialect", "json"}
	type meaning struct{ kind, letter, value, verb string }
	found := map[string]meaning{}
	for _, c := range leaves(Tree()) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			value, usage := pflag.UnquoteUsage(f)
			m := meaning{f.Value.Type(), f.Shorthand, value + " " + strings.Join(strings.Fields(usage)[:3], " "), c.Name()}
			if slices.Contains(differ, f.Name) {
				m.value = ""
			}
			if f.Name == "output" || f.Name == "help" {
				m.value = strings.Fields(usage)[0]
			}
			first, ok := found[f.Name]
			if !ok {
				found[f.Name] = m
				return
			}
			if m.verb = first.verb; m != first {
				t.Errorf("--%s is %+v in %s, and %+v in %s", f.Name, m, c.Name(), first, first.verb)
			}
		})
	}
}

// The shell completes the values of every flag that takes one of a few.
func TestValuesAreOffered(t *testing.T) {
	for _, test := range []struct {
		line []string
		want string
	}{
		{[]string{"svg", "--relations", "lineage,co"}, "lineage,cocited"},
		{[]string{"missing", "--citations-archive", "hep"}, "hep-th"},
		{[]string{"index", "--citations-archive", "hep"}, "hep-th"},
		{[]string{"rank", "--cite-depth", ""}, "1"},
		{[]string{"bib", "--year", ""}, "latest"},
		{[]string{"bib", "--dialect", ""}, "biblatex"},
		{[]string{"csv", "--dialect", ""}, "neo4j"},
		{[]string{"check", "--fail-on", "n"}, "never"},
		{[]string{"check", "--severity", "title-spelling"}, "title-spelling=notice"},
		{[]string{"dot", "--lanes", ""}, "community"},
		{[]string{"rank", "--by", ""}, "betweenness"},
		{[]string{"ids", "--input-format", ""}, "citations"},
	} {
		if offered := completions(t, test.line...); !slices.Contains(offered, test.want) {
			t.Errorf("%q: %q is not among %q", test.line, test.want, offered)
		}
	}
}

// Every flag that a group of the help names is a flag of some verb.
func TestGroupsNameFlags(t *testing.T) {
	known := map[string]bool{}
	for _, c := range leaves(Tree()) {
		c.Flags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
		c.InheritedFlags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
	}
	for _, name := range meant.GroupedFlags() {
		if !known[name] {
			t.Errorf("--%s is in a group, and no verb has it", name)
		}
	}
}
