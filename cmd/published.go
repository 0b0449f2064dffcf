package cmd

import (
	"clipgraph"
	"clipgraph/bib"
)

const (
	publishedName = "published"
	publishedDoc  = "take the venues of papers from `FILE`, a .bib, where title and first author agree"
	upgradeDoc    = "; without FILE, have the entries of --update that are of preprints become those of the published works"
)

// readPublications reads .bib files of published works, such as those of a
// conference or of DBLP.
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
