package cmd

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/export"
	"clipgraph/graph"
)

type exportOptions struct {
	output    string
	selection selection
	format    export.Options
	entry     entryOptions
	citations citeOptions
	keys      keyOptions
	published []string
	update    updateOptions
}

// formatExamples has what the help of each format's verb shows.
var formatExamples = map[string]string{
	"bib":     "  clipgraph bib README.md > refs.bib\n  clipgraph bib README.md --update refs.bib",
	"csljson": "  clipgraph csljson README.md > refs.json\n  clipgraph csljson 2103.00020 https://arxiv.org/abs/2109.01134",
	"csv":     "  clipgraph csv README.md > papers.csv\n  clipgraph csv --edges README.md > edges.csv\n  clipgraph csv --dialect excel -o tables/ README.md",
	"dot":     "  clipgraph dot README.md | dot -Tsvg > field.svg\n  clipgraph dot --only related:CoOp --rankdir TB README.md > coop.dot",
	"gexf":    "  clipgraph gexf README.md > field.gexf\n  clipgraph gexf --relations lineage,mention --since 2022 README.md > recent.gexf",
	"graphml": "  clipgraph graphml README.md > field.graphml\n  clipgraph graphml --citations edges.csv README.md > cited.graphml",
	"html":    "  clipgraph html README.md > field.html\n  clipgraph html --lanes community --since 2022 README.md > recent.html",
	"json":    "  clipgraph json README.md > field.json\n  clipgraph json --min-confidence 0.8 README.md > sure.json",
	"jsonl":   "  clipgraph jsonl README.md > papers.jsonl\n  clipgraph jsonl -o tables/ README.md",
	"svg":     "  clipgraph svg README.md > field.svg\n  clipgraph svg --only related:CoOp --lanes none README.md > coop.svg",
}

// newExportCmd makes the verb that writes format f.
func newExportCmd(a *app, f export.Format) *cobra.Command {
	var o exportOptions
	c := &cobra.Command{
		Use:     f.Name + " [LIST...]",
		Short:   f.Doc,
		GroupID: "write",
		Example: formatExamples[f.Name],
		RunE: func(c *cobra.Command, args []string) error {
			return a.runExport(c.Context(), args, f, o)
		},
	}
	flags := c.Flags()
	target := "write to `FILE` and not to standard output"
	if f.Tables {
		target += "; to papers." + f.Ext + " and edges." + f.Ext + " in it if it is a folder, or ends in a slash"
	}
	flags.StringVarP(&o.output, "output", "o", "", target)
	a.addSourceFlags(flags)
	o.selection.addTo(flags, f.Name != "bib")
	if f.Name != "bib" {
		o.citations.addTo(flags)
	}
	o.keys.addTo(c)
	flags.StringArrayVar(&o.published, "published", nil, "take the venues of papers from `FILE`, a .bib, where title and first author agree")
	if f.Name == "bib" {
		o.entry.addTo(c)
		o.update.addTo(c)
	} else {
		flags.BoolVar(&o.format.Reverse, "reverse", false, "turn every edge, so that it points from the later work to the earlier one")
	}
	addPictureFlags(flags, f.Name, &o.format)
	if f.Tables {
		flags.BoolVar(&o.format.Edges, "edges", false, "write the edges and not the papers")
	}
	if f.Name == "csv" {
		flags.StringVar(&o.format.Dialect, "dialect", "", "write for `PROGRAM`: "+strings.Join(export.CSVDialects, ", "))
	}
	return c
}

func (a *app) runExport(ctx context.Context, args []string, f export.Format, o exportOptions) error {
	if err := o.update.validate(o.output); err != nil {
		return err
	}
	chosen, err := o.selection.parse()
	if err != nil {
		return err
	}
	if f.Name == "bib" && chosen.only == "" {
		chosen.relations = []graph.Relation{} // it writes no edges
	}
	build := graph.Options{Relations: chosen.relations}
	var into *known // the file to update
	if o.update.file != "" {
		if into, err = a.readKnown(o.update.file, true); err != nil {
			return err
		}
	}
	if err := a.applyKeys(o.keys, into, &build); err != nil {
		return err
	}
	if f.Name == "bib" {
		if o.format.Entry, err = o.entry.options(into); err != nil {
			return err
		}
	}
	if err := o.citations.validate(); err != nil {
		return err
	}
	if err := checkPicture(&o.format); err != nil {
		return err
	}
	if d := o.format.Dialect; d != "" && !slices.Contains(export.CSVDialects, d) {
		return &usageError{withHint(fmt.Errorf("--dialect %s: no such dialect", d), "one of %s", strings.Join(export.CSVDialects, ", "))}
	}
	table, err := a.readPublications(o.published)
	if err != nil {
		return err
	}
	inputs, err := a.readInputs(ctx, args)
	if err != nil {
		return err
	}
	g, err := a.buildGraph(ctx, inputs, table, &o.citations, build)
	if err != nil {
		return err
	}
	if g, err = a.apply(g, chosen); err != nil {
		return err
	}
	if f.Name == "bib" {
		a.noteUnset(g, o.format.Entry.Dialect)
	}
	if o.keys.mapFile != "" {
		if err := a.writeKeyMap(o.keys.mapFile, inputs, g); err != nil {
			return err
		}
	}
	if into != nil {
		return a.runUpdate(ctx, g, into, o.format.Entry, o.update)
	}
	if dir := o.output; f.Tables && isFolder(dir) {
		return a.emitTables(dir, inputs, f, g, o.format)
	}
	return a.emit(o.output, inputs, func(w io.Writer) error { return f.Write(w, g, o.format) })
}

