package meant

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/embedded"
	"clipgraph/cmd/files"
	"clipgraph/export"
	"clipgraph/graph"
)

// otherWords maps verbs to words that people type for them.
var otherWords = map[string][]string{
	"bib":      {"bibtex", "biblatex", "bibliography", "references", "refs", "cite", "convert", "doi2bib", "arxiv2bib"},
	"csljson":  {"csl", "csl-json", "zotero"},
	"dot":      {"graphviz", "gv", "graph"},
	"svg":      {"picture", "image", "draw", "plot", "render", "visualize", "timeline", "png"},
	"html":     {"page", "web", "site", "view", "show", "open", "serve"},
	"csv":      {"table", "excel", "tsv", "list", "ls"},
	"json":     {"export", "dump"},
	"jsonl":    {"ndjson", "json-lines"},
	"gexf":     {"gephi"},
	"mermaid":  {"flowchart", "mmd"},
	"markdown": {"md", "readme"},
	"pajek":    {"vosviewer", "net"},
	"canvas":   {"obsidian"},
	"ids":      {"id", "arxiv", "identifiers", "extract"},
	"related":  {"neighbors", "neighbours", "search", "find", "why"},
	"path":     {"chain", "between", "shortest-path"},
	"rank":     {"pagerank", "top", "sort"},
	"stats":    {"statistics", "count", "info", "summary"},
	"check":    {"lint", "validate", "verify", "fix", "doctor"},
	"fetch":    {"download", "resolve", "get", "pull"},
	"cache":    {"clear", "clean"},
	"clear":    {"clean", "delete", "remove", "rm", "purge"},
}

// changing are words that people type for adding to an existing .bib file.
var changing = []string{"update", "add", "merge", "append", "upgrade", "sync"}

// nearestVerb returns the subcommand of c that word probably means, or "".
func nearestVerb(word string, c *cobra.Command) string {
	verbs := names(c)
	word = strings.ToLower(strings.TrimLeft(word, "-"))
	for _, verb := range verbs {
		if slices.Contains(otherWords[verb], word) {
			return verb
		}
	}
	return advice.Nearest(word, verbs)
}

// verbFor returns the most useful verb for an input.
func verbFor(arg string, kind files.Kind) string {
	switch {
	case strings.EqualFold(filepath.Ext(arg), ".bib"):
		return "check"
	case kind == files.IdentifierInput, strings.EqualFold(filepath.Ext(arg), ".tex"):
		return "bib"
	}
	return "svg"
}

// formatOf returns the verb that writes files with the extension of file, or "".
func formatOf(file string) string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	if ext == "json" {
		return "json" // csljson has the same extension
	}
	for _, f := range export.Formats {
		if f.Ext == ext {
			return f.Name
		}
	}
	return ""
}

// maxSearched bounds the size of a list that is searched for the name of a paper, in
// bytes.
const maxSearched = 8 << 20

// isPaper reports whether a paper of the lists in args, or else of the embedded list, has
// this short name or cite key. It makes no requests and prints nothing.
func isPaper(ctx context.Context, name string, args []string) bool {
	inputs := []clipgraph.Input{{Name: "clip.md", Reader: strings.NewReader(string(embedded.List))}}
	for i, arg := range args {
		if files.KindOf(arg) != files.FileInput {
			continue
		}
		if i == 0 {
			inputs = nil
		}
		in := files.File(arg, nil)
		if err := in.Read(maxSearched); err == nil {
			inputs = append(inputs, clipgraph.Input{Name: arg, Reader: strings.NewReader(string(in.Data))})
		}
	}
	papers, err := work.ReadJSONL(strings.NewReader(string(embedded.Papers)))
	if err != nil {
		return false
	}
	g, _, err := clipgraph.Load(ctx, inputs, clipgraph.Config{Preferred: work.Chain{papers}})
	if err != nil {
		return false
	}
	return slices.ContainsFunc(g.Papers(), func(p *graph.Paper) bool {
		return strings.EqualFold(p.Name, name) || strings.EqualFold(p.Key, name)
	})
}
