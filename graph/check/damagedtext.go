package check

import (
	"strings"

	"clipgraph/arxiv/readlist"
)

// damagedText reports text that was read in a wrong encoding and saved again,
// bytes that are broken, and characters that were lost; and, as a warning, a
// list that is not in UTF-8.
func damagedText(c *checker) {
	before := len(c.findings)
	c.pass(readlist.DamageProblem, Error)
	c.pass(readlist.EncodingProblem, Warning)
	if len(c.findings) > before {
		return
	}
	if i := strings.Index(c.text, "\uFFFD"); i >= 0 {
		n := strings.Count(c.text, "\uFFFD")
		what := "a character was"
		if n > 1 {
			what = "characters were"
		}
		c.report(Error, i, i+len("\uFFFD"), "%s lost here, and U+FFFD saved instead (%d in the list)", what, n)
	}
}
