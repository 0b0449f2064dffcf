package check

import "strings"

// noTitle reports papers for which no row has a title. In running text, which mentions papers in
// passing, this is less serious than in a table. Further identifiers of an entry with a title are
// left to several-ids.
func noTitle(c *checker) {
	next, titled := 0, 0 // the next row, and the end of the last row with a title
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
