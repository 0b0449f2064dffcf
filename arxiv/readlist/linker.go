package readlist

import (
	"cmp"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
)

// linker collects the links of a row, with the repository, the DOI and the other
// identifiers that they lead to, except for arXiv's.
type linker struct {
	links []Link
	repos []string // "owner/name" of links to code and of badges; "" for other hosts
	doi   string
	ids   []work.ID
}

// add adds a link and returns its kind. own says that the link belongs to the row's own
// paper.
func (l *linker) add(added Link, own bool) link.Kind {
	added.Kind = link.KindOf(added.Text, added.URL)
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

// isCitation reports whether the text of a link labels the BibTeX of a work, which may be
// in a repository of others.
func isCitation(text string) bool {
	switch link.Label(text) {
	case "bib", "bibtex", "bibtext", "cite", "citation":
		return true
	}
	return false
}

// repo returns the first repository, or "".
func (l *linker) repo() string { return cmp.Or(l.repos...) }
