package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph"
	"clipgraph/graph"
)

// selection says which part of the graph a verb is about: by relation and
// confidence, by section and time, or the neighbourhood of one paper.
type selection struct {
	relations  []string
	confidence float64
	sections   []string
	since      string
	until      string
	only       string
}

// addTo adds the flags that choose papers, and with edges those that choose
// edges.
func (s *selection) addTo(flags *pflag.FlagSet, edges bool) {
	flags.StringArrayVar(&s.sections, "section", nil, "keep the papers below headings that have `TEXT` in them, in any case (may be given several times)")
	flags.StringVar(&s.since, "since", "", "keep the papers of `DATE` and later: YYYY or YYYY-MM, of the first version")
	flags.StringVar(&s.until, "until", "", "keep the papers of `DATE` and earlier")
	flags.StringVar(&s.only, "only", "", "keep a neighbourhood: `related:NAME`, a paper and those that an edge ties to it")
	if edges {
		flags.StringSliceVar(&s.relations, "relations", nil, "keep edges of these `RELATIONS` only: "+relationList(graph.Relations())+" (default: "+relationList(graph.Usual())+")")
		flags.Float64Var(&s.confidence, "min-confidence", 0, "drop the reasons of less than this `CONFIDENCE`, from 0 to 1, and edges without another")
	}
}

// relationList writes relations as the flag takes them.
func relationList(relations []graph.Relation) string {
	names := make([]string, len(relations))
	for i, r := range relations {
		names[i] = string(r)
	}
	return strings.Join(names, ",")
}

// parseRelations returns the relations of the names; nil, for the usual, if names is
// nil.
func parseRelations(names []string) ([]graph.Relation, error) {
	if names == nil {
		return nil, nil
	}
	relations := []graph.Relation{}
	for _, name := range names {
		r := graph.Relation(strings.ToLower(strings.TrimSpace(name)))
		if r.Rank() < 0 {
			return nil, &usageError{withHint(fmt.Errorf("unknown relation %q", name), "the relations are %s", relationList(graph.Relations()))}
		}
		relations = append(relations, r)
	}
	return relations, nil
}

// criteria are the flags of a selection, understood.
type criteria struct {
	relations    []graph.Relation
	confidence   float64
	sections     []string // in lower case
	since, until date
	only         string // the name of a paper
}

// parse reads the flags, so that a wrong one is told before anything is read.
func (s *selection) parse() (c criteria, err error) {
	if c.relations, err = parseRelations(s.relations); err != nil {
		return c, err
	}
	if c.confidence = s.confidence; !(0 <= c.confidence && c.confidence <= 1) {
		return c, &usageError{withHint(fmt.Errorf("--min-confidence %v: it is from 0 to 1", s.confidence), "--min-confidence 0.7")}
	}
	for _, section := range s.sections {
		c.sections = append(c.sections, strings.ToLower(strings.Join(strings.Fields(section), " ")))
	}
	if c.since, err = parseDate("--since", s.since); err != nil {
		return c, err
	}
	if c.until, err = parseDate("--until", s.until); err != nil {
		return c, err
	}
	if s.only != "" {
		name, found := strings.CutPrefix(s.only, "related:")
		if c.only = strings.TrimSpace(name); !found || c.only == "" {
			return c, &usageError{withHint(fmt.Errorf("--only %s: no neighbourhood", s.only), "--only related:CoOp")}
		}
	}
	return c, nil
}

// apply returns the part of g. Papers whose date is not known are left out
// where one is asked for, and that is said.
func (a *app) apply(g *graph.Graph, c criteria) (*graph.Graph, error) {
	if c.confidence > 0 {
		g = g.WithReasons(func(r graph.Reason) bool { return r.Confidence >= c.confidence })
	}
	if c.only != "" {
		node, err := findPaper(g, c.only)
		if err != nil {
			return nil, err
		}
		near := g.Neighbours(node)
		g = g.Subgraph(func(i int) bool { return i == node || slices.Contains(near, i) })
	}
	if len(c.sections) > 0 {
		whole := g
		if g = g.Subgraph(func(i int) bool { return c.inSection(whole.Papers()[i]) }); len(g.Papers()) == 0 {
			return nil, withHint(errors.New("no paper is in such a section"), "the sections are %s", sectionNames(whole))
		}
	}
	if c.since != (date{}) || c.until != (date{}) {
		papers, undated := g.Papers(), 0
		g = g.Subgraph(func(i int) bool {
			year, month := papers[i].Date()
			if year == 0 {
				undated++
			}
			return year != 0 && c.within(date{year, month})
		})
		if undated > 0 {
			a.note("%d %s left out: the date is not known", undated, plural(undated, "paper is", "papers are"))
		}
	}
	return g, nil
}

