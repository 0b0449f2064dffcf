package cmd

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/graph"
)

// measures are what papers can be ranked by: the flag's words, in the order of
// help.
var measures = []string{"pagerank", "out", "in", "betweenness"}

type rankOptions struct {
	question
	by         string
	limit      int
	perSection bool
}

// newRankCmd makes the verb that orders the papers by what builds on them.
func newRankCmd(a *app) *cobra.Command {
	var o rankOptions
	c := &cobra.Command{
		Use:   "rank [LIST...]",
		Short: "the papers that most of the list builds on",
		Long: `The papers that most of the list builds on, by PageRank: a paper ranks high if many build on it that rank high themselves.
"out" is the number of papers that build on it, "in" the number of those it builds on; "betweenness" the number of shortest chains
between other papers that go through it, for lists that are not too large.

The edges of lineage, mention and cite count, or those that --relations names. They are what the list, or with --cite a source, says:
a rank of papers in this list, and no judgement of them.`,
		Example: "  clipgraph rank README.md\n  clipgraph rank --per-section --limit 3 --by out README.md",
		RunE: func(c *cobra.Command, args []string) error {
			return a.runRank(c.Context(), args, &o)
		},
	}
	o.addTo(a, c)
	flags := c.Flags()
	flags.StringVar(&o.by, "by", measures[0], "rank by `MEASURE`: "+strings.Join(measures, ", "))
	flags.IntVar(&o.limit, "limit", 20, "print the first `N` (0: all)")
	flags.BoolVar(&o.perSection, "per-section", false, "rank within each section of the list")
	return c
}

// ranked is a paper with what it is ranked by.
type ranked struct {
	Rank int `json:"rank"`
	brief
	Section  []string `json:"section"`
	PageRank float64  `json:"pagerank"` // of the whole graph, which add up to 1
	In       int      `json:"in"`
	Out      int      `json:"out"`
	Between  *float64 `json:"betweenness,omitempty"` // where it was asked for
}

func (a *app) runRank(ctx context.Context, args []string, o *rankOptions) error {
	if !slices.Contains(measures, o.by) {
		return &usageError{withHint(fmt.Errorf("--by %s: no such measure", o.by), "one of %s", strings.Join(measures, ", "))}
	}
	if o.limit < 0 {
		return &usageError{fmt.Errorf("--limit %d: it is 0 or more", o.limit)}
	}
	if o.selection.relations == nil {
		o.selection.relations = strings.Split(relationList(graph.BuildsOn()), ",")
	}
	g, err := a.graphOf(ctx, args, &o.selection, &o.citations)
	if err != nil {
		return err
	}
	first, err := rankAll(g, o.by)
	if err != nil {
		return err
	}
	groups := [][]ranked{first}
	if o.perSection {
		groups = bySection(groups[0])
	}
	all := []ranked{}
	for i, group := range groups {
		for n := range group {
			group[n].Rank = n + 1
		}
		if o.limit > 0 {
			groups[i] = group[:min(len(group), o.limit)]
		}
		all = append(all, groups[i]...)
	}
	return o.answer(a, all, func(out *answer) {
		for i, group := range groups {
			if o.perSection {
				if i > 0 {
					out.line("")
				}
				out.line("%s", cmp.Or(oneLine(strings.Join(group[0].Section, " › ")), "(no section)"))
			}
			printRanks(out, group, o.by == "betweenness")
		}
	})
}

// printRanks prints a table of papers, with their betweenness if it is known.
func printRanks(out *answer, group []ranked, withBetweenness bool) {
	between := ""
	if withBetweenness {
		between = "  betweenness"
	}
	out.line("rank  PageRank   out    in%s  date     paper", between)
	for _, r := range group {
		if r.Between != nil {
			between = fmt.Sprintf("  %11.1f", *r.Between)
		}
		out.line("%4d  %8.6f  %4d  %4d%s  %s", r.Rank, r.PageRank, r.Out, r.In, between, r.dated())
	}
}

// rankAll returns the papers in the order of a measure, equal ones in that of
// the other measures and of their keys.
func rankAll(g *graph.Graph, by string) ([]ranked, error) {
	papers := g.Papers()
	var between []float64
	if by == "betweenness" {
		var err error
		if between, err = g.Betweenness(); err != nil {
			return nil, withHint(err, "--by pagerank, or a part of the list: --section, --since")
		}
	}
	all := make([]ranked, len(papers))
	for i, rank := range g.PageRank() {
		p := papers[i]
		all[i] = ranked{
			brief: newBrief(p), Section: append([]string{}, p.Row().Section...), PageRank: rank,
			In: len(g.In(i)), Out: len(g.Out(i)),
		}
		if between != nil {
			all[i].Between = &between[i]
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		first := 0
		switch by {
		case "out":
			first = cmp.Compare(b.Out, a.Out)
		case "in":
			first = cmp.Compare(b.In, a.In)
		case "betweenness":
			first = cmp.Compare(*b.Between, *a.Between)
		}
		return cmp.Or(first, cmp.Compare(b.PageRank, a.PageRank), cmp.Compare(b.Out, a.Out))
	})
	return all, nil
}

// bySection parts the papers by the section of their first row, sections in the
// order of their first papers here.
func bySection(all []ranked) [][]ranked {
	var groups [][]ranked
	at := map[string]int{}
	for _, r := range all {
		name := strings.Join(r.Section, "\x00")
		n, known := at[name]
		if !known {
			n = len(groups)
			at[name] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], r)
	}
	return groups
}
