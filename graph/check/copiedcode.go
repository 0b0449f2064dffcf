package check

import (
	"strings"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/graph/relate"
)

// copiedCode reports links to the code of another row that were probably copied.
func copiedCode(c *checker) {
	copies := relate.CopiedCode(c.list.Rows)
	for i := range c.rows {
		owner, copied := copies[i]
		if !copied {
			continue
		}
		r, other := &c.rows[i], &c.rows[owner]
		for k := range r.links {
			l := &r.links[k]
			if strings.EqualFold(link.Repository(l.url), r.Repo) {
				c.report(Warning, l.start, l.end, "%s has the name of line %d, %q", r.Repo, other.Line, short(other.called()))
				break
			}
		}
	}
}
