package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/graph"
)

// updateOptions are those of "bib --update": a file of the user's gets the
// entries that it lacks, and not a byte of it is changed besides.
type updateOptions struct {
	file                string // "" for no update
	fill, dryRun, check bool
}

func (o *updateOptions) addTo(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.file, "update", "", "add the missing entries to `FILE` and print nothing; the rest of the file stays as it is")
	flags.BoolVar(&o.fill, "fill", false, "with --update, also add missing fields to the entries that are there")
	flags.BoolVar(&o.dryRun, "dry-run", false, "with --update, print what would change as a unified diff, and change nothing")
	flags.BoolVar(&o.check, "check", false, "with --update, change nothing and exit with 3 if the file would change")
}

func (o *updateOptions) validate(output string) error {
	switch {
	case o.file == "" && (o.fill || o.dryRun || o.check):
		return &usageError{withHint(errors.New("--fill, --dry-run and --check say how to --update a file"), "clipgraph bib README.md --update refs.bib")}
	case o.file != "" && output != "":
		return &usageError{errors.New("-o and --update exclude each other: --update writes to the file that it names")}
	}
	return nil
}

// runUpdate adds the papers of g to the file.
func (a *app) runUpdate(ctx context.Context, g *graph.Graph, file *known, entry bib.Options, o updateOptions) error {
	source := file.Source
	additions := a.plan(file, g, entry, o.fill)
	updated, filled, err := file.Add(additions)
	if err != nil {
		return fmt.Errorf("updating %s: %w", o.file, err)
	}
	a.note("%s: %s", o.file, describe(len(additions.Entries), filled, updated == source))
	switch {
	case updated == source || ctx.Err() != nil:
		return ctx.Err()
	case o.dryRun:
		_, err = io.WriteString(a.stdout, unifiedDiff(o.file, source, updated))
	}
	if o.check {
		return errors.Join(err, errWouldChange)
	}
	if err != nil || o.dryRun {
		return err
	}
	return a.emitChecked(o.file, updated, source)
}

// errWouldChange makes the command exit with 3, and has been told already.
var errWouldChange = errors.New("the file would change")

func describe(entries, filled int, same bool) string {
	if same {
		return "nothing to add"
	}
	text := fmt.Sprintf("%d new %s", entries, plural(entries, "entry", "entries"))
	if filled > 0 {
		text += fmt.Sprintf(", %d %s filled", filled, plural(filled, "entry", "entries"))
	}
	return text
}

// emitChecked writes the file unless somebody else has changed it since it was
// read.
func (a *app) emitChecked(name, updated, source string) error {
	return a.emit(name, nil, func(w io.Writer) error {
		if now, err := os.ReadFile(name); err == nil && string(now) != source || err != nil && source != "" {
			return withHint(errors.New("it was changed meanwhile; nothing is written"), "run the command again")
		}
		_, err := io.WriteString(w, updated)
		return err
	})
}

// plan finds the papers that the file lacks.
func (a *app) plan(file *known, g *graph.Graph, entry bib.Options, fill bool) bib.Additions {
	var additions bib.Additions
	left := 0
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		e, sure := file.entryOf(p)
		switch {
		case e == nil && !p.Resolved:
			left++ // with a stub there, the real one would never come
		case e == nil:
			additions.Entries = append(additions.Entries, bib.NewEntry(p.Meta, p.Key, entry))
		case !sure:
			a.note("%s:%d:%d: the entry %q has the title of %s and no identifier; it is taken for that", file.Name, e.Line, e.Col, e.Key, describeWork(p))
		case fill && p.Resolved:
			fields := bib.NewEntry(asType(p.Meta, e.Type), p.Key, entry)
			for name := range fields.Fields {
				if !fillable(name, e) || (name == "year" || name == "date") && !strings.EqualFold(fields.Type, e.Type) {
					delete(fields.Fields, name)
				}
			}
			additions.Fill(e, fields)
		}
	}
	if left > 0 {
		a.note("%s: %d %s not resolved and left out", file.Name, left, plural(left, "paper is", "papers are"))
	}
	return additions
}

func describeWork(p *graph.Paper) string {
	if p.ID.IsZero() {
		return fmt.Sprintf("%q", p.Title())
	}
	return "arXiv:" + p.ID.String()
}

// asType returns meta as an entry of a type has it: one of no publication is of
// the year of the first version.
func asType(meta *arxiv.Paper, kind string) *arxiv.Paper {
	if !strings.EqualFold(kind, "misc") && !strings.EqualFold(kind, "online") {
		return meta
	}
	unpublished := *meta
	unpublished.Venue, unpublished.JournalRef = arxiv.Venue{}, ""
	return &unpublished
}

// fillable tells whether a field may be added to e: it does not depend on the
// type of the entry, and is not about another archive.
func fillable(name string, e *bib.Entry) bool {
	switch name {
	case "author", "title", "year", "date", "doi", "url":
		return true
	case "eprint", "archivePrefix", "eprinttype", "primaryClass", "eprintclass":
		archive := e.Value("archivePrefix") + e.Value("eprinttype")
		return archive == "" || strings.EqualFold(archive, "arXiv")
	}
	return false
}
