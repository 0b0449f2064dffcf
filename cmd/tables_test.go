package cmd

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/graph/check"
)

// completions returns what the shell is offered for a command line.
func completions(t *testing.T, line ...string) []string {
	t.Helper()
	var out bytes.Buffer
	root := newRootCmd(&app{})
	root.SetArgs(append([]string{"__complete"}, line...))
	root.SetOut(&out)
	root.SetErr(&bytes.Buffer{})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	return strings.Fields(out.String())
}

func pageText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A relation is one row of a table: from it come its stroke, its legend, its help
// and its completion. Only the pages that people read need a row of their own.
func TestEveryRelationIsDrawnAndExplained(t *testing.T) {
	strokes := map[graph.Stroke]bool{}
	for _, r := range graph.RelationTable() {
		name := string(r.Name)
		p, q := &graph.Paper{Key: "a", Meta: &work.Work{Title: "A"}}, &graph.Paper{Key: "b", Meta: &work.Work{Title: "B"}}
		g, err := graph.New([]*graph.Paper{p, q}, []graph.Edge{{From: 0, To: 1, Reasons: []graph.Reason{{Relation: r.Name, Evidence: "e", Where: "w", Confidence: 1}}}})
		if err != nil {
			t.Fatal(err)
		}
		wants := map[string][]string{
			"svg":  {">" + strings.TrimSuffix(r.Meaning, " the earlier work") + "<", r.Stroke.Light, r.Stroke.Dark},
			"html": {r.Meaning, r.Stroke.Light, r.Stroke.Dark},
			"dot":  {r.Stroke.Light, "style=" + r.Stroke.Style},
		}
		for format, texts := range wants {
			var out bytes.Buffer
			f := export.FormatByName(format)
			if err := f.Write(&out, g, export.Options{}); err != nil {
				t.Fatal(err)
			}
			for _, text := range texts {
				if !strings.Contains(out.String(), text) {
					t.Errorf("%s: %s does not show %q", name, format, text)
				}
			}
		}
		for _, page := range []string{"../README.md", "../docs/relations.md"} {
			if !strings.Contains(pageText(t, page), "| `"+name+"` |") {
				t.Errorf("%s has no row of %s", page, name)
			}
		}
		if got := completions(t, "svg", "--relations", "lineage,"+name[:2]); !slices.Contains(got, "lineage,"+name) {
			t.Errorf("%s: the shell is offered %q", name, got)
		}
		if svg, _, err := Tree().Find([]string{"svg"}); err != nil || !strings.Contains(svg.UsageString(), name) {
			t.Errorf("the help does not have %s", name)
		}
		hex := regexp.MustCompile(`^#[0-9a-f]{6}$`)
		if strokes[r.Stroke] || !hex.MatchString(r.Stroke.Light) || !hex.MatchString(r.Stroke.Dark) || r.Stroke.Width <= 0 || r.Pull <= 0 {
			t.Errorf("%s can't be drawn, or looks like another: %+v", name, r)
		}
		strokes[r.Stroke] = true
	}
}

// A format is one row of a table: its verb has the flags that the row says, and
// examples that use the verb.
func TestEveryFormatHasItsVerb(t *testing.T) {
	readme := pageText(t, "../README.md")
	flagOf := map[export.Option]string{export.TakesEntry: "update"}
	for _, f := range export.Formats {
		c, _, err := Tree().Find([]string{f.Name})
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Examples) == 0 || c.Short != f.Doc || !slices.Contains(completions(t, ""), f.Name) {
			t.Errorf("%s has no examples, or is not offered", f.Name)
		}
		for _, example := range f.Examples {
			if !strings.HasPrefix(example, "clipgraph "+f.Name+" ") || !strings.Contains(c.UsageString(), example) {
				t.Errorf("%s: its help lacks the example %q", f.Name, example)
			}
		}
		for _, o := range []export.Option{export.TakesEntry, export.TakesReverse, export.TakesEdges, export.TakesDialect, export.TakesLanes, export.TakesRankDir, export.TakesWidth, export.TakesFontSize} {
			name := flagOf[o]
			if name == "" {
				name = string(o)
			}
			if flag := c.Flags().Lookup(name); (flag != nil) != f.Has(o) && !(f.Name == "bib" && name == "dialect") {
				t.Errorf("%s: --%s is there: %t", f.Name, name, flag != nil)
			}
		}
		if !strings.Contains(readme, f.Name) {
			t.Errorf("README.md does not name %s", f.Name)
		}
	}
}

// The shell completes rules from their table.
func TestEveryRuleIsOffered(t *testing.T) {
	offered := completions(t, "check", "--disable", "")
	for _, r := range check.Rules {
		if !slices.Contains(offered, r.ID) {
			t.Errorf("%s is not among %q", r.ID, offered)
		}
	}
}

// The shell completes the formats of lists from their table.
func TestEveryInputFormatIsOffered(t *testing.T) {
	offered := completions(t, "ids", "--input-format", "")
	for _, name := range readlist.FormatNames() {
		if !slices.Contains(offered, name) {
			t.Errorf("%s is not among %q", name, offered)
		}
	}
}
