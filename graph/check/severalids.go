package check

import (
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/internal/lazyregexp"
)

// severalIDs reports entries whose own links lead to two papers on arXiv, unless the list
// says itself that it means several.
func severalIDs(c *checker) {
	c.passIf(readlist.SeveralProblem, Warning, func(start int) bool {
		i := c.rowAt(start)
		return i < 0 || !c.meansSeveral(&c.rows[i])
	})
}

// meansSeveral reports whether each further paper of a row is one on purpose: it stands
// beside the one before it with nothing but a comma or an "and" between them, its link is
// numbered or is said to be an extension, or a remark of arXiv's names it.
func (c *checker) meansSeveral(r *row) bool {
	var before arxiv.Match
	for _, m := range r.refs {
		enumerated := before.End > 0 && before.End <= m.Start && between.MatchString(c.text[before.End:m.Start])
		before = m
		if m.Err == nil && m.Ref.ID != r.id && !enumerated && !c.isNumbered(r, m) && !overlap.MatchString(c.text[max(r.start, m.Start-maxNote):m.Start]) {
			return false
		}
	}
	return true
}

var (
	between  = lazyregexp.New(`^[\s,;&+]*(?:and)?\s*$`)
	numbered = lazyregexp.New(`(?i)\d\s*$|extension|extended|follow|sequel|version|journal|earlier|later|see also`)
	overlap  = lazyregexp.New(`(?i)overlap with[^.]*$`)
)

// maxNote is how far before an identifier a remark on it is looked for, in bytes.
const maxNote = 200

// isNumbered reports whether the text of the link that a reference stands in, and that
// does not name a paper itself, has a number at its end or says that it is a further paper.
func (c *checker) isNumbered(r *row, m arxiv.Match) bool {
	for _, l := range r.links {
		if l.start <= m.Start && m.Start < l.end && l.open < l.start {
			label := strings.Trim(c.text[l.open:l.start], "[]() \t\r\n")
			return !arxiv.Has(label) && !bareID.MatchString(label) && numbered.MatchString(label)
		}
	}
	return false
}

// bareID is what looks like an identifier in the text of a link.
var bareID = lazyregexp.New(`\d{4}\.\d{4,5}`)

// pass reports the problems of a kind that were found when the list was read.
func (c *checker) pass(kind readlist.ProblemKind, s Severity) {
	c.passIf(kind, s, func(int) bool { return true })
}

// passIf reports those problems of a kind whose places are wanted.
func (c *checker) passIf(kind readlist.ProblemKind, s Severity, wanted func(start int) bool) {
	for _, p := range c.list.Problems {
		if p.Kind != kind {
			continue
		}
		if start := min(c.startOfLine(p.Line)+p.Col-1, c.endOfLine(p.Line)); wanted(start) {
			c.report(s, start, c.endOfLine(p.Line), "%s", p.Message)
		}
	}
}
