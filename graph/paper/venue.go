package paper

import (
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// takeListedVenues gives papers whose venue no source knows the venue that the addresses
// of their links name, else the one that the lists give: a name that [venue.Of] can read,
// as listed. If two rows name different venues, none is taken.
func takeListedVenues(papers []*Paper) {
	for _, p := range papers {
		if p.Meta.PublishedIn().Name != "" || p.Meta.Entry != nil || venue.Of(p.Meta).Kind != "" {
			continue
		}
		v, ok := p.linkedVenue()
		if !ok {
			v = p.listedVenue()
		}
		if v.Name != "" {
			meta := *p.Meta
			meta.SetVenue(v)
			p.Meta = &meta
		}
	}
}

// linkedVenue returns the venue that the addresses of the rows' paper links name. It
// returns the zero Venue if they name more than one, and false if they name none.
func (p *Paper) linkedVenue() (v work.Venue, ok bool) {
	for i := range p.Rows {
		for _, l := range p.Rows[i].Links {
			if l.Kind != link.Paper || p.Rows[i].IsEntry() {
				continue
			}
			other := venue.OfAddress(l.URL).Venue
			if other.Name != "" && v.Name != "" && other != v {
				return work.Venue{}, true
			}
			if other.Name != "" {
				v, ok = other, true
			}
		}
	}
	return v, ok
}

// listedVenue returns the venue of the rows that can be read, as the first row has it. It
// returns the zero Venue if there is none, or more than one.
func (p *Paper) listedVenue() work.Venue {
	var listed, read work.Venue
	for i := range p.Rows {
		row := &p.Rows[i]
		v := venue.Of(row.Work)
		if row.IsEntry() || v.Kind == "" {
			continue
		}
		if listed.Name != "" && (v.Name != read.Name || v.Year != read.Year) {
			return work.Venue{}
		}
		if listed.Name == "" {
			listed, read = row.Work.PublishedIn(), v
		}
	}
	return listed
}
