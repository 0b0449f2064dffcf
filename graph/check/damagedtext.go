package check

import (
	"strings"

	"clipgraph/arxiv/readlist"
)

// damagedText reports text that was decoded with the wrong encoding and saved again, broken bytes
// and lost characters. A list in another encoding than UTF-8 is a warning.
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
		c.report(Error, i, i+len("\uFFFD"), "%s lost here and replaced by U+FFFD (%d in the list)", what, n)
	}
}
