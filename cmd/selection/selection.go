// Package selection selects a part of the graph by the flags of a verb: by relation and
// confidence, by section and time, or the neighbourhood of one paper.
package selection

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/tell"
	"clipgraph/graph"
)

// Flags are the values of the flags.
type Flags struct {
	Relations  []string
	confidence float64
	sections   []string
	since      string
	until      string
	only       string
	flags      *pflag.FlagSet
}

// AddTo adds the flags that select papers and, with edges, those that select edges.
func (f *Flags) AddTo(flags *pflag.FlagSet, edges bool) {
	f.flags = flags
	flags.StringArrayVar(&f.sections, "section", nil, "keep papers below headings that contain `TEXT`, in any case (repeatable)")
	flags.StringVar(&f.since, "since", "", "keep papers whose first version is of `DATE` or later: YYYY or YYYY-MM")
	flags.StringVar(&f.until, "until", "", "keep papers of `DATE` or earlier")
	flags.StringVar(&f.only, "only", "", "keep a neighbourhood: `related:NAME`, a paper and its neighbours")
	if edges {
		flags.StringSliceVar(&f.Relations, "relations", nil, "keep edges of these `RELATIONS` only: "+RelationList(graph.Relations())+" (default: "+RelationList(graph.Usual())+")")
		flags.Float64Var(&f.confidence, "min-confidence", 0, "drop reasons below this `CONFIDENCE`, from 0 to 1, and edges without other reasons")
	}
}

// RelationList formats relations as a value of the flag.
func RelationList(relations []graph.Relation) string {
	names := make([]string, len(relations))
	for i, r := range relations {
		names[i] = string(r)
	}
	return strings.Join(names, ",")
}

// parseRelations returns the relations with the given names. If names is nil it returns
// nil, which means the usual ones.
func parseRelations(names []string) ([]graph.Relation, error) {
	if names == nil {
		return nil, nil
	}
	relations := []graph.Relation{}
	for _, name := range names {
		r := graph.Relation(strings.ToLower(strings.TrimSpace(name)))
		if r.Rank() < 0 {
			if near := advice.Nearest(string(r), strings.Split(RelationList(graph.Relations()), ",")); near != "" {
				return nil, advice.Usage(advice.Hint(fmt.Errorf("unknown relation %q", name), "--relations %s; there are %s", near, RelationList(graph.Relations())))
			}
			return nil, advice.Usage(advice.Hint(fmt.Errorf("unknown relation %q", name), "the relations are %s", RelationList(graph.Relations())))
		}
		relations = append(relations, r)
	}
	return relations, nil
}

// Criteria are the parsed flags.
type Criteria struct {
	Relations    []graph.Relation
	confidence   float64
	Bounded      bool // the confidence was set
	sections     []string
	since, until work.Date
	Only         string // the name of a paper
}

// Parse parses the flags, so that errors are reported before anything is read.
func (f *Flags) Parse() (c Criteria, err error) {
	if c.Relations, err = parseRelations(f.Relations); err != nil {
		return c, err
	}
	if c.confidence = f.confidence; !(0 <= c.confidence && c.confidence <= 1) {
		return c, advice.Usage(advice.Hint(fmt.Errorf("--min-confidence %v: must be from 0 to 1", f.confidence), "--min-confidence 0.7"))
	}
	c.Bounded, c.sections = f.flags != nil && f.flags.Changed("min-confidence"), f.sections
	if c.since, err = parseDate("--since", f.since); err != nil {
		return c, err
	}
	if c.until, err = parseDate("--until", f.until); err != nil {
		return c, err
	}
	if f.only != "" {
		name, found := strings.CutPrefix(f.only, "related:")
		if c.Only = strings.TrimSpace(name); !found || c.Only == "" {
			return c, advice.Usage(advice.Hint(fmt.Errorf("--only %s: not a neighbourhood", f.only), "--only related:CoOp"))
		}
	}
	return c, nil
}

// Apply returns the selected part of g. If a date is required, papers without one are
// left out, with a message.
func (c *Criteria) Apply(g *graph.Graph, t *tell.Teller) (*graph.Graph, error) {
	if c.confidence > 0 {
		g = g.WithReasons(func(r graph.Reason) bool { return r.Confidence >= c.confidence })
	}
	if c.Only != "" {
		node, err := FindPaper(g, c.Only)
		if err != nil {
			return nil, err
		}
		g = g.Around(node)
	}
	if len(c.sections) > 0 {
		whole := g
		if g = g.InSections(c.sections); len(g.Papers()) == 0 {
			return nil, advice.Hint(errors.New("no paper is in a section of that name"), "the sections are %s", sectionNames(whole))
		}
	}
	if !c.since.IsZero() || !c.until.IsZero() {
		var undated int
		if g, undated = g.Between(c.since, c.until); undated > 0 {
			t.Note("%d %s left out: unknown date", undated, tell.Plural(undated, "paper is", "papers are"))
		}
	}
	return g, nil
}

// maxSections is the number of sections in a message.
const maxSections = 30

// sectionNames returns the names of the sections of g.
func sectionNames(g *graph.Graph) string {
	names := g.Sections(maxSections + 1)
	if len(names) > maxSections {
		return strings.Join(names[:maxSections], ", ") + " …"
	}
	return cmp.Or(strings.Join(names, ", "), "none: the list has no headings")
}

// parseDate parses YYYY or YYYY-MM; "" is the zero date.
func parseDate(flag, text string) (work.Date, error) {
	if text == "" {
		return work.Date{}, nil
	}
	date, err := work.ParseDate(text)
	if err != nil || text != date.String() || date.Day != 0 {
		return work.Date{}, advice.Usage(advice.Hint(fmt.Errorf("%s %s: not a date", flag, text), "%s 2022, or %[1]s 2022-06", flag))
	}
	return date, nil
}

// FindPaper returns the node that name refers to.
func FindPaper(g *graph.Graph, name string) (int, error) {
	found := g.Find(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		if near := nearestName(g, name); near != "" {
			return 0, advice.Hint(fmt.Errorf("no paper is called %q", name), "did you mean %s? clipgraph csv lists all names", near)
		}
		return 0, advice.Hint(fmt.Errorf("no paper is called %q", name), "use a cite key, an arXiv identifier, a short name or a part of a title; clipgraph csv lists them")
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

// nearestName returns the short name of a paper that is most similar to name, or "" if
// none is.
func nearestName(g *graph.Graph, name string) string {
	var names, folded []string
	for _, p := range g.Papers() {
		if p.Name != "" {
			names, folded = append(names, p.Name), append(folded, strings.ToLower(p.Name))
		}
	}
	if i := slices.Index(folded, advice.Nearest(strings.ToLower(name), folded)); i >= 0 {
		return names[i]
	}
	return ""
}
