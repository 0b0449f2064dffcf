package check

import "clipgraph/arxiv"

// unknownID reports identifiers of which arXiv itself said not long ago that
// it has no such paper. What only the metadata at hand lacks is no finding.
func unknownID(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		answer, asked := c.papers[r.ID]
		if !asked || r.ID.IsZero() || answer.Paper != nil || !answer.Sure {
			continue
		}
		if answer.Status == arxiv.Unknown || answer.Status == arxiv.Malformed {
			start, end := c.idPlace(r)
			c.report(Error, start, end, "arXiv has no paper %s", r.ID)
		}
	}
}
