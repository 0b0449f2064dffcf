package cmd

import (
	"context"

	"github.com/spf13/cobra"

	"clipgraph/cmd/indexes"
	"clipgraph/cmd/meant"
)

type indexOptions struct {
	output  string
	archive string
}

func newIndexCmd(a *app) *cobra.Command {
	var o indexOptions
	c := &cobra.Command{
		Use:     "index FILE [FILE...]",
		Short:   "index arXiv's metadata, a bibliography or citations, for use offline",
		GroupID: "other",
		Long: `Index arXiv's bulk metadata, arxiv-metadata-oai-snapshot.json as Kaggle has it.
From then on papers are looked up in it before arXiv is asked. The index is kept
beside the cache and is some 1 % of the file, which has to stay where it is. A
file that changed is noticed, and has to be indexed again. A file that ends in
.gz is unpacked into the cache, for it can't be read from its middle.

Or index a bibliography of any size: a .bib, as the ACL Anthology's, or DBLP's
dump, dblp.xml.gz. From then on papers without an identifier are found there by
title and first author, and preprints that were published. Several may be
indexed; each stays where it is. The index is some 8 % of the file. What another
program exports, as CSL-JSON, RIS or MODS, is copied into the cache as a .bib.

Or index citations: edge lists of any size, with two identifiers of arXiv's or
DOIs a line, the citing paper first, .gz too. From then on --cite finds there
what papers cite before Semantic Scholar is asked, and offline. With -o the index
is a file of its own, for --citations. It needs the edge lists no more.`,
		Example: "  clipgraph index arxiv-metadata-oai-snapshot.json\n  clipgraph index anthology.bib && clipgraph bib --offline README.md\n  clipgraph index edges.csv\n" +
			"  clipgraph index -o cites.idx edges.csv && clipgraph rank --citations cites.idx README.md",
		Args: meant.Arguments,
		RunE: func(c *cobra.Command, args []string) error { return a.runIndex(c.Context(), args, o) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "write the index of citations to `FILE`, and not beside the cache")
	c.Flags().StringVar(&o.archive, "citations-archive", "", "the `ARCHIVE` of bare numbers in edge lists, as hep-th (default: that which a file names)")
	return c
}

func (a *app) runIndex(ctx context.Context, names []string, o indexOptions) error {
	if err := checkArchive(o.archive); err != nil {
		return err
	}
	m := indexes.Maker{Teller: &a.Teller, Paths: &a.paths, Folder: openCache, Output: o.output, Archive: o.archive, Limit: a.limit(), Emit: a.emit}
	return m.Make(ctx, names)
}

// indexes are those that were made, beside the cache.
func (a *app) indexes() *indexes.Opener {
	return &indexes.Opener{Teller: &a.Teller, Paths: &a.paths, Folder: a.cache()}
}
