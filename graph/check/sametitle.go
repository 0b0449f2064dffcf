package check

import "strings"

// minTitle is the number of words that a title needs to stand for one work.
const minTitle = 4

// sameTitle reports rows that have the title of an earlier one and another
// identifier, unless the metadata tells which of the two is wrong: then
// wrong-id does.
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
