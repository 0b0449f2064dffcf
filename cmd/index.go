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
		Short:   "index arXiv metadata, bibliographies or citations for use offline",
		GroupID: "other",
		Long: `Index arXiv's bulk metadata, arxiv-metadata-oai-snapshot.json from Kaggle. Papers
are then looked up in it before arXiv is asked. The index is kept beside the
cache and is about 1 % of the file, which must stay where it is. If the file
changes, clipgraph says so, and it must be indexed again. A file that ends in .gz
is decompressed into the cache, because it does not allow random access.

Or index a bibliography of any size: a .bib, such as the ACL Anthology's, or
DBLP's dump, dblp.xml.gz. Papers without an identifier are then found there by
title and first author, and so are the publications of preprints. Several files
may be indexed; each must stay where it is. The index is about 8 % of the file.
Exports of other programs (CSL-JSON, RIS, MODS) are copied into the cache as .bib.

Or index citations: edge lists of any size, with two arXiv identifiers or DOIs
per line, the citing paper first; .gz files too. --cite then looks citations up
there before Semantic Scholar is asked, and offline. With -o the index is a
separate file for --citations. The edge lists are not needed any more.`,
		Example: "  clipgraph index arxiv-metadata-oai-snapshot.json\n  clipgraph index anthology.bib && clipgraph bib --offline README.md\n  clipgraph index edges.csv\n" +
			"  clipgraph index -o cites.idx edges.csv && clipgraph rank --citations cites.idx README.md",
		Args: meant.Arguments,
		RunE: func(c *cobra.Command, args []string) error { return a.runIndex(c.Context(), args, o) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "write the index of citations to `FILE` instead of beside the cache")
	c.Flags().StringVar(&o.archive, "citations-archive", "", "the `ARCHIVE` of bare numbers in edge lists, such as hep-th (default: the one named in the file)")
	return c
}

func (a *app) runIndex(ctx context.Context, names []string, o indexOptions) error {
	if err := checkArchive(o.archive); err != nil {
		return err
	}
	m := indexes.Maker{Teller: &a.Teller, Paths: &a.paths, Folder: openCache, Output: o.output, Archive: o.archive, Limit: a.limit(), Emit: a.emit}
	return m.Make(ctx, names)
}

// indexes returns the indexes beside the cache.
func (a *app) indexes() *indexes.Opener {
	return &indexes.Opener{Teller: &a.Teller, Paths: &a.paths, Folder: a.cache()}
}
