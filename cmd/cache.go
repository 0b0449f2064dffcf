package cmd

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/graph/cite"
	"clipgraph/internal/cachedir"
	"clipgraph/internal/console"
)

// cacheContent is what "cache --json" prints.
type cacheContent struct {
	Dir    string `json:"dir"`
	Papers int    `json:"papers"` // that are known
	Absent int    `json:"absent"` // identifiers of which arXiv has no paper
	Broken int    `json:"broken"` // files that were moved aside
	Cited  int    `json:"cited"`  // papers whose references were asked for
	Lists  int    `json:"lists"`  // pages from the web
	Bytes  int64  `json:"bytes"`
}

func newCacheCmd(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "cache",
		Short:   "where fetched papers and lists are kept, and how many",
		GroupID: "other",
		Long: `Print where what was fetched is kept, how many papers and lists there are, and
how large they are. CLIPGRAPH_CACHE names another folder: one that is new, empty,
or a cache already.`,
		Example: "  clipgraph cache\n  clipgraph cache clear",
		Args:    usageArgs(cobra.NoArgs),
		RunE:    func(*cobra.Command, []string) error { return a.runCache(asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.AddCommand(&cobra.Command{
		Use:     "clear",
		Short:   "remove what is kept; it is fetched again when it is needed",
		Example: "  clipgraph cache clear\n  clipgraph cache clear && clipgraph fetch README.md",
		Args:    usageArgs(cobra.NoArgs),
		RunE:    func(*cobra.Command, []string) error { return a.runCacheClear() },
	})
	return c
}

func (a *app) runCache(asJSON bool) error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	content, err := countCache(dir)
	if err != nil {
		return fmt.Errorf("reading the cache: %w", err)
	}
	if asJSON {
		return json.NewEncoder(a.stdout).Encode(content)
	}
	_, err = fmt.Fprintf(a.stdout, "%s\n%d %s, %d known to be absent, references of %d, %d %s, %.1f MiB\n", console.Log(content.Dir),
		content.Papers, plural(content.Papers, "paper", "papers"), content.Absent, content.Cited, content.Lists, plural(content.Lists, "list", "lists"), float64(content.Bytes)/(1<<20))
	if err == nil && content.Broken > 0 {
		a.note("%d %s can't be read", content.Broken, plural(content.Broken, "file", "files"))
	}
	return err
}

// countCache counts what the cache holds.
func countCache(dir *cachedir.Dir) (cacheContent, error) {
	content := cacheContent{Dir: dir.Path()}
	folders, err := answersFolders(dir)
	if err != nil {
		return content, err
	}
	for _, folder := range folders {
		papers, err := arxiv.NewCache(dir.Path(), folder).Stat()
		if err != nil {
			return content, err
		}
		cited, bytes, err := cite.NewCache(dir.Path(), folder).Stat()
		if err != nil {
			return content, err
		}
		content.Papers, content.Absent, content.Broken = content.Papers+papers.Papers, content.Absent+papers.Absent, content.Broken+papers.Broken
		content.Cited, content.Bytes = content.Cited+cited, content.Bytes+papers.Bytes+bytes
	}
	err = dir.Walk(listsFolder, func(name string, size int64) error {
		if isPageName(name) {
			content.Lists++
			content.Bytes += size
		}
		return nil
	})
	for _, name := range []string{indexName, unpackedName} {
		if path, err := dir.File(name, false); err == nil {
			if info, err := os.Lstat(path); err == nil {
				content.Bytes += info.Size()
			}
		}
	}
	return content, err
}

// runCacheClear removes the files that this program makes, and nothing else: a
// cache may be in a folder that somebody also uses otherwise.
func (a *app) runCacheClear() error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	folders, err := answersFolders(dir)
	for _, folder := range folders {
		err = errors.Join(err, arxiv.NewCache(dir.Path(), folder).Clear(), cite.NewCache(dir.Path(), folder).Clear())
	}
	err = errors.Join(err, dir.Remove(mirrorsFolder, func(string) bool { return false }), // folders that are empty now
		dir.Remove(listsFolder, isPageName), dir.Remove(".", func(name string) bool { return name == indexName || name == unpackedName }))
	if err != nil {
		return fmt.Errorf("clearing the cache: %w", err)
	}
	a.note("%s: cleared", filepath.Clean(dir.Path()))
	return nil
}
