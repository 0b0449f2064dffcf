package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/graph/cite/bulk"
	"clipgraph/internal/fetched"
)

// Citations in bulk: edge lists become an index, beside the cache or in a file of its
// own, which --cite and --citations read.

// indexCitations makes the index of the edge lists.
func (a *app) indexCitations(ctx context.Context, names []string, o indexOptions) error {
	var inputs []bulk.Input
	for _, name := range names {
		file, size, err := files.OpenRead(&a.paths, "FILE", name)
		if err != nil {
			return err
		}
		defer file.Close()
		inputs = append(inputs, bulk.Input{Name: name, Reader: file, Size: size})
	}
	options := bulk.Options{Archive: o.archive, Progress: func(done, total int64) {
		a.Line("indexing %d of %d MiB", done>>20, total>>20)
	}}
	var stats bulk.Stats
	var failed error // of the lists, and not of the place of the index
	write := func(w io.Writer) error {
		stats, failed = bulk.Write(ctx, w, inputs, options)
		return failed
	}
	err := a.writeIndex(o.output, &options.Folder, write)
	a.EndLine()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed != nil:
		err := fmt.Errorf("indexing: %w", files.Cause(failed))
		return advice.Hint(err, "a line is 2203.05557,2109.01134: the citing paper, then the cited one")
	case err != nil:
		return err
	}
	for _, unread := range stats.Unread {
		for _, p := range unread.Problems {
			a.Problem(readlist.Problem{File: unread.Name, Line: p.Line, Col: 1, Message: p.Message})
		}
		if more := unread.Skipped - len(unread.Problems); more > 0 {
			a.Problems += more
			a.Note("%s: and %s more lines without a citation", unread.Name, tell.Thousands(more))
		}
	}
	a.Note("%s %s of %s works indexed", tell.Thousands(int(stats.Citations)), tell.Plural(int(stats.Citations), "citation", "citations"), tell.Thousands(int(stats.Works)))
	return nil
}

// writeIndex has write fill the file output, or the index beside the cache. folder
// becomes that in which the index is.
func (a *app) writeIndex(output string, folder *string, write func(io.Writer) error) error {
	if output != "" {
		*folder = filepath.Dir(output)
		return a.emit(output, write)
	}
	dir, err := openCache()
	if err != nil {
		return err
	}
	path, err := dir.File(fetched.CitationsName, true)
	if err != nil {
		return fmt.Errorf("writing the index: %w", files.Cause(err))
	}
	*folder = filepath.Dir(path)
	if err := dir.WriteFile(fetched.CitationsName, write); err != nil {
		return fmt.Errorf("writing the index: %w", files.Cause(err))
	}
	return nil
}

// cachedCitations returns the index beside the cache; nil if there is none, or none that
// can be used, which is said.
func (a *app) cachedCitations() *bulk.Index {
	dir := a.cache()
	if dir == nil {
		return nil
	}
	path, err := dir.File(fetched.CitationsName, false)
	var index *bulk.Index
	if err == nil {
		index, err = bulk.Open(path)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		a.Note("the index of citations is not used: %v", files.Cause(err))
		a.Note("hint: make it again, or remove it: clipgraph cache clear")
	}
	return index
}

// holdsIndex reports whether an open file is an index of citations.
func holdsIndex(file *os.File) bool {
	head := make([]byte, len(bulk.Magic))
	n, _ := file.ReadAt(head, 0) // a pipe holds none
	return bulk.Is(head[:n])
}
