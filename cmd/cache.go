package cmd

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"clipgraph/cmd/meant"
	"clipgraph/cmd/tell"
	"clipgraph/internal/console"
)

func newCacheCmd(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "cache",
		Short:   "show the cache of fetched papers and lists",
		GroupID: "other",
		Long: `Print the folder of the cache, the number of papers and lists in it, and its
size. CLIPGRAPH_CACHE names another folder, which must be new, empty or a cache.`,
		Example: "  clipgraph cache\n  clipgraph cache clear",
		Args:    meant.Arguments,
		RunE:    func(*cobra.Command, []string) error { return a.runCache(asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.AddCommand(&cobra.Command{
		Use:     "clear",
		Short:   "empty the cache; papers are fetched again when needed",
		Example: "  clipgraph cache clear\n  clipgraph cache clear && clipgraph fetch README.md",
		Args:    meant.Arguments,
		RunE:    func(*cobra.Command, []string) error { return a.runCacheClear() },
	})
	return c
}

func (a *app) runCache(asJSON bool) error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	content, err := dir.Count()
	if err != nil {
		return fmt.Errorf("reading the cache: %w", err)
	}
	if asJSON {
		return json.NewEncoder(a.stdout).Encode(content)
	}
	_, err = fmt.Fprintf(a.stdout, "%s\n%d %s, %d known not to exist, references of %d, %d %s, %.1f MiB\n", console.Log(content.Dir),
		content.Papers, tell.Plural(content.Papers, "paper", "papers"), content.Absent, content.Cited, content.Lists, tell.Plural(content.Lists, "list", "lists"), float64(content.Bytes)/(1<<20))
	if err == nil && content.Broken > 0 {
		a.Note("%d %s can't be read", content.Broken, tell.Plural(content.Broken, "file", "files"))
	}
	return err
}

func (a *app) runCacheClear() error {
	dir, err := openCache()
	if err != nil {
		return err
	}
	if err := dir.Clear(); err != nil {
		return fmt.Errorf("clearing the cache: %w", err)
	}
	a.Note("%s: cleared", filepath.Clean(dir.Path()))
	return nil
}
