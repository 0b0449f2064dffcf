package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
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
		return advice.Usage(advice.Hint(errors.New("--update needs a LIST: the papers to add"), "clipgraph bib README.md --update %s", advice.Word(o.file)))
	case o.file == "" && (o.fill || o.dryRun || o.check):
		return advice.Usage(advice.Hint(errors.New("--fill, --dry-run and --check say how to --update a file"), "clipgraph bib README.md --update refs.bib"))
	case o.file != "" && output != "":
		return advice.Usage(errors.New("-o and --update exclude each other: --update writes to the file that it names"))
	}
	return nil
}

// changeOf plans the change of a file.
type changeOf func(*clipgraph.KnownEntries) (clipgraph.Update, error)

// runUpdate adds what the file lacks. into is the file as it was read before the
// papers were resolved, and first the change that was planned for it.
func (a *app) runUpdate(ctx context.Context, into *clipgraph.KnownEntries, first clipgraph.Update, plan changeOf, o updateOptions) error {
	if first.Lacking > 0 {
		a.note("%s: %d %s not resolved and left out", o.file, first.Lacking, plural(first.Lacking, "paper is", "papers are"))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	done := first
	var err error
	switch {
	case o.dryRun && first.Text != into.Source:
		_, err = io.WriteString(a.stdout, files.Diff(o.file, into.Source, first.Text))
	case !o.dryRun && !o.check:
		done, err = a.writeUpdate(into, first, plan, o.file)
	}
	if err != nil {
		return err
	}
	same := len(done.Entries) == 0 && done.Filled == 0
	a.note("%s: %s", o.file, describe(len(done.Entries), done.Filled, same))
	if o.check && (!same || done.Lacking > 0) {
		return errWouldChange
	}
	return nil
}

// writeUpdate changes the file as it stands now, which may be another one than
// was read: other runs may have written to it.
func (a *app) writeUpdate(into *clipgraph.KnownEntries, first clipgraph.Update, plan changeOf, name string) (done clipgraph.Update, err error) {
	err = wholefile.Edit(name, a.inputLimit(), func(old []byte) ([]byte, error) {
		encoding := into.Encoding
		if done = first; string(old) != string(encoding.Encode(into.Source)) {
			now, err := files.ParseBibliography(name, old)
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
		if len(done.Entries) == 0 && done.Filled == 0 {
			return old, nil
		}
		return encoding.Encode(done.Text), nil
	})
	if refused, ok := errors.AsType[*advice.UsageError](err); ok {
		return done, refused
	}
	return done, files.WriteError(name, err)
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

// plan finds what the file lacks, and says what is doubtful about that.
func (a *app) plan(file *clipgraph.KnownEntries, g *graph.Graph, entry bib.Options, fill bool) (clipgraph.Update, error) {
	c, err := clipgraph.PlanUpdate(file, g, entry, fill)
	for _, d := range c.Doubts {
		e, p := d.Entry, d.Paper
		if d.Another {
			a.problem(readlist.Problem{File: file.Name, Line: e.Line, Col: e.Col,
				Message: fmt.Sprintf("the entry %q has the identifier of another work: %s is %q; nothing is filled in", e.Key, describeWork(p), p.Meta.Title)})
			continue
		}
		a.note("%s:%d:%d: the entry %q has the title of %s and no identifier; it is taken for that", file.Name, e.Line, e.Col, e.Key, describeWork(p))
	}
	if err != nil && c.ASCII {
		return c, advice.Hint(err, "iconv writes the file in UTF-8, which has all characters")
	}
	if err == nil && c.ASCII && c.Text != file.Source {
		a.note("%s: it is not in UTF-8 for certain; what is added is ASCII with accents in TeX, which its encoding has whichever it is", file.Name)
	}
	return c, err
}

func describeWork(p *graph.Paper) string {
	if p.ID.IsZero() {
		return fmt.Sprintf("%q", p.Title())
	}
	return "arXiv:" + p.ID.String()
}

// noteDamage names the entries of the file that end nowhere: BibTeX does not
// see them.
func (a *app) noteDamage(k *clipgraph.KnownEntries) {
	at := map[[2]int]bool{}
	for _, b := range k.Blocks {
		if b.Kind == bib.BadBlock {
			at[[2]int{b.Line, b.Col}] = true
		}
	}
	for _, p := range k.Problems {
		if at[[2]int{p.Line, p.Col}] {
			a.problem(readlist.Problem{File: p.File, Line: p.Line, Col: p.Col, Message: p.Message})
		}
	}
}
