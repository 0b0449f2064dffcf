package readlist

import (
	"cmp"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

// linker collects what the links of one row say: of which kind each is, where the
// code is, and the DOI and the other identifiers of the work but arXiv's.
type linker struct {
	links []Link
	repos []string // "owner/name" of links to code and of badges; "" of those that lead elsewhere
	doi   string
	ids   []work.ID
}

// add adds a link and says of which kind it is. own says that the link, if it is to a
// paper, is to the row's own.
func (l *linker) add(added Link, own bool) link.Kind {
	added.Kind = link.Sort(added.Text, added.URL)
	l.links = append(l.links, added)
	if added.Kind == link.Code && !isCitation(added.Text) {
		l.repos = append(l.repos, link.Repository(added.URL))
	}
	if added.Kind == link.Paper && own && l.doi == "" {
		l.doi = link.DOI(added.URL)
	}
	if own {
		l.ids = link.Identify(l.ids, added.URL)
	}
	return added.Kind
}

// isCitation reports whether a link with such a text leads to the BibTeX of a work,
// which repositories of others hold.
func isCitation(text string) bool {
	switch link.Label(text) {
	case "bib", "bibtex", "bibtext", "cite", "citation":
		return true
	}
	return false
}

// repo returns the first repository; "" if there is none.
func (l *linker) repo() string { return cmp.Or(l.repos...) }
