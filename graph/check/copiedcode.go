package check

import (
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/graph"
)

// copiedCode reports links to the code of another row, which were copied with it.
func copiedCode(c *checker) {
	rows := make([]readlist.Row, len(c.rows))
	for i := range c.rows {
		rows[i] = *c.rows[i].Row
	}
	copies := graph.CopiedCode(rows)
	for i := range c.rows {
		owner, copied := copies[i]
		if !copied {
			continue
		}
		r, other := &c.rows[i], &c.rows[owner]
		for k := range r.links {
			l := &r.links[k]
			if strings.EqualFold(link.Repository(l.url), r.Repo) {
				c.report(Warning, l.start, l.end, "%s is called as line %d is, %q", r.Repo, other.Line, short(other.called()))
				break
			}
		}
	}
}
