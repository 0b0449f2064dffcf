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

	"clipgraph/arxiv/snapshot"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/meant"
	"clipgraph/internal/fetched"
)

func newIndexCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "index FILE",
		Short:   "index arXiv's bulk metadata, from which any list then resolves offline",
		GroupID: "other",
		Long: `Index arXiv's bulk metadata, arxiv-metadata-oai-snapshot.json as Kaggle has it.
From then on papers are looked up in it before arXiv is asked. The index is kept
beside the cache and is some 1 % of the file, which has to stay where it is. A
file that changed is noticed, and has to be indexed again. A file that ends in
.gz is unpacked into the cache, for it can't be read from its middle.`,
		Example: "  clipgraph index arxiv-metadata-oai-snapshot.json\n  clipgraph bib --offline README.md > refs.bib",
		Args:    meant.Arguments,
		RunE:    func(c *cobra.Command, args []string) error { return a.runIndex(c.Context(), args[0]) },
	}
}

func (a *app) runIndex(ctx context.Context, name string) error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	index, err := dir.File(fetched.IndexName, true)
	if err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	line := func(format string, args ...any) { a.progress.line(a, fmt.Sprintf(format, args...)) }
	file := name
	if strings.HasSuffix(name, ".gz") {
		file = filepath.Join(dir.Path(), fetched.UnpackedName)
		err = dir.Unpack(ctx, name, func(done int64) { line("unpacking, %d MiB so far", done>>20) })
	}
	var n int
	if err == nil {
		n, err = snapshot.Index(ctx, file, index, func(done, total int64) { line("indexing %d of %d MiB", done>>20, total>>20) })
	}
	a.progress.end()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
	}
	a.note("%s: %s %s indexed", name, thousands(n), plural(n, "record", "records"))
	return nil
}

// openSnapshot returns the snapshot that --snapshot names or that was indexed;
// nil if there is none.
func (a *app) openSnapshot() (*snapshot.File, error) {
	var indexed *snapshot.File
	var index string
	var err error = fs.ErrNotExist
	if dir := a.cache(); dir != nil {
		index, err = dir.File(fetched.IndexName, false)
	}
	if err == nil {
		indexed, err = snapshot.OpenIndexed(index)
	}
	if a.snapshot != "" {
		if path, absErr := filepath.Abs(a.snapshot); absErr == nil && err == nil && indexed.Path() == path {
			return indexed, a.paths.Reads("--snapshot", a.snapshot)
		}
		if err := a.paths.Reads("--snapshot", a.snapshot); err != nil {
			return nil, err
		}
		file, err := snapshot.Open(a.snapshot)
		if err != nil {
			return nil, advice.Hint(fmt.Errorf("reading the snapshot %s: %w", a.snapshot, files.Cause(err)), "name a file that is there")
		}
		return file, nil
	}
	if err == nil {
		return indexed, a.paths.Reads("the index of the snapshot", indexed.Path())
	}
	if _, stale := errors.AsType[*snapshot.StaleIndexError](err); stale {
		a.note("%v; it is not used", err)
		a.note("hint: index it again, or remove %s", index)
	} else if !errors.Is(err, os.ErrNotExist) {
		a.note("the index of the snapshot is not used: %v", err)
	}
	return nil, nil
}
