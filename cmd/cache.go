package cmd

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"clipgraph/arxiv"
	"clipgraph/graph/cite"
	"clipgraph/internal/console"
)

// The cache is one folder: the papers as package arxiv keeps them, and the
// files that are named here.

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
how large they are. CLIPGRAPH_CACHE names another folder.`,
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

// cacheDir is the folder of what was fetched, or "" if there is none.
func cacheDir() string {
	if dir := os.Getenv("CLIPGRAPH_CACHE"); dir != "" {
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "clipgraph")
}

// listsDir is where the cache in dir keeps pages.
func listsDir(dir string) string { return filepath.Join(dir, "lists") }

// indexFile is where the cache in dir keeps the index.
func indexFile(dir string) string { return filepath.Join(dir, "snapshot.idx") }

// unpackedFile is where the cache in dir keeps a snapshot that came packed.
func unpackedFile(dir string) string { return filepath.Join(dir, "snapshot.json") }

// lockFile is where the cache in dir keeps the pace of requests to arXiv, which
// processes share.
func lockFile(dir string) string { return filepath.Join(dir, "arxiv.lock") }

// needCacheDir is cacheDir, where there has to be one.
func needCacheDir() (string, error) {
	dir := cacheDir()
	if dir == "" {
		return "", withHint(errors.New("finding the cache: there is no folder for one"), "set CLIPGRAPH_CACHE to a folder")
	}
	return dir, nil
}

func (a *app) runCache(asJSON bool) error {
	dir, err := needCacheDir()
	if err != nil {
		return err
	}
	papers, err := arxiv.NewCache(dir).Stat()
	if err != nil {
		return fmt.Errorf("reading the cache: %w", err)
	}
	cited, citedBytes, err := cite.NewCache(dir).Stat()
	if err != nil {
		return fmt.Errorf("reading the cache: %w", err)
	}
	lists, bytes, err := countFiles(listsDir(dir))
	if err != nil {
		return fmt.Errorf("reading the cache: %w", err)
	}
	for _, file := range []string{indexFile(dir), unpackedFile(dir)} {
		if info, err := os.Stat(file); err == nil {
			bytes += info.Size()
		}
	}
	content := cacheContent{dir, papers.Papers, papers.Absent, papers.Broken, cited, lists, papers.Bytes + citedBytes + bytes}
	if asJSON {
		return json.NewEncoder(a.stdout).Encode(content)
	}
	_, err = fmt.Fprintf(a.stdout, "%s\n%d %s, %d known to be absent, references of %d, %d %s, %.1f MiB\n", console.Log(dir),
		content.Papers, plural(content.Papers, "paper", "papers"), content.Absent, cited, lists, plural(lists, "list", "lists"), float64(content.Bytes)/(1<<20))
	if err == nil && content.Broken > 0 {
		a.note("%d %s could not be read and %s moved aside", content.Broken, plural(content.Broken, "file", "files"), plural(content.Broken, "was", "were"))
	}
	return err
}

func countFiles(dir string) (n int, bytes int64, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, 0, err
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			n++
			bytes += info.Size()
		}
	}
	return n, bytes, nil
}

// runCacheClear removes what this program keeps, and nothing else: the folder
// may be one that somebody named by mistake.
func (a *app) runCacheClear() error {
	dir, err := needCacheDir()
	if err != nil {
		return err
	}
	err = errors.Join(arxiv.NewCache(dir).Clear(), cite.NewCache(dir).Clear(), os.RemoveAll(listsDir(dir)), os.RemoveAll(indexFile(dir)), os.RemoveAll(unpackedFile(dir)))
	if err != nil {
		return fmt.Errorf("clearing the cache: %w", err)
	}
	a.note("%s: cleared", filepath.Clean(dir))
	return nil
}
