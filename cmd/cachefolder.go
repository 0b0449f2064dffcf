package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"clipgraph/cmd/advice"
	"clipgraph/internal/cachedir"
	"clipgraph/internal/fetched"
)

// openCache returns the cache folder. The error says why there is none; a folder that
// can't be read or created is reported when it is used.
func openCache() (*fetched.Folder, error) {
	path := os.Getenv("CLIPGRAPH_CACHE")
	if path == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return nil, advice.Hint(fmt.Errorf("finding the cache: %w", err), "set CLIPGRAPH_CACHE to a folder")
		}
		path = filepath.Join(base, "clipgraph")
	}
	folder, err := fetched.Open(path)
	if errors.Is(err, cachedir.ErrForeign) {
		return nil, advice.Hint(err, "set CLIPGRAPH_CACHE to a new folder, such as %s", filepath.Join(path, "clipgraph"))
	}
	return folder, err
}

// cache returns the cache folder, or nil if there is none, with a message once.
func (a *app) cache() *fetched.Folder {
	if !a.cacheOpened {
		a.cacheOpened = true
		dir, err := openCache()
		if err != nil {
			a.cacheFailed = true
			a.NoteError(err, "nothing is kept")
		}
		a.cacheDir = dir
	}
	return a.cacheDir
}
