package check

import (
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// duplicateRow reports papers that an earlier row lists already: by an identifier of
// whatever kind, or else by their title. A bibliography has one entry a work; a list
// may have a paper under two headings.
func duplicateRow(c *checker) {
	byID, byTitle := map[work.ID]int{}, map[string]int{}
	for i := range c.rows {
		r := &c.rows[i]
		severity := Notice
		if r.IsEntry() {
			severity = Warning
		}
		reported := false
		report := func(j int, format string, what any) {
			other := &c.rows[j]
			if reported || !paper.SameTitle(r.Work.Title, other.Work.Title) || c.disagrees(r) || c.disagrees(other) {
				return
			}
			reported = true
			start, end := c.idPlace(r)
			f := c.report(severity, start, end, format+" is listed in line %d, too", what, other.Line)
			if severity == Notice {
				f.cause = "twice" // under two headings, on purpose
			}
		}
		for _, id := range r.IDs() {
			if j, there := byID[id.Key()]; there {
				report(j, "%v", id)
			} else {
				byID[id.Key()] = i
			}
		}
		if r.fold == "" || !r.id.IsZero() {
			continue
		}
		if j, there := byTitle[r.fold]; there {
			report(j, "%q", short(r.Work.Title))
		} else {
			byTitle[r.fold] = i
		}
	}
}
