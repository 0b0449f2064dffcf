package check

import "clipgraph/graph"

// duplicateRow reports papers that an earlier row lists already.
func duplicateRow(c *checker) {
	type paper struct{ id, title string }
	first := map[paper]int{}
	for i := range c.rows {
		r := &c.rows[i]
		key := paper{id: r.ID.String()}
		if r.ID.IsZero() {
			key.title = r.fold
		}
		if key == (paper{}) {
			continue
		}
		j, there := first[key]
		if !there {
			first[key] = i
			continue
		}
		other := &c.rows[j]
		if !graph.SameTitle(r.Title, other.Title) || c.disagrees(r) || c.disagrees(other) {
			continue
		}
		start, end := c.idPlace(r)
		switch {
		case key.id != "":
			c.report(Notice, start, end, "arXiv:%s is listed in line %d, too", r.ID, other.Line)
		default:
			c.report(Notice, start, end, "%q is listed in line %d, too", short(r.Title), other.Line)
		}
	}
}
