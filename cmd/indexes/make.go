// Package indexes makes and opens the indexes of data that are too large to read in every
// run: arXiv's metadata, bibliographies of millions of entries, and citations. A [Maker]
// makes them, in the cache folder or, for citations, in a separate file. An [Opener]
// opens them, and reports those that can't be used.
package indexes

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"clipgraph/arxiv/snapshot"
	"clipgraph/bib/lookup"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/internal/fetched"
)

// Maker makes indexes.
type Maker struct {
	*tell.Teller
	Paths  *files.Register                 // records the files that are read
	Folder func() (*fetched.Folder, error) // the folder for the indexes

	Output  string      // the file for an index of citations; "" for the folder
	Archive string      // the archive of bare numbers in edge lists, such as "hep-th"; "" for the one in the file
	Limit   files.Limit // for files that are read as a whole
	// Emit calls write with the file output.
	Emit func(output string, write func(io.Writer) error) error

	records []string // the files of kind records
}

// Make indexes files, all of one kind. The error is an [advice.UsageError] for files that
// can't be indexed together.
func (m *Maker) Make(ctx context.Context, names []string) error {
	kinds := map[kind]int{}
	for _, name := range names {
		kind, err := kindOf(name)
		if err != nil {
			return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
		}
		if kind == records {
			m.records = append(m.records, name)
			kind = titles
		}
		kinds[kind]++
	}
	switch {
	case len(kinds) > 1:
		return advice.Usage(advice.Hint(errors.New("the files are of several kinds: index arXiv metadata, bibliographies and citations separately"), "clipgraph index %s", names[0]))
	case m.Output != "" && kinds[citations] == 0:
		return advice.Usage(advice.Hint(errors.New("-o is only for an index of citations; other indexes are kept beside the cache"), "clipgraph index %s", names[0]))
	case kinds[metadata] > 1:
		return advice.Usage(advice.Hint(errors.New("arXiv's bulk metadata is a single file"), "clipgraph index arxiv-metadata-oai-snapshot.json"))
	case kinds[metadata] == 1:
		return m.metadata(ctx, names[0])
	case kinds[titles] > 0:
		return m.titles(ctx, names)
	}
	return m.citations(ctx, names)
}

// metadata indexes arXiv's bulk metadata, by identifiers and by titles.
func (m *Maker) metadata(ctx context.Context, name string) error {
	dir, err := m.Folder()
	if err != nil {
		return err
	}
	index, err := dir.File(fetched.IndexName, true)
	titles, titlesErr := dir.File(fetched.IndexTitlesName, true)
	if err := cmp.Or(err, titlesErr); err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	file, err := m.unpacked(ctx, dir, name, fetched.UnpackedName)
	var n int
	if err == nil {
		n, err = snapshot.Index(ctx, file, index, m.indexing)
	}
	if err == nil {
		_, err = lookup.Build(ctx, file, titles, filepath.Base(name), m.indexing)
	}
	m.EndLine()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && !errors.Is(err, lookup.ErrNoTitles) {
		return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
	}
	m.Note("%s: %s %s indexed", name, tell.Thousands(n), tell.Plural(n, "record", "records"))
	return nil
}

// unpacked returns the path of a file with random access: name itself, or its
// decompressed copy in the folder.
func (m *Maker) unpacked(ctx context.Context, dir *fetched.Folder, name, to string) (string, error) {
	if !strings.HasSuffix(name, ".gz") {
		return name, nil
	}
	err := dir.Unpack(ctx, name, to, func(done int64) { m.Line("decompressing, %d MiB so far", done>>20) })
	return filepath.Join(dir.Path(), to), err
}

// indexing shows the progress, in bytes.
func (m *Maker) indexing(done, total int64) { m.Line("indexing %d of %d MiB", done>>20, total>>20) }
