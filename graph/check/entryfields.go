package check

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
)

// newArchives are those that arXiv opened since identifiers do not name them (arXiv's
// category taxonomy).
var newArchives = []string{"stat", "eess", "econ", "q-fin", "q-bio"}

// entryFields reports fields that BibTeX or readers of the entry can't use: a primaryClass
// that is no category of arXiv's, and a crossref to an entry above, of which BibTeX takes
// nothing (btxdoc, 2.1: the entry that is referred to stands below).
func entryFields(c *checker) {
	place := map[string]int{} // of entries above
	for i := range c.judged {
		source := c.judged[i].source
		if source == nil {
			continue
		}
		for _, name := range []string{"primaryclass", "eprintclass"} {
			f, ok := source.Get(name)
			class := strings.Trim(f.Value(), "{}[] ")
			archive, _, _ := strings.Cut(class, ".")
			if ok && class != "" && !slices.Contains(arxiv.Archives(), strings.ToLower(archive)) && !slices.Contains(newArchives, strings.ToLower(archive)) {
				c.report(Warning, f.Start, f.End, "%s = %q is no category of arXiv's, as cs.CV is one", f.Name, short(class))
			}
		}
		c.reportCrossref(source, place)
		place[strings.ToLower(source.Key)] = source.Line
	}
}

func (c *checker) reportCrossref(source *bib.Entry, above map[string]int) {
	f, ok := source.Get("crossref")
	if line, there := above[strings.ToLower(strings.TrimSpace(f.Value()))]; ok && there {
		c.report(Notice, f.Start, f.End, "crossref names the entry of line %d, above: biber reads it, and BibTeX takes fields from one below only", line)
	}
}
