package check

import (
	"fmt"
	"strings"

	"clipgraph/arxiv/readlist/markup"
)

// brokenRow reports rows that are broken over several lines, rows that a blank line separates from
// their table, and rows with more cells than the header (GitHub Flavored Markdown, 4.10: a table
// ends at a blank line, a row at the end of its line, and excess cells are dropped).
func brokenRow(c *checker) {
	for _, f := range c.faults {
		c.report(f.severity, f.start, f.end, "%s", f.message)
	}
}

// tableFault is a fault in a row of a table.
type tableFault struct {
	severity   Severity
	start, end int
	message    string
}

func (c *checker) fault(s Severity, start, end int, format string, args ...any) {
	if len(c.faults) < maxFindings {
		c.faults = append(c.faults, tableFault{s, start, end, fmt.Sprintf(format, args...)})
	}
}

// findFaults finds the faults in the tables of a list.
func (c *checker) findFaults(tree *markup.Tree) {
	if c.list.Format != "Markdown" {
		return
	}
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		if u.Kind == markup.Table && c.text[u.Start] != '<' {
			c.table(r, u)
		}
	}
}

// table checks the rows of a table, some of which other readers may not treat as part of it.
func (c *checker) table(r *markup.Reader, table *markup.Unit) {
	columns := 0 // of the current table; 0 if there is none
	rows := r.Children(table)
	for i, row := range rows {
		mark := r.Mark()
		cells := r.Children(row)
		start, rowEnd := int(row.Start), int(row.End)
		first, last := c.lineOf(start), c.lineOf(rowEnd)
		end := min(rowEnd, c.endOfLine(first))
		switch {
		case row.Key == "head":
			if columns = len(cells); c.delimits(first+1) != columns {
				columns = 0
			}
		case columns > 0 && strings.Contains(c.text[rows[i-1].End:start], "\n\n"):
			if columns = 0; c.text[start] == '|' {
				c.fault(Error, start, end, "a blank line above this row ends the table; the row is shown as text")
			}
		case last > first:
			c.fault(Error, start, end, "the row spans lines %d to %d; each line is shown as a row", first, last)
		case columns > 0 && len(cells) > columns && c.text[start] == '|':
			at := start + strings.LastIndexByte(c.text[start:cells[columns].Start], '|') + 1
			if strings.Trim(c.text[at:rowEnd], " \t|") != "" {
				c.fault(Warning, at, end, "%d cells, but the header has %d; the others are not shown", len(cells), columns)
			}
		}
		r.Release(mark)
	}
}

// delimits returns the number of cells of the delimiter row on the given line, from 1.
func (c *checker) delimits(line int) int {
	row := strings.Trim(c.text[c.startOfLine(line):c.endOfLine(line)], " \t>")
	return strings.Count(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"), "|") + 1
}
