package check

import (
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv"
)

// maxLater is the number of years that papers are published after their first
// version without surprise.
const maxLater = 2

// firstYear is the year in which arXiv began: an earlier one is not of its papers.
const firstYear = 1991

// year reports years that a list files papers under which lie before their
// first version, or more than two years after it. That of the identifier is at
// most a month off; it counts where the metadata is not at hand. Where many rows of a list
// are of other years than their papers, its years say something else, or stand in
// abstracts.
func year(c *checker) {
	var odd []int
	filed := 0
	for i := range c.rows {
		r := &c.rows[i]
		if r.id.IsZero() || r.Year() < firstYear || r.Work.Entry != nil || c.disagrees(r) || startsID(r) { // of entries wrong-year speaks
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
		c.report(Notice, start, end, "listed under %d; the first version of arXiv:%s is of %d", r.Year(), r.id, first)
	}
}

// The years of a list say something else where more than manyOdd of them are odd, and more
// than one in oneIn.
const manyOdd, oneIn = 8, 4

// firstVersion returns the year of a paper's first version, and the month where only the
// identifier tells it.
func (c *checker) firstVersion(r *row) (year, month int) {
	if p := c.paper(r.id); p != nil {
		return p.Year(), 0
	}
	return r.id.Year(), r.id.Month()
}

// startsID reports whether the year of a row is the front of an identifier in it, as 2004
// is that of 2004.05682.
func startsID(r *row) bool {
	year := strconv.Itoa(r.Year())
	return slices.ContainsFunc(r.refs, func(m arxiv.Match) bool { return m.Err == nil && strings.HasPrefix(m.Ref.ID.String(), year) })
}
