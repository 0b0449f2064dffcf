package check

import "clipgraph/arxiv/readlist"

// syntax reports what reading the list could not make out.
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
