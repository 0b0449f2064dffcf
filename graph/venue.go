package graph

import (
	"clipgraph/bib/venue"
)

// takeListedVenues gives the papers of whose venue no source knows the one that the
// lists give them: a name that [venue.Of] reads, as listed. Where two rows name two,
// none is taken.
func takeListedVenues(papers []*Paper) {
	for _, p := range papers {
		if p.Meta.PublishedIn().Name != "" || p.Meta.Entry != nil || venue.Of(p.Meta).Kind != "" {
			continue
		}
		if name := p.listedVenue(); name != "" {
			meta := *p.Meta
			v := meta.PublishedIn()
			v.Name = name
			meta.SetVenue(v)
			p.Meta = &meta
		}
	}
}

// listedVenue returns the venue of the rows that can be read, as the first has it; ""
// if there is none, or if they name more than one.
func (p *Paper) listedVenue() string {
	name, full, year := "", "", 0
	for i := range p.Rows {
		row := &p.Rows[i]
		v := venue.Of(row.Work)
		if row.IsEntry() || v.Kind == "" {
			continue
		}
		if name != "" && (v.Name != full || v.Year != year) {
			return ""
		}
		if name == "" {
			name, full, year = row.Venue(), v.Name, v.Year
		}
	}
	return name
}
