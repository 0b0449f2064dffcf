package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/entry"
	"clipgraph/cmd/files"
	cmdflags "clipgraph/cmd/flags"
	"clipgraph/cmd/picture"
	"clipgraph/cmd/selection"
	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/internal/wholefile"
)

type exportOptions struct {
	output    string
	selection selection.Flags
	format    export.Options
	entry     entry.Flags
	citations citeOptions
	keys      keyOptions
	published cmdflags.Optional
	cited     bool
	update    updateOptions
	backbone  backboneOption
}

// isTables reports whether the papers and the edges are written to two files in a folder.
func (o *exportOptions) isTables(f export.Format) bool {
	return f.Has(export.TakesEdges) && files.IsFolder(o.output)
}

// newExportCmd makes the verb that writes format f.
func newExportCmd(a *app, f export.Format) *cobra.Command {
	var o exportOptions
	c := &cobra.Command{
		Use:     f.Name + " [LIST...]",
		Short:   f.Doc,
		GroupID: "write",
		Example: "  " + strings.Join(f.Examples, "\n  "),
		RunE: func(c *cobra.Command, args []string) error {
			return a.runExport(c.Context(), args, f, o)
		},
	}
	flags := c.Flags()
	target := "write to `FILE` instead of standard output"
	if f.Has(export.TakesEdges) {
		target += "; to papers." + f.Ext + " and edges." + f.Ext + " in it if it is a folder, or ends in a slash"
	}
	flags.StringVarP(&o.output, "output", "o", "", target)
	a.addSourceFlags(flags)
	a.addSearchFlag(flags)
	o.selection.AddTo(flags, !f.Has(export.TakesEntry))
	if !f.Has(export.TakesEntry) {
		o.citations.addTo(flags)
		o.backbone.addTo(flags, f)
	}
	o.keys.addTo(c)
	doc := publishedDoc
	if f.Has(export.TakesEntry) {
		doc += upgradeDoc
	}
	o.published.AddTo(flags, publishedName, doc)
	addCitedFlag(flags, &o.cited)
	if f.Has(export.TakesEntry) {
		o.entry.AddTo(flags)
		o.update.addTo(c)
	}
	if f.Has(export.TakesReverse) {
		flags.BoolVar(&o.format.Reverse, "reverse", false, "reverse the edges, so that they point from the later work to the earlier one")
	}
	picture.AddFlags(flags, f, &o.format)
	if f.Has(export.TakesEdges) {
		flags.BoolVar(&o.format.Edges, "edges", false, "write the edges instead of the papers")
	}
	if f.Has(export.TakesDialect) {
		flags.StringVar(&o.format.Dialect, "dialect", "", "write for `PROGRAM`: "+strings.Join(export.CSVDialects, ", "))
	}
	return c
}

func (a *app) runExport(ctx context.Context, args []string, f export.Format, o exportOptions) error {
	r := exportRun{app: a, format: f, options: o}
	alone := o.published.Alone && len(args) == 0 && o.update.file != ""
	if alone {
		args = []string{o.update.file} // the file to update is its own list
	}
	if err := r.prepare(args); err != nil {
		return err
	}
	table, err := a.readPublications(o.published.Values)
	if err != nil {
		return err
	}
	l, err := a.readLoad(ctx, args, &o.citations)
	if err != nil {
		return err
	}
	defer l.close()
	if err := a.line.WrongEnding(o.output, f.Ext); err != nil { // after the error for an output that is an input
		return err
	}
	l.config.Published, l.config.Relations = table, r.chosen.Relations
	l.config.OnlyCited = o.cited
	l.config.Preprints, l.config.CitedVersions = o.entry.Preprints(), o.entry.VersionCited
	r.material, err = clipgraph.Gather(ctx, l.inputs, l.config)
	if _, none := errors.AsType[*clipgraph.NoPapersError](err); none && alone {
		a.NoteUpdate(o.update.file, &clipgraph.Update{})
		return nil
	}
	if err != nil {
		return l.explain(err)
	}
	g, err := r.build(ctx, r.into)
	if err != nil {
		return err
	}
	if r.into != nil && o.published.Alone {
		if r.upgrades, err = r.material.Upgrades(ctx, r.into, r.options.format.Entry.Dialect); err != nil {
			return err
		}
	}
	if !alone {
		a.NotePapers(g, &r.material.Report, a.offline, r.into != nil)
	}
	a.NoteMoved(r.keys.Replaced, g)
	if f.Has(export.TakesEntry) {
		a.NoteUnset(g, r.options.format.Entry.Dialect)
	}
	g = a.backbone(g, f, &r.options.backbone)
	if err := r.write(ctx, g); err != nil {
		return err
	}
	if name := o.keys.mapFile; name != "" && !o.update.dryRun && !o.update.check {
		return a.writeKeyMap(name, g)
	}
	return nil
}

