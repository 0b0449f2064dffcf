package check

import (
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
)

// noPaperLink reports rows without a link to the paper.
func noPaperLink(c *checker) {
	if !c.marked() {
		return
	}
	for i := range c.rows {
		r := &c.rows[i]
		if !r.id.IsZero() || len(r.Work.IDs) > 0 ||
			slices.ContainsFunc(r.Links, func(l readlist.Link) bool { return l.Kind == link.Paper && l.URL != "" }) ||
			slices.ContainsFunc(r.refs, func(m arxiv.Match) bool { return m.Err != nil }) {
			continue
		}
		start, end := c.titlePlace(r)
		c.report(Notice, start, end, "%q has no link to the paper", short(r.Work.Title))
	}
}
