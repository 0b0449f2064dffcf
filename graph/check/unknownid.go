package check

import "clipgraph/bib/work"

// unknownID reports identifiers of which arXiv itself said not long ago that it has no such
// paper, and DOIs that no registry has. What only the metadata at hand lacks is no finding.
func unknownID(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		answer, asked := c.papers[r.id.WorkID()]
		if !asked || r.id.IsZero() || answer.Work != nil || !answer.Sure {
			continue
		}
		if answer.Status == work.Unknown || answer.Status == work.Malformed {
			start, end := c.idPlace(r)
			c.report(Error, start, end, "arXiv has no paper %s", r.id)
		}
	}
	if c.known.Registries {
		c.unknownDOIs()
	}
}

// unknownDOIs reports the DOIs of entries that each registry was asked for, and that none
// has. Those of a few agencies, such as Japan's, are in none of them.
func (c *checker) unknownDOIs() {
	for i := range c.judged {
		j := &c.judged[i]
		doi := j.row.Work.ID(work.DOI)
		answer, asked := c.papers[doi.Key()]
		if !asked || doi.Value == "" || answer.Status != work.Unknown || answer.Source == "" {
			continue
		}
		start, end := c.titlePlace(j.row)
		if f, ok := j.field("doi"); ok {
			start, end = f.Start, f.End
		}
		c.report(Warning, start, end, "neither Crossref nor DataCite has the DOI %s: it leads nowhere, or another agency registered it", doi.Value)
	}
}
