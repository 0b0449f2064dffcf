package check

import "clipgraph/bib/work"

// unknownID reports identifiers of which arXiv itself said not long ago that
// it has no such paper. What only the metadata at hand lacks is no finding.
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
}
