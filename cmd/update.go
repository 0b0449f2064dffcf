package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/internal/wholefile"
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

func (o *updateOptions) validate(output string, lists []string) error {
	switch {
	case o.file != "" && len(lists) == 0:
		return &usageError{withHint(errors.New("--update needs a LIST: the papers to add"), "clipgraph bib README.md --update %s", shellWord(o.file))}
	case o.file == "" && (o.fill || o.dryRun || o.check):
		return &usageError{withHint(errors.New("--fill, --dry-run and --check say how to --update a file"), "clipgraph bib README.md --update refs.bib")}
	case o.file != "" && output != "":
		return &usageError{errors.New("-o and --update exclude each other: --update writes to the file that it names")}
	}
	return nil
}

// change is what is to become of the file.
type change struct {
	bib.Additions
	updated string // the whole file as it is to be
	filled  int    // entries that get fields
	lacking int    // papers that the file lacks and does not get, since nobody knows them
}

// changeOf plans the change of a file.
type changeOf func(*clipgraph.KnownEntries) (change, error)

// runUpdate adds what the file lacks. into is the file as it was read before the
// papers were resolved, and first the change that was planned for it.
func (a *app) runUpdate(ctx context.Context, into *clipgraph.KnownEntries, first change, plan changeOf, o updateOptions) error {
	if first.lacking > 0 {
		a.note("%s: %d %s not resolved and left out", o.file, first.lacking, plural(first.lacking, "paper is", "papers are"))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	done := first
	var err error
	switch {
	case o.dryRun && first.updated != into.Source:
		_, err = io.WriteString(a.stdout, unifiedDiff(o.file, into.Source, first.updated))
	case !o.dryRun && !o.check:
		done, err = a.writeUpdate(into, first, plan, o.file)
	}
	if err != nil {
		return err
	}
	same := len(done.Entries) == 0 && done.filled == 0
	a.note("%s: %s", o.file, describe(len(done.Entries), done.filled, same))
	if o.check && (!same || done.lacking > 0) {
		return errWouldChange
	}
	return nil
}

// writeUpdate changes the file as it stands now, which may be another one than
// was read: other runs may have written to it.
func (a *app) writeUpdate(into *clipgraph.KnownEntries, first change, plan changeOf, name string) (done change, err error) {
	err = wholefile.Edit(name, a.inputLimit(), func(old []byte) ([]byte, error) {
		encoding := into.Encoding
		if done = first; string(old) != string(encoding.Encode(into.Source)) {
			now, err := newTarget(name, old)
			if err != nil {
				return nil, err
			}
			defer func(quiet bool) { a.quiet = quiet }(a.quiet)
			a.quiet = true // all has been said of the first one
			encoding = now.Encoding
			if done, err = plan(now); err != nil {
				return nil, err
			}
		}
		if len(done.Entries) == 0 && done.filled == 0 {
			return old, nil
		}
		return encoding.Encode(done.updated), nil
	})
	if refused, ok := errors.AsType[*usageError](err); ok {
		return done, refused
	}
	return done, writeError(name, err)
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

// plan finds what the file lacks.
func (a *app) plan(file *clipgraph.KnownEntries, g *graph.Graph, entry bib.Options, fill bool) (c change, err error) {
	c.ASCII = file.Encoding.OnlyASCII()
	entry.ASCII = c.ASCII
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		e, sure := file.Find(p)
		switch {
		case e == nil && !p.Resolved && !isOwnEntry(p):
			c.lacking++ // with a stub there, the real one would never come
		case e == nil:
			c.Entries = append(c.Entries, bib.NewEntry(p.Meta, p.Key, entry).Expanded())
		case !sure:
			a.note("%s:%d:%d: the entry %q has the title of %s and no identifier; it is taken for that", file.Name, e.Line, e.Col, e.Key, describeWork(p))
		case p.Resolved && !isOf(e, p):
			a.problem(readlist.Problem{File: file.Name, Line: e.Line, Col: e.Col,
				Message: fmt.Sprintf("the entry %q has the identifier of another work: %s is %q; nothing is filled in", e.Key, describeWork(p), p.Meta.Title)})
		case fill && p.Resolved:
			c.Fill(e, fieldsFor(e, p, entry))
		}
	}
	c.Entries = withParents(file, c.Entries)
	c.updated, c.filled, err = file.Add(c.Additions)
	if err != nil {
		err = fmt.Errorf("updating %s: %w", file.Name, err)
		if c.ASCII {
			err = withHint(err, "iconv writes the file in UTF-8, which has all characters")
		}
		return c, err
	}
	if c.ASCII && c.updated != file.Source {
		a.note("%s: it is not in UTF-8 for certain; what is added is ASCII with accents in TeX, which its encoding has whichever it is", file.Name)
	}
	return c, nil
}

// fieldsFor returns the fields of p that its entry e in a file may get.
func fieldsFor(e *bib.Entry, p *graph.Paper, o bib.Options) *bib.Draft {
	fields := bib.NewEntry(asType(p.Meta, e.Type), p.Key, o)
	fields.Remove(func(name string) bool {
		return !fillable(name, e) || (name == "year" || name == "date") && !strings.EqualFold(fields.Type, e.Type)
	})
	return fields
}

// withParents adds the entries that others refer to by crossref, behind them, as
// BibTeX wants it, unless the file has them.
func withParents(file *clipgraph.KnownEntries, entries []*bib.Draft) []*bib.Draft {
	there := map[string]bool{}
	for _, e := range entries {
		there[strings.ToLower(e.Key)] = true
	}
	for _, e := range entries {
		if p := e.Parent; p != nil && !there[strings.ToLower(p.Key)] && !file.Has(p.Key, nil) {
			there[strings.ToLower(p.Key)] = true
			entries = append(entries, p.Expanded())
		}
	}
	return entries
}

func describeWork(p *graph.Paper) string {
	if p.ID.IsZero() {
		return fmt.Sprintf("%q", p.Title())
	}
	return "arXiv:" + p.ID.String()
}

// asType returns meta as an entry of a type has it: one of no publication is of
// the year of the first version.
func asType(meta *work.Work, kind string) *work.Work {
	if !strings.EqualFold(kind, "misc") && !strings.EqualFold(kind, "online") {
		return meta
	}
	unpublished := *meta
	unpublished.Venue, unpublished.JournalRef, unpublished.Entry = work.Venue{}, "", nil
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

// isOf reports whether e may be an entry of p: its title or its first author
// agrees, or it has neither.
func isOf(e *bib.Entry, p *graph.Paper) bool {
	title := latex.Text(e.Value("title"))
	names, _ := namelist.Parse(e.Value("author"))
	if title == "" && len(names) == 0 {
		return true
	}
	if graph.TitlesAgree(title, p.Meta.Title) {
		return true
	}
	return len(names) > 0 && len(p.Meta.Authors) > 0 && work.Fold(names[0].Last()) == work.Fold(p.Meta.Authors[0].Last())
}
