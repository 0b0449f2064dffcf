package cmd

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/graph"
	"clipgraph/internal/wholefile"
)

// updateOptions are the options of "bib --update", which adds missing entries to a file
// of the user and changes no other byte of it.
type updateOptions struct {
	file                string // "" for no update
	fill, dryRun, check bool
	report              string // a file; "" for none
}

func (o *updateOptions) addTo(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.file, "update", "", "add missing entries to `FILE` and leave the rest of it unchanged")
	flags.BoolVar(&o.fill, "fill", false, "with --update, also add missing fields to existing entries")
	flags.BoolVar(&o.dryRun, "dry-run", false, "with --update, print the changes as a unified diff, without making them")
	flags.StringVar(&o.report, "report", "", "with --update, write a report of the changes to `FILE` as JSON")
	flags.BoolVar(&o.check, "check", false, "with --update, make no changes and exit with code 3 if there would be any")
}

func (o *updateOptions) validate(output string, lists []string, published bool) error {
	switch {
	case o.file == "" && published:
		return advice.Usage(advice.Hint(errors.New("--published without a FILE needs --update"), "clipgraph bib --update refs.bib --published"))
	case o.file != "" && len(lists) == 0:
		target := o.file
		if strings.EqualFold(filepath.Ext(target), ".md") {
			target = "refs.bib" // the list, in place of the bibliography
		}
		return advice.Usage(advice.Hint(errors.New("--update needs a LIST of papers to add"), "clipgraph bib README.md --update %s", advice.Word(target)))
	case o.file == "" && (o.fill || o.dryRun || o.check || o.report != ""):
		return advice.Usage(advice.Hint(errors.New("--fill, --dry-run, --check and --report need --update"), "clipgraph bib README.md --update refs.bib"))
	case o.file != "" && output != "":
		return advice.Usage(errors.New("-o and --update exclude each other: --update writes to the file that it names"))
	}
	return nil
}

// changeOf plans the change of a file.
type changeOf func(*clipgraph.KnownEntries) (clipgraph.Update, error)

// runUpdate adds missing entries. into is the file as read before the papers were
// resolved, and first the change planned for it.
func (a *app) runUpdate(ctx context.Context, into *clipgraph.KnownEntries, first clipgraph.Update, plan changeOf, upgrades *clipgraph.Upgrades, o updateOptions) error {
	if first.Lacking > 0 {
		a.Note("%s: %d %s not resolved and left out", o.file, first.Lacking, tell.Plural(first.Lacking, "paper is", "papers are"))
	}
	if upgrades != nil {
		a.NoteUpgrades(o.file, upgrades, first.Upgraded, o.dryRun || a.Verbose)
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
	if err == nil && o.report != "" {
		err = files.Write(o.report, a.stdout, func(w io.Writer) error { return done.WriteReport(w, o.file, upgrades) })
	}
	if err != nil {
		return err
	}
	a.NoteUpdate(o.file, &done)
	if o.check && (done.HasChanges() || done.Lacking > 0) {
		return errWouldChange
	}
	return nil
}

// writeUpdate changes the current content of the file, which may differ from what was
// read: other runs may have written to it.
func (a *app) writeUpdate(into *clipgraph.KnownEntries, first clipgraph.Update, plan changeOf, name string) (done clipgraph.Update, err error) {
	err = wholefile.Edit(name, a.inputLimit(), func(old []byte) ([]byte, error) {
		encoding := into.Encoding
		if done = first; string(old) != string(encoding.Encode(into.Source)) {
			now, err := files.ParseBibliography(name, old)
			if err != nil {
				return nil, err
			}
			defer func(quiet bool) { a.Quiet = quiet }(a.Quiet)
			a.Quiet = true // everything was reported for the first change
			encoding = now.Encoding
			if done, err = plan(now); err != nil {
				return nil, err
			}
		}
		if !done.HasChanges() {
			return old, nil
		}
		return encoding.Encode(done.Text), nil
	})
	if refused, ok := errors.AsType[*advice.UsageError](err); ok {
		return done, refused
	}
	return done, files.WriteError(name, err)
}

// errWouldChange makes the command exit with code 3; it has been reported already.
var errWouldChange = errors.New("the file would change")

// plan finds what the file lacks, and reports doubtful matches.
func (a *app) plan(file *clipgraph.KnownEntries, g *graph.Graph, o clipgraph.UpdateOptions) (clipgraph.Update, error) {
	c, err := clipgraph.PlanUpdate(file, g, o)
	a.NoteDoubts(file, c.Doubts)
	if err != nil && c.ASCII {
		return c, advice.Hint(err, "convert the file to UTF-8 with iconv")
	}
	if err == nil && c.ASCII && c.Text != file.Source {
		a.Note("%s: the encoding is not certainly UTF-8; new text is written in ASCII with TeX accents", file.Name)
	}
	return c, err
}
