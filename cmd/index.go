package cmd

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/arxiv/snapshot"
	"clipgraph/internal/cachedir"
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
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE:    func(c *cobra.Command, args []string) error { return a.runIndex(c.Context(), args[0]) },
	}
}

func (a *app) runIndex(ctx context.Context, name string) error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	index, err := dir.File(indexName, true)
	if err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	line := func(format string, args ...any) { a.progress.line(a, fmt.Sprintf(format, args...)) }
	file := name
	if strings.HasSuffix(name, ".gz") {
		file = filepath.Join(dir.Path(), unpackedName)
		err = unpack(ctx, name, dir, func(done int64) { line("unpacking, %d MiB so far", done>>20) })
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
		return fmt.Errorf("indexing %s: %w", name, cause(err))
	}
	a.note("%s: %s %s indexed", name, thousands(n), plural(n, "record", "records"))
	return nil
}

// maxUnpacked bounds what is unpacked, in bytes: several times the size of
// arXiv's metadata.
const maxUnpacked = 64 << 30

// unpack unpacks the gzip file name into the cache, where it is whole or not at
// all.
func unpack(ctx context.Context, name string, dir *cachedir.Dir, progress func(done int64)) error {
	packed, err := os.Open(name)
	if err != nil {
		return err
	}
	defer packed.Close()
	r, err := gzip.NewReader(bufio.NewReaderSize(packed, 1<<20))
	if err != nil {
		return err
	}
	return dir.WriteFile(unpackedName, func(out io.Writer) error {
		var done int64
		for buffer := make([]byte, 4<<20); err == nil; {
			var n int
			n, err = io.ReadFull(contextReader{ctx, r}, buffer)
			done += int64(n)
			if _, writeErr := out.Write(buffer[:n]); writeErr != nil {
				err = writeErr
			} else if done > maxUnpacked {
				err = fmt.Errorf("it unpacks to more than %d GiB", maxUnpacked>>30)
			}
			progress(done)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) && ctx.Err() == nil && ended(r) {
			return nil
		}
		return err
	})
}

// ended tells whether nothing is left of r, and so that what a read cut short
// was the end of the file and not a file that is cut off.
func ended(r io.Reader) bool {
	n, err := r.Read(make([]byte, 1))
	return n == 0 && err == io.EOF
}

// openSnapshot returns the snapshot that --snapshot names or that was indexed;
// nil if there is none.
func (a *app) openSnapshot() (*snapshot.File, error) {
	var indexed *snapshot.File
	var index string
	var err error = fs.ErrNotExist
	if dir := a.cache(); dir != nil {
		index, err = dir.File(indexName, false)
	}
	if err == nil {
		indexed, err = snapshot.OpenIndexed(index)
	}
	if a.snapshot != "" {
		if path, absErr := filepath.Abs(a.snapshot); absErr == nil && err == nil && indexed.Path() == path {
			return indexed, a.paths.reads("--snapshot", a.snapshot)
		}
		if err := a.paths.reads("--snapshot", a.snapshot); err != nil {
			return nil, err
		}
		file, err := snapshot.Open(a.snapshot)
		if err != nil {
			return nil, withHint(fmt.Errorf("reading the snapshot %s: %w", a.snapshot, cause(err)), "name a file that is there")
		}
		return file, nil
	}
	if err == nil {
		return indexed, a.paths.reads("the index of the snapshot", indexed.Path())
	}
	if _, stale := errors.AsType[*snapshot.StaleIndexError](err); stale {
		a.note("%v; it is not used", err)
		a.note("hint: index it again, or remove %s", index)
	} else if !errors.Is(err, os.ErrNotExist) {
		a.note("the index of the snapshot is not used: %v", err)
	}
	return nil, nil
}
