package check

import "strings"

// brokenRow reports rows that are broken over lines, rows that a blank line
// cuts off their table, and rows with more cells than the header (GitHub
// Flavored Markdown, 4.10: a table ends at a blank line, a row at the end of
// its line, and cells in excess are dropped).
func brokenRow(c *checker) {
	if c.list.Format != "Markdown" {
		return
	}
	broken := map[int]int{} // the lines that a row that is broken takes, by its first
	for i := range c.rows {
		if r := &c.rows[i]; r.EndLine > r.Line && strings.HasPrefix(strings.TrimLeft(c.text[r.start:r.end], " \t>"), "|") {
			broken[r.Line] = r.EndLine
		}
	}
	t := tableState{c: c, broken: broken}
	for line := 1; line <= len(c.lines); line++ {
		line = t.next(line)
	}
}

// tableState is where a walk over the lines is.
type tableState struct {
	c       *checker
	broken  map[int]int
	fence   string // that closes the code that is open
	columns int    // of the table that is open; 0 if none
	lost    bool   // whether a blank line ended the last table and nothing else has come
}

// next takes a line and returns the last that belongs to it.
func (t *tableState) next(line int) int {
	c := t.c
	start, end := c.startOfLine(line), c.endOfLine(line)
	text := strings.TrimLeft(c.text[start:end], " \t>")
	if t.fence != "" || strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") {
		t.toggle(text)
		return line
	}
	isRow := strings.HasPrefix(text, "|")
	switch {
	case text == "":
		t.lost = t.lost || t.columns > 0
		t.columns = 0
		return line
	case !isRow && t.columns == 0 && !t.headsTable(line, text):
		t.lost = false
		return line
	case t.headsTable(line, text):
		t.columns, t.lost = cells(text), false
		return line + 1
	case t.lost && isRow:
		c.report(Error, start+end-start-len(text), end, "a blank line above this row ended its table; it is shown as text")
		t.lost = false
		return line
	}
	if last, ok := t.broken[line]; ok {
		c.report(Error, end-len(text), end, "the row is broken over lines %d to %d; each is shown as a row", line, last)
		return last
	}
	if n := cells(text); t.columns > 0 && n > t.columns && isRow {
		at := cellStart(text, t.columns)
		if rest := strings.Trim(text[at:], " \t|"); rest != "" {
			c.report(Warning, end-len(text)+at, end, "%d cells where the header has %d; the rest is not shown", n, t.columns)
		}
	}
	return line
}

// toggle opens and closes code between fences.
func (t *tableState) toggle(text string) {
	n := len(text) - len(strings.TrimLeft(text, text[:min(1, len(text))]))
	switch {
	case t.fence == "":
		t.fence, t.columns, t.lost = text[:n], 0, false
	case strings.HasPrefix(text, t.fence):
		t.fence = ""
	}
}

// headsTable tells whether the line below delimits a header, and has as many
// cells.
func (t *tableState) headsTable(line int, text string) bool {
	if t.columns > 0 || line >= len(t.c.lines) || !strings.Contains(text, "|") {
		return false
	}
	below := strings.TrimLeft(t.c.text[t.c.startOfLine(line+1):t.c.endOfLine(line+1)], " \t>")
	return below != "" && strings.Trim(below, " \t|:-") == "" && strings.Contains(below, "-") && cells(below) == cells(text)
}

// cells counts the cells of a row.
func cells(row string) int {
	n := 1
	row = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(row), "|"), "|")
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			n++
		}
	}
	return n
}

// cellStart returns where the cell begins that n cells stand before.
func cellStart(row string, n int) int {
	i := len(row) - len(strings.TrimPrefix(row, "|"))
	for ; i < len(row) && n > 0; i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			n--
		}
	}
	return min(i, len(row))
}