func (c *criteria) inSection(p *graph.Paper) bool {
	for _, row := range p.Rows {
		for _, heading := range row.Section {
			for _, wanted := range c.sections {
				if strings.Contains(strings.ToLower(heading), wanted) {
					return true
				}
			}
		}
	}
	return false
}

// maxSections is the number of sections that a message names.
const maxSections = 30

// sectionNames are the headings that papers stand below, in the order of the
// lists.
func sectionNames(g *graph.Graph) string {
	var names []string
	for _, i := range g.Listed() {
		for _, row := range g.Papers()[i].Rows {
			if n := len(row.Section); n > 0 && !slices.Contains(names, row.Section[n-1]) {
				names = append(names, row.Section[n-1])
			}
			if len(names) > maxSections {
				return strings.Join(names[:maxSections], ", ") + " …"
			}
		}
	}
	return cmp.Or(strings.Join(names, ", "), "none: the list has no headings")
}

// date is a year, with a month if that is not 0.
type date struct{ year, month int }

// parseDate reads YYYY or YYYY-MM; "" is the zero date.
func parseDate(flag, text string) (date, error) {
	if text == "" {
		return date{}, nil
	}
	y, m, hasMonth := strings.Cut(text, "-")
	year, err := strconv.Atoi(y)
	ok := err == nil && len(y) == 4 && year > 0
	month := 0
	if hasMonth {
		month, err = strconv.Atoi(m)
		ok = ok && err == nil && len(m) == 2 && 1 <= month && month <= 12
	}
	if !ok {
		return date{}, &usageError{withHint(fmt.Errorf("%s %s: no date", flag, text), "%s 2022, or %[1]s 2022-06", flag)}
	}
	return date{year, month}, nil
}

// within tells whether d may be in the time asked for, at the precision that
// both have.
func (c *criteria) within(d date) bool {
	return (c.since == date{} || !d.before(c.since)) && (c.until == date{} || !c.until.before(d))
}

func (d date) before(e date) bool {
	return d.year < e.year || d.year == e.year && d.month != 0 && e.month != 0 && d.month < e.month
}

// findPaper returns the node that name means.
func findPaper(g *graph.Graph, name string) (int, error) {
	found := g.Find(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return 0, withHint(fmt.Errorf("no paper is called %q", name), "a cite key, an arXiv identifier, a short name or a part of a title; clipgraph csv has them all")
	}
	const most = 10
	var candidates []string
	for _, i := range found[:min(len(found), most)] {
		p := g.Papers()[i]
		candidates = append(candidates, fmt.Sprintf("%s (%s)", p.Key, p.Title()))
	}
	text := strings.Join(candidates, ", ")
	if len(found) > most {
		text += fmt.Sprintf(" and %d more", len(found)-most)
	}
	return 0, withHint(fmt.Errorf("%q may mean %d papers", name, len(found)), "one of %s", text)
}

// graphOf reads the lists that args name and makes the part of their graph that
// sel asks for.
func (a *app) graphOf(ctx context.Context, args []string, sel *selection, citations *citeOptions) (*graph.Graph, error) {
	c, err := sel.parse()
	if err != nil {
		return nil, err
	}
	if err := citations.validate(); err != nil {
		return nil, err
	}
	l, err := a.readLoad(ctx, args, citations)
	if err != nil {
		return nil, err
	}
	defer l.close()
	l.config.Relations = c.relations
	g, report, err := clipgraph.Load(ctx, l.inputs, l.config)
	if err != nil {
		return nil, l.explain(err)
	}
	a.summarise(g, &report, false)
	return a.apply(g, c)
}
