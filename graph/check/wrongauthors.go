package check

import (
	"strings"

	"clipgraph/bib/work"
)

// wrongAuthors reports entries of a bibliography whose authors are not those of the
// paper that their identifier names and whose title they have: none of them is, or less
// than half of them and not the first. Variants of names, initials and authors who are
// left out say nothing.
func wrongAuthors(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		paper := c.paper(r.id)
		if paper == nil || !r.IsEntry() || len(r.Work.Authors) == 0 || len(paper.Authors) == 0 || c.disagrees(r) {
			continue
		}
		strangers, first := strangersTo(paper, r.Work.Authors)
		if !first || 2*len(strangers) <= len(r.Work.Authors) {
			continue
		}
		severity := Warning
		if len(strangers) == len(r.Work.Authors) {
			severity = Error
		}
		start, end := c.idPlace(r)
		c.report(severity, start, end, "arXiv:%s has no author %s: its authors are %s", r.id, firstThree(strangers), firstThree(paper.Authors))
	}
}

// strangersTo returns those of people who are no authors of a paper, by their family
// names, and whether the first of people is a stranger.
func strangersTo(paper *work.Work, people []work.Person) (strangers []work.Person, first bool) {
	var known strings.Builder // all names, between blanks: a family name may have parts elsewhere
	for _, a := range paper.Authors {
		known.WriteString(" " + work.Fold(a.Last()) + " " + work.Fold(a.Family) + " " + work.Fold(a.Given) + " " + work.Fold(a.Given+a.Last()) + " " + work.Fold(a.Last()+a.Given))
	}
	known.WriteString(" ")
	for i, p := range people {
		family := work.Fold(p.Family)
		if family == "" || strings.Contains(known.String(), " "+family+" ") || strings.Contains(known.String(), " "+work.Fold(p.Last())+" ") {
			continue
		}
		strangers = append(strangers, p)
		first = first || i == 0
	}
	return strangers, first
}

// firstThree names up to three people.
func firstThree(people []work.Person) string {
	var names []string
	for i, p := range people {
		if i == 3 {
			return strings.Join(names, ", ") + " and others"
		}
		names = append(names, short(p.String()))
	}
	return strings.Join(names, ", ")
}
