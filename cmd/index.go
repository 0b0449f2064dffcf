package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/bib"
)

func newIndexCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "index FILE",
		Short:   "index arXiv's bulk metadata, from which any list then resolves offline",
		GroupID: "other",
		Long: `Index arXiv's bulk metadata, arxiv-metadata-oai-snapshot.json as Kaggle has it.
From then on papers are looked up in it before arXiv is asked. The index is kept
beside the cache and is some 1 % of the file, which has to stay where it is. A
file that changed is noticed, and has to be indexed again.`,
		Example: "  clipgraph index arxiv-metadata-oai-snapshot.json\n  clipgraph bib --offline README.md > refs.bib",
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE:    func(c *cobra.Command, args []string) error { return a.runIndex(c.Context(), args[0]) },
	}
}

func (a *app) runIndex(ctx context.Context, name string) error {
	dir, err := needCacheDir()
	if err != nil {
		return err
	}
	if strings.HasSuffix(name, ".gz") {
		return withHint(fmt.Errorf("indexing %s: a packed file can't be read from its middle", name),
			"gunzip -k %s, or --snapshot %s, which reads all of it each time", name, name)
	}
	n, err := arxiv.IndexSnapshot(ctx, name, indexFile(dir), func(done, total int64) {
		if isTerminal(a.stderr) && !a.quiet {
			fmt.Fprintf(a.stderr, "\r\x1b[Kindexing %d of %d MiB", done>>20, total>>20)
		}
	})
	if isTerminal(a.stderr) && !a.quiet {
		fmt.Fprintln(a.stderr)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("indexing %s: %w", name, cause(err))
	}
	a.note("%s: %s %s indexed", name, thousands(n), plural(n, "record", "records"))
	return nil
}

// indexFile is where the cache in dir keeps the index.
func indexFile(dir string) string { return filepath.Join(dir, "snapshot.idx") }

// openSnapshot returns the snapshot that --snapshot names or that was indexed;
// nil if there is none.
func (a *app) openSnapshot() (*arxiv.Snapshot, error) {
	dir := cacheDir()
	var indexed *arxiv.Snapshot
	var err error = fs.ErrNotExist
	if dir != "" {
		indexed, err = arxiv.OpenIndexed(indexFile(dir), bib.Text)
	}
	if a.snapshot != "" {
		if path, absErr := filepath.Abs(a.snapshot); absErr == nil && err == nil && indexed.Path() == path {
			return indexed, nil
		}
		snapshot, err := arxiv.OpenSnapshot(a.snapshot, bib.Text)
		if err != nil {
			return nil, withHint(fmt.Errorf("reading the snapshot %s: %w", a.snapshot, cause(err)), "name a file that is there")
		}
		return snapshot, nil
	}
	if err == nil {
		return indexed, nil
	}
	if _, stale := errors.AsType[*arxiv.StaleIndexError](err); stale {
		a.note("%v; it is not used\nhint: index it again, or remove %s", err, indexFile(dir))
	} else if !errors.Is(err, os.ErrNotExist) {
		a.note("the index of the snapshot is not used: %v", err)
	}
	return nil, nil
}
