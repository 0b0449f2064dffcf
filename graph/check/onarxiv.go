package check

import (
	"slices"

	"clipgraph/arxiv"
)

// onArXiv reports rows without an identifier whose title is that of a known paper on arXiv.
func onArXiv(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		if !r.id.IsZero() || r.fold == "" || slices.ContainsFunc(r.refs, func(m arxiv.Match) bool { return m.Err != nil }) {
			continue
		}
		if p := c.titled(r); p != nil {
			start, end := c.titlePlace(r)
			c.report(Notice, start, end, "%q is on arXiv: %s", short(r.Work.Title), arxiv.Of(p).URL())
		}
	}
}
