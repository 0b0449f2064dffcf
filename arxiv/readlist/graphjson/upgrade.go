package graphjson

import (
	"slices"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// In graphs of earlier versions a row had only its position, title, section, year and
// note; the other fields were stored once for all rows of a paper. The earliest had no
// metadata besides the summary.

// upgrade fills in the fields that rows of an earlier version lack.
func (g *Graph) upgrade() {
	if !slices.ContainsFunc(g.Papers, func(p Paper) bool { return p.Listed && (len(p.Rows) == 0 || p.Rows[0].Links == nil) || p.Meta == nil }) {
		return
	}
	order := 0
	for i := range g.Papers {
		p := &g.Papers[i]
		if len(p.Rows) == 0 && p.Listed {
			p.Rows = []Row{{File: p.File, Line: p.Line, Title: p.ListedTitle, Section: p.Section}}
		}
		if p.upgradeRows(); p.Meta == nil {
			p.Meta = p.summary()
		}
		for r := range p.Rows {
			p.Rows[r].Order = order
			order++
		}
	}
}

// upgradeRows copies the fields of the paper to its first row. The identifier belongs to
// the row with the paper's title and to those after it.
func (p *Paper) upgradeRows() {
	if len(p.Rows) == 0 || p.Rows[0].Links != nil {
		return
	}
	first := &p.Rows[0]
	first.Key, first.Name, first.Venue, first.Repo, first.DOI = p.Key, p.Name, p.Venue, p.Repo, p.DOI
	first.Links = append([]Link{}, p.Links...)
	switch {
	case p.Meta != nil && (p.Meta.OnlyListed || p.Resolved && p.Meta.Entry != nil):
		own := *p.Meta
		own.OnlyListed = true
		first.Work = &own
	case !p.Resolved:
		first.Authors, first.MoreAuthors = p.people(), p.MoreAuthors
	}
	own, err := arxiv.Parse(p.ArXiv)
	own.Version = p.Version
	owned := false
	for i := range p.Rows {
		row := &p.Rows[i]
		owned = owned || row.Title == p.ListedTitle || i+1 == len(p.Rows)
		if owned && err == nil {
			row.ArXiv = own.String()
		}
		for m := range arxiv.All(row.Note) {
			if m.Err == nil && m.Ref.ID != own.ID {
				row.Mentioned = append(row.Mentioned, "arXiv:"+m.Ref.String())
			}
		}
	}
}

// summary makes metadata from the summary of the paper.
func (p *Paper) summary() *work.Work {
	own, _ := arxiv.Parse(p.ArXiv)
	meta := &work.Work{
		IDs: work.IDs(own.ID.WorkID(), work.NewDOI(p.DOI)), Title: p.Title, Authors: p.people(), MoreAuthors: p.MoreAuthors,
		PrimaryCategory: p.PrimaryCategory, Categories: p.Categories,
	}
	meta.Published, _ = work.ParseDate(p.Published)
	venue := work.Venue{Name: p.Venue}
	if meta.Year() == 0 {
		venue.Year = p.Year
	}
	meta.SetVenue(venue)
	return meta
}

func (p *Paper) people() []work.Person {
	var people []work.Person
	for _, a := range p.Authors {
		if a.Family != "" {
			people = append(people, a.Person())
		}
	}
	return people
}
