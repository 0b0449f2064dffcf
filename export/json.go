package export

import (
	"io"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/graphjson"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// writeJSON writes the canonical form, with papers in the order of the lists.
func writeJSON(w io.Writer, g *graph.Graph, o Options) error {
	papers := func(yield func(graphjson.Paper) bool) {
		owned := ownedIDs(g)
		for _, i := range g.Listed() {
			if !yield(newJSONPaper(g.Papers()[i], owned)) {
				return
			}
		}
	}
	edges := func(yield func(graphjson.Edge) bool) {
		for _, e := range g.Edges() {
			if !yield(newJSONEdge(g.Papers(), e, o)) {
				return
			}
		}
	}
	return graphjson.Encode(w, o.Reverse, papers, edges)
}

// ownedIDs returns the arXiv identifiers of the papers in the graph.
func ownedIDs(g *graph.Graph) map[arxiv.ID]bool {
	owned := make(map[arxiv.ID]bool, len(g.Papers()))
	for _, p := range g.Papers() {
		owned[p.ID] = !p.ID.IsZero()
	}
	return owned
}

func newJSONEdge(papers []*graph.Paper, e graph.Edge, o Options) graphjson.Edge {
	from, to := o.ends(e)
	j := graphjson.Edge{Source: papers[from].Key, Target: papers[to].Key}
	for _, r := range relations(e) {
		j.Relations = append(j.Relations, string(r))
	}
	for _, r := range e.Reasons {
		j.Reasons = append(j.Reasons, graphjson.Reason{Relation: string(r.Relation), Evidence: r.Evidence, Where: r.Where, Confidence: r.Confidence})
	}
	return j
}

func newJSONPaper(p *graph.Paper, owned map[arxiv.ID]bool) graphjson.Paper {
	row := p.Row()
	j := graphjson.Paper{
		Key: p.Key, ArXiv: p.ID.String(), Version: p.Version,
		Name: p.Name, Title: p.Title(), ListedTitle: p.ListedTitle,
		Authors: records(p.Meta.Authors), MoreAuthors: p.Meta.MoreAuthors, Year: p.Meta.Year(), Published: p.Meta.Published.String(),
		Section: notNil(row.Section), Repo: repo(p), Links: jsonLinks(links(p)), Venue: venue(p), DOI: p.Meta.DOI(),
		PrimaryCategory: p.Meta.PrimaryCategory, Categories: notNil(p.Meta.Categories),
		File: row.File, Line: row.Line, Resolved: p.Resolved, Withdrawn: p.Meta.Withdrawn(), Listed: p.Listed(), Rows: make([]graphjson.Row, len(p.Rows)),
		Meta: withoutUnlisted(p.Meta, owned),
	}
	for i := range p.Rows {
		j.Rows[i] = newJSONRow(&p.Rows[i], owned)
		if i < len(p.Orders) {
			j.Rows[i].Order = p.Orders[i]
		}
	}
	return j
}

// withoutStrangers returns w without its statements about works that are not in the graph. A
// reader of the JSON would take those works for listed ones.
func withoutUnlisted(w *work.Work, owned map[arxiv.ID]bool) *work.Work {
	isUnlisted := func(s work.Statement) bool {
		id, onArXiv := arxiv.FromWork(s.Of)
		return !onArXiv || !owned[id]
	}
	if !slices.ContainsFunc(w.Stated, isUnlisted) {
		return w
	}
	rest := *w
	rest.Stated = slices.DeleteFunc(slices.Clone(w.Stated), isUnlisted)
	return &rest
}

// newJSONRow returns the record of a row. It omits identifiers of papers that are not in the
// graph, for example because the selection excludes them.
func newJSONRow(r *readlist.Row, owned map[arxiv.ID]bool) graphjson.Row {
	j := graphjson.Row{
		File: r.File, Line: r.Line, Col: r.Col, Section: notNil(r.Section), Key: r.Key, Title: r.Work.Title, Name: r.Name, Authors: r.Work.Authors, MoreAuthors: r.Work.MoreAuthors,
		Year: r.Year(), Venue: r.Venue(), DOI: r.Work.DOI(), Repo: r.Repo, Links: jsonLinks(r.Links), Note: r.Note,
	}
	if r.IsEntry() {
		j.Work = r.Work
	} else {
		for _, own := range r.IDs() {
			if own.Kind != work.ArXiv && own != r.Work.ID(work.DOI) {
				j.IDs = append(j.IDs, own.String())
			}
		}
	}
	if id := r.ArXiv(); owned[id] {
		j.ArXiv = arxiv.Ref{ID: id, Version: r.Work.Version}.String()
	}
	for _, ref := range r.Mentioned {
		j.Mentioned = append(j.Mentioned, "arXiv:"+ref.String())
	}
	return j
}

func jsonLinks(links []readlist.Link) []graphjson.Link {
	all := make([]graphjson.Link, len(links))
	for i, l := range links {
		all[i] = graphjson.Link{Kind: string(l.Kind), Text: l.Text, URL: l.URL}
	}
	return all
}

func records(people []work.Person) []work.Record {
	all := make([]work.Record, len(people))
	for i, p := range people {
		all[i] = p.Record()
	}
	return all
}

// notNil returns s, or an empty slice if s is nil, so that readers of JSON need not handle null.
func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// relations returns the relations of e's reasons without duplicates, in order.
func relations(e graph.Edge) []graph.Relation {
	var all []graph.Relation
	for _, r := range e.Reasons {
		if len(all) == 0 || all[len(all)-1] != r.Relation {
			all = append(all, r.Relation)
		}
	}
	return all
}

// repo returns the first repository that a row of the paper names.
func repo(p *graph.Paper) string {
	for _, r := range p.Rows {
		if r.Repo != "" {
			return r.Repo
		}
	}
	return ""
}

// links returns the links of all rows of the paper, each address once.
func links(p *graph.Paper) []readlist.Link {
	all, seen := []readlist.Link{}, map[string]bool{}
	for _, r := range p.Rows {
		for _, l := range r.Links {
			if !seen[l.URL] {
				seen[l.URL] = true
				all = append(all, l)
			}
		}
	}
	return all
}

// venue returns where the work appeared, according to the metadata or else to the list.
func venue(p *graph.Paper) string {
	if v := p.Meta.PublishedIn().Name; v != "" {
		return v
	}
	return p.Row().Venue()
}
