package cmd

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/selection"
	"clipgraph/graph"
	"clipgraph/graph/ask"
)

type rankOptions struct {
	question
	by         string
	limit      int
	perSection bool
}

// newRankCmd makes the verb that ranks the papers.
func newRankCmd(a *app) *cobra.Command {
	var o rankOptions
	c := &cobra.Command{
		Use:   "rank [LIST...]",
		Short: "rank papers by how much of the list builds on them",
		Long: `Print the papers that most of the list builds on, by PageRank: a paper ranks high
if many papers that rank high build on it. "out" is the number of papers that
build on it, "in" the number of papers it builds on, "betweenness" the number of
shortest paths between other papers through it (not for very large lists).

The edges of lineage, mention and cite count, or those that --relations names.
They come from the list or, with --cite, from a source: this ranks papers within
the list and is no judgement of them.`,
		Example: "  clipgraph rank README.md\n  clipgraph rank --per-section --limit 3 --by out README.md",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runRank(c.Context(), args, &o)
		},
	}
	o.addTo(a, c)
	flags := c.Flags()
	flags.StringVar(&o.by, "by", ask.Measures[0], "rank by `MEASURE`: "+strings.Join(ask.Measures, ", "))
	flags.IntVar(&o.limit, "limit", 20, "print the first `N` (0: all)")
	flags.BoolVar(&o.perSection, "per-section", false, "rank within each section of the list")
	return c
}

func (a *app) runRank(ctx context.Context, args []string, o *rankOptions) error {
	if !slices.Contains(ask.Measures, o.by) {
		return advice.Usage(advice.Hint(fmt.Errorf("--by %s: no such measure", o.by), "one of %s", strings.Join(ask.Measures, ", ")))
	}
	if o.limit < 0 {
		return advice.Usage(fmt.Errorf("--limit %d: must be 0 or more", o.limit))
	}
	if o.selection.Relations == nil {
		o.selection.Relations = strings.Split(selection.RelationList(graph.BuildsOn()), ",")
	}
	g, err := a.graphOf(ctx, args, &o.selection, &o.citations)
	if err != nil {
		return err
	}
	first, err := ask.Rank(g, o.by)
	if err != nil {
		return advice.Hint(err, "--by pagerank, or a part of the list: --section, --since")
	}
	groups := [][]ask.Ranked{first}
	if o.perSection {
		groups = ask.BySection(groups[0])
	}
	all := []ask.Ranked{}
	for i, group := range groups {
		for n := range group {
			group[n].Rank = n + 1
		}
		if o.limit > 0 {
			groups[i] = group[:min(len(group), o.limit)]
		}
		all = append(all, groups[i]...)
	}
	if err := o.answer(a, all, ask.RankList{By: o.by, Groups: groups, BySection: o.perSection}); err != nil {
		return err
	}
	a.noteEdges(len(g.Edges()), "no edge connects these papers, so all rank alike")
	return nil
}
