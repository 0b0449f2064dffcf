package ask

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/graph"
)

// Missing is a work that papers of the list cite but the list does not contain.
type Missing struct {
	Brief
	DOI         string   `json:"doi,omitempty"`
	Authors     []string `json:"authors"` // as far as a source knows them
	MoreAuthors bool     `json:"more_authors,omitempty"`
	CitedBy     []Brief  `json:"cited_by"` // in the order of time
}

// MissingFrom returns the works of g that no list contains and at least least listed
// papers cite: those with the most citations first, then the earlier ones.
func MissingFrom(g *graph.Graph, least int) []Missing {
	all := []Missing{}
	for i, p := range g.Papers() {
		if p.Listed() {
			continue
		}
		m := Missing{Brief: NewBrief(p), DOI: p.Meta.DOI(), Authors: []string{}, MoreAuthors: p.Meta.MoreAuthors, CitedBy: []Brief{}}
		for _, a := range p.Meta.Authors {
			m.Authors = append(m.Authors, a.String())
		}
		for _, v := range g.Out(i) {
			if citing := g.Papers()[v]; citing.Listed() && cites(g, i, int(v)) {
				m.CitedBy = append(m.CitedBy, NewBrief(citing))
			}
		}
		if len(m.CitedBy) >= least {
			slices.SortStableFunc(m.CitedBy, func(a, b Brief) int { return cmp.Compare(a.Date, b.Date) })
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b Missing) int {
		return cmp.Or(cmp.Compare(len(b.CitedBy), len(a.CitedBy)), cmp.Compare(a.Date, b.Date))
	})
	return all
}

// cites reports whether the paper of node v cites that of u.
func cites(g *graph.Graph, u, v int) bool {
	reasons, _ := g.Reasons(u, v)
	return slices.ContainsFunc(reasons, func(r graph.Reason) bool { return r.Relation == graph.Cite })
}

// MissingList is a list of works that a list lacks.
type MissingList []Missing

func (l MissingList) print(out *lines) {
	out.line("cited  date     paper")
	for _, m := range l {
		if m.Title == "" && m.DOI != "" {
			out.line("%5d  %-7s  doi:%s", len(m.CitedBy), cmp.Or(m.Date, "?"), oneLine(m.DOI))
		} else {
			out.line("%5d  %s", len(m.CitedBy), m.Dated())
		}
		if len(m.Authors) > 0 {
			out.line("                %s", oneLine(some(m.Authors, ", ", "et al.", m.MoreAuthors)))
		}
		names := make([]string, len(m.CitedBy))
		for i, b := range m.CitedBy {
			names[i] = cmp.Or(b.Name, b.Key)
		}
		out.line("                cited by %s", oneLine(some(names, ", ", "…", false)))
	}
}

// some joins the first of names, and the text more if there are others.
func some(names []string, between, more string, others bool) string {
	const most = 5
	if len(names) > most {
		names, others = names[:most], true
	}
	text := strings.Join(names, between)
	if others {
		text += " " + more
	}
	return text
}
