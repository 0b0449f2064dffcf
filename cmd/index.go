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
	"clipgraph/bib/lookup"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/meant"
	"clipgraph/cmd/tell"
	"clipgraph/internal/fetched"
)

type indexOptions struct {
	output  string
	archive string
}

func newIndexCmd(a *app) *cobra.Command {
	var o indexOptions
	c := &cobra.Command{
		Use:     "index FILE [FILE...]",
		Short:   "index arXiv's metadata, a bibliography or citations, for use offline",
		GroupID: "other",
		Long: `Index arXiv's bulk metadata, arxiv-metadata-oai-snapshot.json as Kaggle has it.
From then on papers are looked up in it before arXiv is asked. The index is kept
beside the cache and is some 1 % of the file, which has to stay where it is. A
file that changed is noticed, and has to be indexed again. A file that ends in
.gz is unpacked into the cache, for it can't be read from its middle.

Or index a bibliography of any size: a .bib, as the ACL Anthology's, or DBLP's
dump, dblp.xml.gz. From then on papers without an identifier are found there by
title and first author, and preprints that were published. Several may be
indexed; each stays where it is. The index is some 2 % of the file.

Or index citations: edge lists of any size, with two identifiers of arXiv's or
DOIs a line, the citing paper first, .gz too. From then on --cite finds there
what papers cite before Semantic Scholar is asked, and offline. With -o the index
is a file of its own, for --citations. It needs the edge lists no more.`,
		Example: "  clipgraph index arxiv-metadata-oai-snapshot.json\n  clipgraph index anthology.bib && clipgraph bib --offline README.md\n  clipgraph index edges.csv\n" +
			"  clipgraph index -o cites.idx edges.csv && clipgraph rank --citations cites.idx README.md",
		Args: meant.Arguments,
		RunE: func(c *cobra.Command, args []string) error { return a.runIndex(c.Context(), args, o) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "write the index of citations to `FILE`, and not beside the cache")
	c.Flags().StringVar(&o.archive, "citations-archive", "", "the `ARCHIVE` of bare numbers in edge lists, as hep-th (default: that which a file names)")
	return c
}

func (a *app) runIndex(ctx context.Context, names []string, o indexOptions) error {
	if err := checkArchive(o.archive); err != nil {
		return err
	}
	kinds := map[bulkKind]int{}
	for _, name := range names {
		kind, err := bulkKindOf(name)
		if err != nil {
			return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
		}
		kinds[kind]++
	}
	switch {
	case len(kinds) > 1:
		return advice.Usage(advice.Hint(errors.New("these files are of several kinds: index arXiv's metadata, bibliographies and citations apart"), "clipgraph index %s", names[0]))
	case o.output != "" && kinds[bulkCitations] == 0:
		return advice.Usage(advice.Hint(errors.New("-o is for an index of citations; others are beside the cache"), "clipgraph index %s", names[0]))
	case kinds[bulkMetadata] > 1:
		return advice.Usage(advice.Hint(errors.New("arXiv's bulk metadata is one file, indexed alone"), "clipgraph index arxiv-metadata-oai-snapshot.json"))
	case kinds[bulkMetadata] == 1:
		return a.indexMetadata(ctx, names[0])
	case kinds[bulkTitles] > 0:
		return a.indexTitles(ctx, names)
	}
	return a.indexCitations(ctx, names, o)
}

// bulkKind is what a file to index holds.
type bulkKind int

const (
	bulkCitations bulkKind = iota
	bulkMetadata           // of arXiv's
	bulkTitles             // a bibliography
)

// bulkKindOf tells what a file holds by its name or by how it begins; of a packed one
// its content.
func bulkKindOf(name string) (bulkKind, error) {
	if filepath.Ext(strings.TrimSuffix(name, ".gz")) == ".json" {
		return bulkMetadata, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	in := bufio.NewReader(file)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return 0, err
		}
		in = bufio.NewReader(unpacked)
	}
	start := make([]byte, lookup.Start)
	n, err := io.ReadFull(in, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	switch start = start[:n]; {
	case n > 0 && start[0] == '{':
		return bulkMetadata, nil
	case lookup.IsBibliography(start):
		return bulkTitles, nil
	}
	return bulkCitations, nil
}

// indexMetadata indexes arXiv's bulk metadata.
func (a *app) indexMetadata(ctx context.Context, name string) error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	index, err := dir.File(fetched.IndexName, true)
	if err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	line := func(format string, args ...any) { a.Line(format, args...) }
	file := name
	if strings.HasSuffix(name, ".gz") {
		file = filepath.Join(dir.Path(), fetched.UnpackedName)
		err = dir.Unpack(ctx, name, fetched.UnpackedName, func(done int64) { line("unpacking, %d MiB so far", done>>20) })
	}
	var n int
	if err == nil {
		n, err = snapshot.Index(ctx, file, index, func(done, total int64) { line("indexing %d of %d MiB", done>>20, total>>20) })
	}
	a.EndLine()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
	}
	a.Note("%s: %s %s indexed", name, tell.Thousands(n), tell.Plural(n, "record", "records"))
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
		a.Note("%v; it is not used", err)
		a.Note("hint: index it again, or remove %s", index)
	} else if !errors.Is(err, os.ErrNotExist) {
		a.Note("the index of the snapshot is not used: %v", err)
	}
	return nil, nil
}
