package check

import (
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv"
)

// maxLater is the number of years after the first version within which papers usually appear.
const maxLater = 2

// firstYear is the year in which arXiv began.
const firstYear = 1991

// year reports years that are before the first version of a paper or more than two years after it.
// If there is no metadata, the year of the identifier is used, which is at most a month off. If
// many rows have other years than their papers, the years of the list mean something else, or are
// in abstracts.
func year(c *checker) {
	var odd []int
	filed := 0
	for i := range c.rows {
		r := &c.rows[i]
		if r.id.IsZero() || r.Year() < firstYear || r.Work.Entry != nil || c.disagrees(r) || startsID(r) { // wrong-year handles entries
			continue
		}
		filed++
		if first, month := c.firstVersion(r); r.Year() > first+maxLater || r.Year() < first && !(month == 1 && r.Year() == first-1) {
			odd = append(odd, i)
		}
	}
	if len(odd) > manyOdd && oneIn*len(odd) > filed {
		return
	}
	for _, i := range odd {
		r := &c.rows[i]
		first, _ := c.firstVersion(r)
		start, end := c.titlePlace(r)
		c.report(Notice, start, end, "listed under %d, but the first version of arXiv:%s is from %d", r.Year(), r.id, first)
	}
}

// The years of a list mean something else if more than manyOdd of them are odd, and more than one
// in oneIn.
const manyOdd, oneIn = 8, 4

// firstVersion returns the year of a paper's first version. The month is set only if the identifier
// is the source.
func (c *checker) firstVersion(r *row) (year, month int) {
	if p := c.paper(r.id); p != nil {
		return p.Year(), 0
	}
	return r.id.Year(), r.id.Month()
}

// startsID reports whether the year of a row is the beginning of an identifier in it, as 2004 is of
// 2004.05682.
func startsID(r *row) bool {
	year := strconv.Itoa(r.Year())
	return slices.ContainsFunc(r.refs, func(m arxiv.Match) bool { return m.Err == nil && strings.HasPrefix(m.Ref.ID.String(), year) })
}
