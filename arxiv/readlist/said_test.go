package readlist

import (
	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// said is what a row says, flat, as tests write it down.
type said struct {
	File      string
	Line, Col int

	Title       string
	Key         string
	Name        string
	Authors     []work.Person
	MoreAuthors bool `json:",omitzero"`
	Section     []string
	Year        int
	Venue       string

	ID      arxiv.ID
	Version int
	DOI     string

	Links []Link
	Repo  string

	Note      string
	Mentioned []arxiv.Ref
}

func saidOf(rows []Row) []said {
	var all []said
	for i := range rows {
		r := &rows[i]
		var links []Link // without their places
		for _, l := range r.Links {
			links = append(links, Link{Kind: l.Kind, Text: l.Text, URL: l.URL})
		}
		all = append(all, said{
			r.File, r.Line, r.Col, r.Work.Title, r.Key, r.Name, r.Work.Authors, r.Work.MoreAuthors, r.Section, r.Year(), r.Venue(),
			r.ArXiv(), r.Work.Version, r.Work.DOI(), links, r.Repo, r.Note, r.Mentioned,
		})
	}
	return all
}
