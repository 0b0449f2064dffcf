package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/tell"
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
	flags      *pflag.FlagSet
}

// addTo adds the flags that choose papers, and with edges those that choose
// edges.
func (s *selection) addTo(flags *pflag.FlagSet, edges bool) {
	s.flags = flags
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
			return nil, advice.Usage(advice.Hint(fmt.Errorf("unknown relation %q", name), "the relations are %s", relationList(graph.Relations())))
		}
		relations = append(relations, r)
	}
	return relations, nil
}

// criteria are the flags of a selection, understood.
type criteria struct {
	relations    []graph.Relation
	confidence   float64
	bounded      bool // somebody named the confidence
	sections     []string
	since, until work.Date
	only         string // the name of a paper
}

// parse reads the flags, so that a wrong one is told before anything is read.
func (s *selection) parse() (c criteria, err error) {
	if c.relations, err = parseRelations(s.relations); err != nil {
		return c, err
	}
	if c.confidence = s.confidence; !(0 <= c.confidence && c.confidence <= 1) {
		return c, advice.Usage(advice.Hint(fmt.Errorf("--min-confidence %v: it is from 0 to 1", s.confidence), "--min-confidence 0.7"))
	}
	c.bounded, c.sections = s.flags.Changed("min-confidence"), s.sections
	if c.since, err = parseDate("--since", s.since); err != nil {
		return c, err
	}
	if c.until, err = parseDate("--until", s.until); err != nil {
		return c, err
	}
	if s.only != "" {
		name, found := strings.CutPrefix(s.only, "related:")
		if c.only = strings.TrimSpace(name); !found || c.only == "" {
			return c, advice.Usage(advice.Hint(fmt.Errorf("--only %s: no neighbourhood", s.only), "--only related:CoOp"))
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
		g = g.Around(node)
	}
	if len(c.sections) > 0 {
		whole := g
		if g = g.InSections(c.sections); len(g.Papers()) == 0 {
			return nil, advice.Hint(errors.New("no paper is in such a section"), "the sections are %s", sectionNames(whole))
		}
	}
	if !c.since.IsZero() || !c.until.IsZero() {
		var undated int
		if g, undated = g.Between(c.since, c.until); undated > 0 {
			a.Note("%d %s left out: the date is not known", undated, tell.Plural(undated, "paper is", "papers are"))
		}
	}
	return g, nil
}

// maxSections is the number of sections that a message names.
const maxSections = 30

// sectionNames names the sections of g.
func sectionNames(g *graph.Graph) string {
	names := g.Sections(maxSections + 1)
	if len(names) > maxSections {
		return strings.Join(names[:maxSections], ", ") + " …"
	}
	return cmp.Or(strings.Join(names, ", "), "none: the list has no headings")
}

// parseDate reads YYYY or YYYY-MM; "" is the zero date.
func parseDate(flag, text string) (work.Date, error) {
	if text == "" {
		return work.Date{}, nil
	}
	date, err := work.ParseDate(text)
	if err != nil || text != date.String() || date.Day != 0 {
		return work.Date{}, advice.Usage(advice.Hint(fmt.Errorf("%s %s: no date", flag, text), "%s 2022, or %[1]s 2022-06", flag))
	}
	return date, nil
}

// findPaper returns the node that name means.
func findPaper(g *graph.Graph, name string) (int, error) {
	found := g.Find(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return 0, advice.Hint(fmt.Errorf("no paper is called %q", name), "a cite key, an arXiv identifier, a short name or a part of a title; clipgraph csv has them all")
	}
	const most = 10
	var candidates []string
	for _, i := range found[:min(len(found), most)] {
		p := g.Papers()[i]
		candidates = append(candidates, fmt.Sprintf("%s (%s)", p.Key, p.TitleOrID()))
	}
	text := strings.Join(candidates, ", ")
	if len(found) > most {
		text += fmt.Sprintf(" and %d more", len(found)-most)
	}
	return 0, advice.Hint(fmt.Errorf("%q may mean %d papers", name, len(found)), "one of %s", text)
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
	a.NotePapers(g, &report, a.offline, false)
	return a.apply(g, c)
}
