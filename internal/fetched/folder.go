// Package fetched manages the cache folder: papers, references, web pages, and the
// indexes of arXiv's bulk metadata. All of it can be fetched again.
//
// Start with [Open]. Packages arxiv and cite keep answers below the folders that
// [AnswersFolder] names; [Folder.Page] and [Folder.KeepPage] keep pages; [Folder.Count]
// and [Folder.Clear] cover all of it, but none of the files that others may have put
// there.
package fetched

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"

	"clipgraph/internal/cachedir"
)

// Folder is the cache folder. A nil Folder has no pages and keeps none.
type Folder struct{ *cachedir.Dir }

const (
	listsFolder = "lists" // web pages, see pageName
	// IndexName is the index of a snapshot.
	IndexName = "snapshot.idx"
	// IndexTitlesName is the index of the titles of a snapshot.
	IndexTitlesName = "snapshot-titles.idx"
	// CitationsName is the index of citations.
	CitationsName = "citations.idx"
	// UnpackedName is a snapshot that was unpacked.
	UnpackedName = "snapshot.json"
	// The lock files by which processes share the pace of requests.
	ArXivLock   = "arxiv.lock"
	ScholarLock = "semantic-scholar.lock"
)

// Open returns the folder at path, which need not exist. The error wraps
// [cachedir.ErrForeign] if the folder holds other files. A folder that can't be read or
// made causes no error here, but when it is used.
func Open(path string) (*Folder, error) {
	dir := cachedir.New(path)
	if err := dir.Adopt(isEarlierCache); err != nil {
		return nil, fmt.Errorf("marking the cache: %w", err)
	}
	if err := dir.Check(); errors.Is(err, cachedir.ErrForeign) {
		return nil, fmt.Errorf("using the cache: %w", err)
	}
	return &Folder{dir}, nil
}

// Path returns the path of the folder, or "" if f is nil.
func (f *Folder) Path() string {
	if f == nil {
		return ""
	}
	return f.Dir.Path()
}

// Lock returns the path of a file that processes lock. It is "" if the file can't be
// made; each process then keeps its own pace.
func (f *Folder) Lock(name string) string {
	if f == nil {
		return ""
	}
	path, err := f.File(name, true)
	if err != nil {
		return ""
	}
	return path
}

// earlierFiles describes the files of a cache made by a version that wrote no marker: a
// pattern of the name and of the first bytes.
var earlierFiles = []struct {
	name *regexp.Regexp
	text *regexp.Regexp
}{
	{regexp.MustCompile(`^(papers|citations)-1/(\d{4}/\d{4}\.\d{4,5}|[a-zA-Z-]+/\d{4}/\d{7})\.(json|bad)$`), regexp.MustCompile(`^\{"arxiv":"`)},
	{regexp.MustCompile(`^` + listsFolder + `/[0-9a-f]{32}$`), regexp.MustCompile(`^(W/)?"`)},
	{regexp.MustCompile(`^snapshot\.idx$`), regexp.MustCompile(`^clipgraph snapshot index [0-9]+\n`)},
	{regexp.MustCompile(`^snapshot\.json$`), regexp.MustCompile(`^\{"id":"`)},
	{regexp.MustCompile(`^(arxiv|semantic-scholar)\.lock$`), regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d`)},
}

// isEarlierCache reports whether a folder is a cache without a marker, as written before
// November 2026: it has at least one file, and each file matches earlierFiles by its name
// and, unless it is empty, by its text.
func isEarlierCache(folder fs.FS) bool {
	known := 0
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		for _, file := range earlierFiles {
			if !file.name.MatchString(name) || !entry.Type().IsRegular() {
				continue
			}
			text, err := firstBytes(folder, name)
			if len(text) > 0 && file.text.Match(text) {
				known++
			} else if err != nil || len(text) > 0 {
				break
			}
			return nil
		}
		return errors.New("not a file of a cache")
	})
	return err == nil && known > 0
}

func firstBytes(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 64))
}
