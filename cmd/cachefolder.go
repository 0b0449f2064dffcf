package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"clipgraph/internal/cachedir"
)

// The cache is one folder: the papers and the references as packages arxiv and
// cite keep them, and the files that are named here.
const (
	listsFolder  = "lists"         // pages from the web, see pageName
	indexName    = "snapshot.idx"  // the index of a snapshot
	unpackedName = "snapshot.json" // a snapshot that came packed
	// The pace of requests, which processes share.
	arxivLock   = "arxiv.lock"
	scholarLock = "semantic-scholar.lock"
)

// openCache returns the folder of what was fetched. The error says why there is
// none; a folder that can't be read or made is found out when it is used.
func openCache() (*cachedir.Dir, error) {
	path := os.Getenv("CLIPGRAPH_CACHE")
	if path == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return nil, withHint(fmt.Errorf("finding the cache: %w", err), "set CLIPGRAPH_CACHE to a folder")
		}
		path = filepath.Join(base, "clipgraph")
	}
	dir := cachedir.New(path)
	if err := dir.Adopt(isEarlierCache); err != nil {
		return nil, fmt.Errorf("marking the cache: %w", err)
	}
	if err := dir.Check(); errors.Is(err, cachedir.ErrForeign) {
		return nil, withHint(fmt.Errorf("using the cache: %w", err), "set CLIPGRAPH_CACHE to a new folder, such as %s", filepath.Join(path, "clipgraph"))
	}
	return dir, nil
}

// cache returns the folder of what was fetched, or nil if there is none to use,
// which is said once.
func (a *app) cache() *cachedir.Dir {
	if !a.cacheOpened {
		a.cacheOpened = true
		dir, err := openCache()
		if err != nil {
			a.cacheFailed = true
			a.progress.end()
			a.note("%v; nothing is kept", err)
			if h, ok := errors.AsType[*hintError](err); ok {
				a.note("hint: %s", h.hint)
			}
		}
		a.cacheDir = dir
	}
	return a.cacheDir
}

// cachePath returns the path of the folder of what was fetched, or "".
func (a *app) cachePath() string {
	if dir := a.cache(); dir != nil {
		return dir.Path()
	}
	return ""
}

// lockFile returns the path of a file of the cache that processes lock, or "" if
// there can't be one.
func (a *app) lockFile(name string) string {
	dir := a.cache()
	if dir == nil {
		return ""
	}
	path, err := dir.File(name, true)
	if err != nil {
		return "" // then each process keeps a pace of its own
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
	{regexp.MustCompile(`^snapshot\.idx$`), regexp.MustCompile(`^clipgraph snapshot index 1\n`)},
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
