package indexes

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"clipgraph"
	"clipgraph/arxiv/snapshot"
	"clipgraph/bib/lookup"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
	"clipgraph/graph/cite/bulk"
	"clipgraph/internal/fetched"
)

// Opener opens indexes. If one can't be used, it prints a message and the run continues
// without it.
type Opener struct {
	*tell.Teller
	Paths  *files.Register // records the files that are read
	Folder *fetched.Folder // the folder of the indexes; nil for none
}

// Snapshot returns arXiv's bulk metadata: the file that --snapshot names, or the indexed
// one. It returns nil if there is none.
func (o *Opener) Snapshot(named string) (*snapshot.File, error) {
	var indexed *snapshot.File
	var index string
	var err error = fs.ErrNotExist
	if dir := o.Folder; dir != nil {
		index, err = dir.File(fetched.IndexName, false)
	}
	if err == nil {
		indexed, err = snapshot.OpenIndexed(index)
	}
	if named != "" {
		if path, absErr := filepath.Abs(named); absErr == nil && err == nil && indexed.Path() == path {
			return indexed, o.Paths.Reads("--snapshot", named)
		}
		if err := o.Paths.Reads("--snapshot", named); err != nil {
			return nil, err
		}
		file, err := snapshot.Open(named)
		if err != nil {
			return nil, advice.Hint(fmt.Errorf("reading the snapshot %s: %w", named, files.Cause(err)), "give the name of an existing file")
		}
		return file, nil
	}
	if err == nil {
		return indexed, o.Paths.Reads("the index of the snapshot", indexed.Path())
	}
	if _, stale := errors.AsType[*snapshot.StaleIndexError](err); stale {
		o.Note("%v; it is not used", err)
		o.Note("hint: index it again, or remove %s", index)
	} else if !errors.Is(err, os.ErrNotExist) {
		o.Note("the index of the snapshot is not used: %v", err)
	}
	return nil, nil
}

// Titles returns the indexed bibliographies, and last arXiv's bulk metadata: what a
// bibliography has of a work is where it was published.
func (o *Opener) Titles() ([]clipgraph.TitleSource, error) {
	dir := o.Folder
	if dir == nil {
		return nil, nil
	}
	indexes := dir.TitlesIndexes()
	ofArXiv, err := dir.File(fetched.IndexTitlesName, false)
	if err == nil {
		indexes = append(indexes, ofArXiv)
	}
	var sources []clipgraph.TitleSource
	for _, index := range indexes {
		b, err := lookup.Open(index)
		stale, ok := errors.AsType[*lookup.StaleIndexError](err)
		if index == ofArXiv && (ok || errors.Is(err, fs.ErrNotExist)) {
			continue // Snapshot reports it
		}
		if ok {
			o.Note("%v; it is not used", err)
			o.Note("hint: clipgraph index %s, or remove %s", stale.Path, index)
			continue
		}
		if err != nil {
			o.Note("an index of titles is not used: %v", err)
			continue
		}
		if err := o.Paths.Reads("an index of titles", b.Path()); err != nil {
			return nil, err
		}
		sources = append(sources, b)
	}
	return sources, nil
}

// Citations returns the index of citations, or nil if there is none or it can't be used.
func (o *Opener) Citations() *bulk.Index {
	dir := o.Folder
	if dir == nil {
		return nil
	}
	path, err := dir.File(fetched.CitationsName, false)
	var index *bulk.Index
	if err == nil {
		index, err = bulk.Open(path)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		o.Note("the index of citations is not used: %v", files.Cause(err))
		o.Note("hint: make it again, or remove it: clipgraph cache clear")
	}
	return index
}

// IsOfCitations reports whether an open file is an index of citations.
func IsOfCitations(file *os.File) bool {
	head := make([]byte, len(bulk.Magic))
	n, _ := file.ReadAt(head, 0) // fails for a pipe, which is not an index
	return bulk.Is(head[:n])
}