// exportRun is one run of a verb that writes a format.
type exportRun struct {
	*app
	format   export.Format
	options  exportOptions
	chosen   selection.Criteria
	into     *clipgraph.KnownEntries // the file to update; nil for none
	keys     clipgraph.Keys
	material *clipgraph.Material
	upgrades *clipgraph.Upgrades // of the entries of into; nil to keep them
}

// prepare checks the options, registers the outputs, and reads the files with cite keys.
func (r *exportRun) prepare(lists []string) (err error) {
	o := &r.options
	if err := o.update.validate(o.output, lists, o.published.Alone); err != nil {
		return err
	}
	if r.chosen, err = o.selection.Parse(); err != nil {
		return err
	}
	if err := errors.Join(o.citations.validate(), picture.Check(&o.format)); err != nil {
		return err
	}
	if d := o.format.Dialect; d != "" && !slices.Contains(export.CSVDialects, d) {
		return advice.Usage(advice.Hint(fmt.Errorf("--dialect %s: no such dialect", d), "one of %s", strings.Join(export.CSVDialects, ", ")))
	}
	if r.into, err = r.addExportOutputs(r.format, o); err != nil {
		return err
	}
	if !r.format.HasEdges(o.format) && !o.isTables(r.format) && r.chosen.Only == "" {
		r.chosen.Relations = []graph.Relation{} // no edge would be written
	}
	replaced := "" // the .bib that is overwritten
	if r.format.Has(export.TakesEntry) {
		replaced = o.output
		if len(lists) == 0 && files.HoldsText(replaced) {
			return advice.Usage(advice.Hint(fmt.Errorf("writing %s: the file exists, and no LIST is given", replaced), "clipgraph bib README.md -o %s", replaced))
		}
		if o.format.Entry, err = o.entry.Options(r.into); err != nil {
			return err
		}
	}
	r.keys, err = r.readKeys(o.keys, replaced)
	return err
}

// build makes the graph with the keys of the file to update, if there is one.
func (r *exportRun) build(ctx context.Context, into *clipgraph.KnownEntries) (*graph.Graph, error) {
	keys := r.keys
	if into != nil {
		keys.From = append([]*clipgraph.KnownEntries{into}, keys.From...)
	}
	g, err := r.material.Graph(ctx, keys)
	if err != nil {
		return nil, err
	}
	if g, err = r.chosen.Apply(g, &r.Teller); err != nil {
		return nil, err
	}
	if r.format.IsPicture() && !r.chosen.Bounded && r.chosen.Only == "" {
		g = g.WithReasons(graph.Reason.IsDrawn)
	}
	return g, nil
}

// write writes the graph to the output of the options.
func (r *exportRun) write(ctx context.Context, g *graph.Graph) error {
	o := &r.options
	if r.into != nil {
		options := clipgraph.UpdateOptions{Entry: o.format.Entry, Fill: o.update.fill, Upgrades: r.upgrades}
		first, err := r.plan(r.into, g, options)
		if err != nil {
			return err
		}
		again := func(now *clipgraph.KnownEntries) (clipgraph.Update, error) {
			g, err := r.build(ctx, now)
			if err != nil {
				return clipgraph.Update{}, err
			}
			return r.plan(now, g, options)
		}
		return r.runUpdate(ctx, r.into, first, again, r.upgrades, o.update)
	}
	if o.isTables(r.format) {
		return r.emitTables(o.output, r.format, g, o.format)
	}
	o.format.Title = titleOf(r.material.Lists)
	return r.emit(o.output, func(w io.Writer) error { return r.format.Write(w, g, o.format) })
}

// titleOf returns the title of the only list that has one, or "" if there are several.
func titleOf(lists []readlist.List) (title string) {
	for _, l := range lists {
		if title != "" && l.Title != "" {
			return ""
		}
		title = cmp.Or(title, l.Title)
	}
	return title
}

// addExportOutputs registers the outputs of the run, and reads the file to update, if
// there is one.
func (a *app) addExportOutputs(f export.Format, o *exportOptions) (into *clipgraph.KnownEntries, err error) {
	switch name := o.update.file; {
	case name != "":
		if err := a.paths.Edits("--update", name); err != nil {
			return nil, err
		}
		data, err := files.ReadBibliography(name, a.inputLimit())
		if err != nil {
			return nil, err
		}
		if into, err = files.ParseBibliography(name, data); err != nil {
			return nil, err
		}
		a.NoteDamage(into)
		if err := files.WriteError(name, wholefile.Check(name)); err != nil && !o.update.dryRun && !o.update.check {
			return nil, err
		}
	case o.isTables(f):
		err = a.addTables(o.output, f, o.format)
	default:
		err = a.addOutput(o.output)
	}
	if err == nil && o.update.report != "" {
		err = a.paths.Writes("--report", o.update.report)
	}
	if err == nil && o.keys.mapFile != "" {
		err = a.paths.Writes("--key-map", o.keys.mapFile)
	}
	return into, err
}