// buildGraph reads the lists, resolves their papers and ties them, and tells
// people what was found on the way.
func (a *app) buildGraph(ctx context.Context, inputs []input, table publications, citations *citeOptions, o graph.Options) (*graph.Graph, error) {
	var lists []readlist.List
	var ids []arxiv.ID
	var own arxiv.Memory // what the lists themselves know
	for _, in := range inputs {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		list := a.readList(&in)
		for i := range list.Items {
			if id := list.Items[i].ID; !id.IsZero() {
				ids = append(ids, id)
			}
		}
		for _, paper := range list.Papers {
			own.Add(paper)
		}
		lists = append(lists, list)
	}
	cited, err := a.citations(ctx, ids, lists, citations)
	if err != nil {
		return nil, err
	}
	for _, list := range append(lists, cited...) {
		for _, p := range list.Unlisted {
			ids = append(ids, p.ID)
		}
	}
	lists = append(lists, cited...)
	r, err := a.resolve(ctx, ids, &own)
	if err != nil {
		return nil, err
	}
	a.publish(r.answers, table)
	g, problems, err := graph.Build(lists, r.answers, r.source, o)
	if err != nil {
		return nil, fmt.Errorf("building the graph: %w", err)
	}
	for _, p := range problems {
		a.problem(p)
	}
	a.summarise(g, r)
	return g, nil
}

// readList reads one input and tells its problems.
func (a *app) readList(in *input) readlist.List {
	if list := a.asEdgeList(in); list != nil {
		return *list
	}
	list := readlist.Read(in.name, in.data)
	for _, p := range list.Problems {
		a.problem(p)
	}
	return list
}

// maxNamed is the number of unresolved papers that are named one by one.
const maxNamed = 20

// summarise says how many papers were resolved, and names those that were
// not: their entries are from the list alone and have no authors.
func (a *app) summarise(g *graph.Graph, r *resolution) {
	var listed, without, unknown, failed, resolved int
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		if !p.Listed() {
			continue
		}
		listed++
		answer := r.answers[p.ID]
		if p.Resolved {
			resolved++
			if answer.Status == arxiv.Withdrawn {
				row := p.Row()
				a.note("%s:%d:%d: arXiv:%v was withdrawn: %q", row.File, row.Line, row.Col, p.ID, p.Meta.Comment)
			}
			continue
		}
		why := "has no arXiv identifier"
		switch {
		case p.ID.IsZero():
			without++
		case answer.Status == arxiv.Failed:
			failed++
			why = fmt.Sprintf("arXiv:%v could not be asked for", p.ID)
		case r.asked || answer.Sure:
			unknown++
			why = fmt.Sprintf("arXiv does not know %v", p.ID)
		default:
			unknown++
			why = fmt.Sprintf("arXiv:%v is not in the metadata at hand", p.ID)
		}
		if row := p.Row(); listed-resolved <= maxNamed {
			lacks := ""
			if len(p.Meta.Authors) == 0 {
				lacks = ", without authors"
			}
			a.note("%s:%d:%d: %s: %q is written from the list alone%s", row.File, row.Line, row.Col, why, p.Title(), lacks)
		}
	}
	if more := listed - resolved - maxNamed; more > 0 {
		a.note("and %d more papers", more)
	}
	text := fmt.Sprintf("%d of %d papers resolved", resolved, listed)
	if without > 0 {
		text += fmt.Sprintf("; %d without an arXiv identifier", without)
	}
	if unknown > 0 && r.asked {
		text += fmt.Sprintf("; %d not on arXiv", unknown)
	} else if unknown > 0 {
		text += fmt.Sprintf("; %d not in the metadata at hand", unknown)
	}
	if failed > 0 {
		text += fmt.Sprintf("; %d could not be asked for", failed)
	}
	if more := len(g.Papers()) - listed; more > 0 {
		text += fmt.Sprintf("; %d added that the lists cite and do not have", more)
	}
	a.note("%s", text)
}
