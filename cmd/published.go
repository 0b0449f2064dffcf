package cmd

import (
	"clipgraph"
	"clipgraph/bib"
)

const (
	publishedName = "published"
	publishedDoc  = "take venues of papers from `FILE`, a .bib, if title and first author agree"
	upgradeDoc    = "; without FILE, turn entries of preprints in the --update file into those of the published works"
)

// readPublications reads .bib files of published works, such as those of a conference or
// of DBLP.
func (a *app) readPublications(names []string) (*clipgraph.Publications, error) {
	var table clipgraph.Publications
	for _, name := range names {
		source, err := a.readText("--published", name)
		if err != nil {
			return nil, err
		}
		table.Add(bib.Parse(name, source))
	}
	return &table, nil
}
