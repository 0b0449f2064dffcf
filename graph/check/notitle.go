package check

import "strings"

// noTitle reports papers of which no row has a title that can be made out. In
// running text, which names papers by the way, that is less than in a row of a
// table. A further identifier of an entry that has a title is several-ids'
// business.
func noTitle(c *checker) {
	next, titled := 0, 0 // the rows so far, and where the titled ones of them end
	for _, p := range c.list.Untitled {
		start := min(c.startOfLine(p.Line)+p.Col-1, c.endOfLine(p.Line))
		for ; next < len(c.rows) && c.rows[next].start <= start; next++ {
			if c.rows[next].Work.Title != "" {
				titled = max(titled, c.rows[next].end)
			}
		}
		if start < titled {
			continue
		}
		severity := Notice
		if strings.HasPrefix(c.text[start:], "|") {
			severity = Warning
		}
		c.report(severity, start, c.endOfLine(p.Line), "%s", p.Message)
	}
}
