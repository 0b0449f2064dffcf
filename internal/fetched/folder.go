// Package fetched is the folder that keeps what was fetched: papers, references, pages
// of the web, the index of arXiv's bulk metadata. All of it can be fetched again.
//
// [Open] is where to begin. Packages arxiv and cite keep answers below the folders that
// [AnswersFolder] names; [Folder.Page] and [Folder.KeepPage] keep pages;
// [Folder.Count] and [Folder.Clear] know all of it, and nothing of what others may have
// put there.
package fetched

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"

	"clipgraph/internal/cachedir"
)

// Folder is the folder. Packages arxiv and cite keep papers and references there, and
// the files that are named here are beside them. A nil Folder has no page and keeps
// none.
type Folder struct{ *cachedir.Dir }

const (
	listsFolder = "lists" // pages from the web, see pageName
	// IndexName is the file of the index of a snapshot.
	IndexName = "snapshot.idx"
	// CitationsName is the file of the index of citations.
	CitationsName = "citations.idx"
	// UnpackedName is the file of a snapshot that came packed.
	UnpackedName = "snapshot.json"
	// The files of the pace of requests, which processes share.
	ArXivLock   = "arxiv.lock"
	ScholarLock = "semantic-scholar.lock"
)

// Open returns the folder at path, which need not be there. The error is
// [cachedir.ErrForeign] where that is a folder with other files; a folder that can't be
// read or made is found out when it is used.
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

// Path returns the path of the folder, and "" of none.
func (f *Folder) Path() string {
	if f == nil {
		return ""
	}
	return f.Dir.Path()
}

// Lock returns the path of a file that processes lock, or "" if there can't be one: then
// each process keeps a pace of its own.
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

// earlierFiles has the files of a cache of a version that did not mark it: how
// they are named, and how the text of each begins.
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

// isEarlierCache reports whether all files of a folder are those of a cache that
// is not marked, as caches were not before November 2026: at least one, and each
// by its name and, unless it is empty, by its text.
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
		return errors.New("no file of a cache")
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
