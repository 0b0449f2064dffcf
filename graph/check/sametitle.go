package check

import "strings"

// minTitle is the number of words that a title needs to identify a work.
const minTitle = 4

// sameTitle reports rows with the title of an earlier row but another identifier. If the metadata
// shows which of the two is wrong, wrong-id reports it instead.
func sameTitle(c *checker) {
	first := map[string]int{}
	for i := range c.rows {
		r := &c.rows[i]
		if r.id.IsZero() || strings.Count(r.fold, " ")+1 < minTitle || c.disagrees(r) {
			continue
		}
		j, there := first[r.fold]
		if !there {
			first[r.fold] = i
			continue
		}
		if other := &c.rows[j]; other.id != r.id {
			start, end := c.idPlace(r)
			c.report(Warning, start, end, "arXiv:%s has the title of arXiv:%s in line %d: %q", r.id, other.id, other.Line, short(r.Work.Title))
		}
	}
}
