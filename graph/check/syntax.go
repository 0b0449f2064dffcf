package check

import "clipgraph/arxiv/readlist"

// syntax reports text that could not be parsed when the list was read.
func syntax(c *checker) {
	c.pass(readlist.FormProblem, Warning)
	for i := range c.findings {
		f := &c.findings[i]
		if c.source == nil {
			return
		}
		c.addEdits(f, c.source.Repair(f.start))
		if c.source.Repeats(f.start) {
			f.cause = entriesTwice
		}
	}
}
