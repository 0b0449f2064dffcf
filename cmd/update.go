package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	udiff "github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
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
func (a *app) runUpdate(ctx context.Context, g *graph.Graph, o updateOptions) error {
	source, err := a.readOptional(o.file)
	if err != nil {
		return err
	}
	file := bib.Parse(o.file, source)
	additions := a.plan(file, g, o.fill)
	updated, filled, err := file.Add(additions)
	if err != nil {
		return fmt.Errorf("updating %s: %w", o.file, err)
	}
	a.note("%s: %s", o.file, describe(len(additions.Entries), filled, updated == source))
	switch {
	case updated == source || ctx.Err() != nil:
		return ctx.Err()
	case o.dryRun:
		_, err = io.WriteString(a.stdout, udiff.Unified(o.file, o.file, source, updated))
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

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// readOptional reads a file that need not be there yet.
func (a *app) readOptional(name string) (string, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, cause(err))
	}
	if !info.Mode().IsRegular() {
		return "", &usageError{fmt.Errorf("updating %s: no regular file", name)}
	}
	in := file(name, info)
	if err := in.read(a.inputLimit(), a.inputLimit()); err != nil {
		return "", err
	}
	return string(in.data), nil
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
func (a *app) plan(file *bib.File, g *graph.Graph, fill bool) bib.Additions {
	known := findKnown(file)
	var additions bib.Additions
	left := 0
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		e, sure := known.entryOf(p)
		switch {
		case e == nil && !p.Resolved:
			left++ // with a stub there, the real one would never come
		case e == nil:
			additions.Entries = append(additions.Entries, bib.NewEntry(p.Meta, known.freshKey(p.Key)))
		case !sure:
			a.note("%s:%d:%d: the entry %q has the title of %s and no identifier; it is taken for that", file.Name, e.Line, e.Col, e.Key, describeWork(p))
		case fill && p.Resolved:
			fields := bib.NewEntry(asType(p.Meta, e.Type), p.Key)
			for name := range fields.Fields {
				if !fillable(name, e) || name == "year" && !strings.EqualFold(fields.Type, e.Type) {
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
	if !strings.EqualFold(kind, "misc") {
		return meta
	}
	unpublished := *meta
	unpublished.Venue = arxiv.Venue{}
	return &unpublished
}

// fillable tells whether a field may be added to e: it does not depend on the
// type of the entry, and is not about another archive.
func fillable(name string, e *bib.Entry) bool {
	switch name {
	case "author", "title", "year", "doi", "url":
		return true
	case "eprint", "archivePrefix", "primaryClass":
		archive := e.Value("archivePrefix") + e.Value("eprinttype")
		return archive == "" || strings.EqualFold(archive, "arXiv")
	}
	return false
}

// known is what a file has, by what entries are recognised by.
type known struct {
	byID    map[arxiv.ID]*bib.Entry
	byDOI   map[string]*bib.Entry
	byURL   map[string]*bib.Entry
	byTitle map[string]*bib.Entry // of entries without an identifier
	keys    map[string]bool
}

// findKnown reads the file as a list, so that an identifier is found wherever
// people put it.
func findKnown(file *bib.File) known {
	k := known{map[arxiv.ID]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}, map[string]bool{}}
	type place struct{ line, col int }
	at := map[place]*bib.Entry{}
	for e := range file.Entries() {
		at[place{e.Line, e.Col}] = e
		k.keys[strings.ToLower(e.Key)] = true
	}
	for _, item := range readlist.Read("x.bib", []byte(file.Source)).Items {
		e := at[place{item.Line, item.Col}]
		if e == nil {
			continue
		}
		if !item.ID.IsZero() {
			keep(k.byID, item.ID, e)
		}
		if item.DOI != "" {
			keep(k.byDOI, strings.ToLower(item.DOI), e)
		}
		for _, l := range item.Links {
			keep(k.byURL, l.URL, e)
		}
		if title := graph.FoldTitle(item.Title); title != "" && item.ID.IsZero() {
			keep(k.byTitle, title, e)
		}
	}
	return k
}

// keep puts e under key unless there is one before it: of entries of one work,
// BibTeX reads the first.
func keep[K comparable](m map[K]*bib.Entry, key K, e *bib.Entry) {
	if _, there := m[key]; !there {
		m[key] = e
	}
}

// entryOf returns the entry of p, or nil. It is not sure if only the title says
// so.
func (k known) entryOf(p *graph.Paper) (e *bib.Entry, sure bool) {
	if e := k.byID[p.ID]; e != nil && !p.ID.IsZero() {
		return e, true
	}
	for _, doi := range []string{p.Meta.DOI, p.Meta.Venue.DOI} {
		if e := k.byDOI[strings.ToLower(doi)]; e != nil && doi != "" {
			return e, true
		}
	}
	if e := k.byURL[p.Meta.URL]; e != nil && p.Meta.URL != "" {
		return e, true
	}
	return k.byTitle[graph.FoldTitle(p.Title())], false
}

// freshKey returns key, or one made of it that the file does not have.
func (k known) freshKey(key string) string {
	fresh := bib.FreshKey(key, func(key string) bool { return k.keys[strings.ToLower(key)] })
	k.keys[strings.ToLower(fresh)] = true
	return fresh
}
