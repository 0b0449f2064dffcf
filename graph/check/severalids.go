package check

import "clipgraph/arxiv/readlist"

// severalIDs reports entries whose own links lead to two papers on arXiv.
func severalIDs(c *checker) { c.pass(readlist.SeveralProblem, Warning) }

// pass reports the problems of a kind that reading the list met.
func (c *checker) pass(kind readlist.ProblemKind, s Severity) {
	for _, p := range c.list.Problems {
		if p.Kind == kind {
			start := min(c.startOfLine(p.Line)+p.Col-1, c.endOfLine(p.Line))
			c.report(s, start, c.endOfLine(p.Line), "%s", p.Message)
		}
	}
}
