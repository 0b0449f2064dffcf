package cmd

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"clipgraph"
	"clipgraph/bib/lookup"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/internal/fetched"
)

// indexTitles indexes bibliographies by their titles.
func (a *app) indexTitles(ctx context.Context, names []string) error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	for _, name := range names {
		n, err := a.indexTitlesOf(ctx, dir, name)
		a.EndLine()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
		}
		a.Note("%s: %s %s indexed", name, tell.Thousands(n), tell.Plural(n, "title", "titles"))
	}
	return nil
}

// indexTitlesOf indexes one bibliography, and returns how many titles it has.
func (a *app) indexTitlesOf(ctx context.Context, dir *fetched.Folder, name string) (entries int, err error) {
	line := func(format string, args ...any) { a.Line(format, args...) }
	index, unpacked, err := dir.TitlesFiles(name)
	if err != nil {
		return 0, err
	}
	file := name
	if strings.HasSuffix(name, ".gz") {
		file = filepath.Join(dir.Path(), unpacked)
		if err := dir.Unpack(ctx, name, unpacked, func(done int64) { line("unpacking, %d MiB so far", done>>20) }); err != nil {
			return 0, err
		}
	}
	return lookup.Build(ctx, file, index, func(done, total int64) { line("indexing %d of %d MiB", done>>20, total>>20) })
}

// titleSources returns the bibliographies that were indexed.
func (a *app) titleSources() ([]clipgraph.TitleSource, error) {
	dir := a.cache()
	if dir == nil {
		return nil, nil
	}
	var sources []clipgraph.TitleSource
	for _, index := range dir.TitlesIndexes() {
		b, err := lookup.Open(index)
		if stale, ok := errors.AsType[*lookup.StaleIndexError](err); ok {
			a.Note("%v; it is not used", err)
			a.Note("hint: clipgraph index %s, or remove %s", stale.Path, index)
			continue
		}
		if err != nil {
			a.Note("an index of titles is not used: %v", err)
			continue
		}
		if err := a.paths.Reads("an index of titles", b.Path()); err != nil {
			return nil, err
		}
		sources = append(sources, b)
	}
	return sources, nil
}
