package check

import "clipgraph/bib/work"

// unknownID reports identifiers for which arXiv itself recently said that there is no paper, and DOIs
// that no registry has. An identifier that is only missing in local metadata is not reported.
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

// unknownDOIs reports DOIs of entries that were looked up in all registries without success. A few
// agencies, such as that of Japan, register in none of them.
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
