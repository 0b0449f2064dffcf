package indexes

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"clipgraph/bib/lookup"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/internal/fetched"
)

// titles indexes the titles of bibliographies.
func (m *Maker) titles(ctx context.Context, names []string) error {
	dir, err := m.Folder()
	if err != nil {
		return err
	}
	for _, name := range names {
		n, err := m.titlesOf(ctx, dir, name)
		m.EndLine()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("indexing %s: %w", name, files.Cause(err))
		}
		m.Note("%s: %s %s indexed", name, tell.Thousands(n), tell.Plural(n, "title", "titles"))
	}
	return nil
}

// titlesOf indexes one bibliography and returns the number of its titles.
func (m *Maker) titlesOf(ctx context.Context, dir *fetched.Folder, name string) (entries int, err error) {
	index, to, err := dir.TitlesFiles(name)
	if err != nil {
		return 0, err
	}
	file := filepath.Join(dir.Path(), to)
	if slices.Contains(m.records, name) {
		err = m.rewrite(ctx, dir, name, to)
	} else {
		file, err = m.unpacked(ctx, dir, name, to)
	}
	if err != nil {
		return 0, err
	}
	return lookup.Build(ctx, file, index, filepath.Base(name), m.indexing)
}
