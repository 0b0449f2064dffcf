package check

import "clipgraph/bib/work"

// withdrawn reports papers that were withdrawn by their authors.
func withdrawn(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		if answer := c.papers.Of(r.id.WorkID()); answer.Status == work.Withdrawn && !r.id.IsZero() && !c.disagrees(r) {
			start, end := c.idPlace(r)
			c.report(Warning, start, end, "arXiv:%s was withdrawn: %q", r.id, short(answer.Work.Comment))
		}
	}
}
