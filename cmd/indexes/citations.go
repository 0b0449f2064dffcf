package indexes

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/graph/cite/bulk"
	"clipgraph/internal/fetched"
)

// Bulk citations: edge lists become an index, in the cache or in a separate file, which
// --cite and --citations read.

// citations makes the index of the edge lists.
func (m *Maker) citations(ctx context.Context, names []string) error {
	var inputs []bulk.Input
	for _, name := range names {
		file, size, err := files.OpenRead(m.Paths, "FILE", name)
		if err != nil {
			return err
		}
		defer file.Close()
		inputs = append(inputs, bulk.Input{Name: name, Reader: file, Size: size})
	}
	options := bulk.Options{Archive: m.Archive, Progress: m.indexing}
	var stats bulk.Stats
	var listErr error // the error of the lists, not of writing the index
	write := func(w io.Writer) error {
		stats, listErr = bulk.Write(ctx, w, inputs, options)
		return listErr
	}
	err := m.writeIndex(&options.Folder, write)
	m.EndLine()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case listErr != nil:
		err := fmt.Errorf("indexing: %w", files.Cause(listErr))
		return advice.Hint(err, "a line is 2203.05557,2109.01134: the citing paper, then the cited one")
	case err != nil:
		return err
	}
	for _, unread := range stats.Unread {
		for _, p := range unread.Problems {
			m.Problem(readlist.Problem{File: unread.Name, Line: p.Line, Col: 1, Message: p.Message})
		}
		if more := unread.Skipped - len(unread.Problems); more > 0 {
			m.Problems += more
			m.Note("%s: and %s more lines without a citation", unread.Name, tell.Thousands(more))
		}
	}
	m.Note("%s %s of %s works indexed", tell.Thousands(int(stats.Citations)), tell.Plural(int(stats.Citations), "citation", "citations"), tell.Thousands(int(stats.Works)))
	return nil
}

// writeIndex calls write to fill the file Output, or the index in the cache. It sets
// folder to the folder of the index.
func (m *Maker) writeIndex(folder *string, write func(io.Writer) error) error {
	if m.Output != "" {
		*folder = filepath.Dir(m.Output)
		return m.Emit(m.Output, write)
	}
	dir, err := m.Folder()
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
