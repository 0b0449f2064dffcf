package export

import (
	"encoding/json"
	"io"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/graph"
)

// schema is the version of the JSON form. The names of its fields are a
// contract: later versions add to them.
const schema = 1

type jsonGraph struct {
	Schema int         `json:"schema"`
	Papers []jsonPaper `json:"papers"`
	Edges  []jsonEdge  `json:"edges"`
}

type jsonPaper struct {
	Key             string          `json:"key"`
	ArXiv           string          `json:"arxiv"`
	Version         int             `json:"version"`
	Name            string          `json:"name"`
	Title           string          `json:"title"`
	ListedTitle     string          `json:"listed_title"`
	Authors         []arxiv.Author  `json:"authors"`
	Year            int             `json:"year"`
	Published       string          `json:"published"`
	Section         []string        `json:"section"`
	Repo            string          `json:"repo"`
	Links           []readlist.Link `json:"links"`
	Venue           string          `json:"venue"`
	DOI             string          `json:"doi"`
	PrimaryCategory string          `json:"primary_category"`
	Categories      []string        `json:"categories"`
	File            string          `json:"file"`
	Line            int             `json:"line"`
	Resolved        bool            `json:"resolved"`
	Listed          bool            `json:"listed"` // false: it is there because listed papers cite it
	Rows            []jsonRow       `json:"rows"`
}

type jsonRow struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Section []string `json:"section"`
	Title   string   `json:"title"`
	Year    int      `json:"year"`
	Note    string   `json:"note"`
}

type jsonEdge struct {
	Source    string           `json:"source"`
	Target    string           `json:"target"`
	Relations []graph.Relation `json:"relations"`
	Reasons   []graph.Reason   `json:"reasons"`
}

// writeJSON writes the canonical form, papers in the order of the lists.
func writeJSON(w io.Writer, g *graph.Graph, o Options) error {
	papers := g.Papers()
	doc := jsonGraph{Schema: schema, Papers: make([]jsonPaper, 0, len(papers)), Edges: []jsonEdge{}}
	for _, i := range g.Listed() {
		doc.Papers = append(doc.Papers, newJSONPaper(papers[i]))
	}
	for _, e := range g.Edges() {
		doc.Edges = append(doc.Edges, newJSONEdge(papers, e, o))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}

func newJSONEdge(papers []*graph.Paper, e graph.Edge, o Options) jsonEdge {
	from, to := o.ends(e)
	return jsonEdge{Source: papers[from].Key, Target: papers[to].Key, Relations: relations(e), Reasons: e.Reasons}
}

func newJSONPaper(p *graph.Paper) jsonPaper {
	row := p.Row()
	j := jsonPaper{
		Key: p.Key, ArXiv: p.ID.String(), Version: p.Version,
		Name: p.Name, Title: p.Title(), ListedTitle: p.ListedTitle,
		Authors: notNil(p.Meta.Authors), Year: p.Meta.Year(), Published: p.Meta.Published,
		Section: notNil(row.Section), Repo: repo(p), Links: links(p), Venue: venue(p), DOI: paperDOI(p),
		PrimaryCategory: p.Meta.PrimaryCategory, Categories: notNil(p.Meta.Categories),
		File: row.File, Line: row.Line, Resolved: p.Resolved, Listed: p.Listed(), Rows: []jsonRow{},
	}
	for _, r := range p.Rows {
		j.Rows = append(j.Rows, jsonRow{
			File: r.File, Line: r.Line, Section: notNil(r.Section), Title: r.Title, Year: r.Year, Note: r.Note,
		})
	}
	return j
}

// notNil makes an absent list an empty one: readers of JSON need not tell
// null from [].
func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// relations returns the relations of e's reasons, each once, in their order.
func relations(e graph.Edge) []graph.Relation {
	var all []graph.Relation
	for _, r := range e.Reasons {
		if len(all) == 0 || all[len(all)-1] != r.Relation {
			all = append(all, r.Relation)
		}
	}
	return all
}

// repo is the repository that the first of the paper's rows names.
func repo(p *graph.Paper) string {
	for _, r := range p.Rows {
		if r.Repo != "" {
			return r.Repo
		}
	}
	return ""
}

// links are the links of all the paper's rows, each address once.
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

// venue is where the work appeared: as the metadata has it, else as listed.
func venue(p *graph.Paper) string {
	if v := p.Meta.Venue.Name; v != "" {
		return v
	}
	return p.Row().Venue
}

// paperDOI is the work's DOI, that of its publication included.
func paperDOI(p *graph.Paper) string {
	if p.Meta.DOI != "" {
		return p.Meta.DOI
	}
	return p.Meta.Venue.DOI
}
