package check

import "clipgraph/arxiv/readlist"

// syntax reports what reading the list could not make out.
func syntax(c *checker) { c.pass(readlist.FormProblem, Warning) }
