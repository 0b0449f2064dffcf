package check

import (
	"strings"

	"clipgraph/arxiv/readlist"
)

// noTitle reports papers of which no row has a title that can be made out. In
// running text, which names papers by the way, that is less than in a row of a
// table; and a list of bare identifiers has none.
func noTitle(c *checker) {
	severity := Notice
	for _, p := range c.list.Problems {
		if p.Kind != readlist.UntitledProblem {
			continue
		}
		start := min(c.startOfLine(p.Line)+p.Col-1, c.endOfLine(p.Line))
		if severity = Notice; strings.HasPrefix(c.text[start:], "|") {
			severity = Warning
		}
		c.report(severity, start, c.endOfLine(p.Line), "%s", p.Message)
	}
}
