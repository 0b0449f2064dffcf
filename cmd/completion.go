package cmd

import (
	"strings"

	"clipgraph/arxiv"
	"clipgraph/cmd/picture"
	"clipgraph/cmd/selection"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/graph/ask"
	"clipgraph/graph/check"
	"clipgraph/graph/check/report"
)

// flagValues returns the values, for the shell's completion, of the flags that take one
// of a few values, or several separated by commas. A flag of a single verb is prefixed
// with the verb.
func flagValues() map[string][]string {
	return map[string][]string{
		"relations":    strings.Split(selection.RelationList(graph.Relations()), ","),
		"lanes":        picture.Lanes,
		"detail":       picture.Details,
		"rankdir":      picture.RankDirs,
		"csv dialect":  export.CSVDialects,
		"bib dialect":  {"bibtex", "biblatex"},
		"prefer":       {"published", "preprint"},
		"by":           ask.Measures,
		"year":         {"v1", "latest"},
		"cite-depth":   {"0", "1"},
		"disable":      ruleNames(),
		"severity":     severities(),
		"fail-on":      {"error", "warning", "notice", "never"},
		"check format": strings.Split(report.FormatNames(), ", "),

		"citations-archive": arxiv.Archives(),
	}
}

// severities returns the values of --severity.
func severities() (settings []string) {
	for _, rule := range ruleNames() {
		for _, severity := range []check.Severity{check.Error, check.Warning, check.Notice} {
			settings = append(settings, rule+"="+severity.String())
		}
	}
	return settings
}

func ruleNames() []string {
	var names []string
	for _, r := range check.Rules {
		names = append(names, r.ID)
	}
	return names
}
