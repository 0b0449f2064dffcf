package indexes

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
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

// rewrite converts the records of a bibliography to BibTeX in the file to of the folder.
func (m *Maker) rewrite(ctx context.Context, dir *fetched.Folder, name, to string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	in := []files.Input{files.File(name, info)}
	if err := m.Limit.ReadAll(ctx, in); err != nil {
		return err
	}
	list, err := readlist.Read(ctx, name, in[0].Data)
	if err != nil {
		return err
	}
	return dir.WriteFile(to, func(out io.Writer) error {
		w := bib.NewWriter(out)
		for i := range list.Rows {
			if row := list.Rows[i].Work; row.Title != "" && len(row.Authors) > 0 {
				if err := w.Write(bib.NewEntry(row, "r"+strconv.Itoa(i), bib.Options{})); err != nil {
					return err
				}
			}
		}
		return w.Flush()
	})
}
