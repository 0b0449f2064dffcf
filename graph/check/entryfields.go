package check

import "clipgraph/graph/check/fields"

// entryFields reports fields that BibTeX, biber or LaTeX cannot use.
func entryFields(c *checker) {
	for i := range c.judged {
		source := c.judged[i].source
		if source == nil {
			continue
		}
		for _, fault := range c.source.Judge(source) {
			severity := Warning
			if fault.Odd {
				severity = Notice
			}
			f := c.report(severity, fault.Start, fault.End, "%s", fault.Message)
			f.cause = fault.Cause
			c.addEdits(f, fault.Edits)
		}
	}
}

// addEdits adds the edits of package fields to a finding.
func (c *checker) addEdits(f *Finding, edits []fields.Edit) {
	for _, e := range edits {
		c.edit(f, e.Start, e.End, e.Text)
	}
}
