package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// Rows in Markdown: within or outside of a table, on one line or several.

// maxBroken is the number of lines that a row or heading may span.
const maxBroken = 8

// maxCells is the number of cells of a row. The rest belongs to the last.
const maxCells = 1000

// isRow reports whether the current line is a row of a table: it begins with a bar, is in
// a table, or precedes a delimiter row.
func (m *markdownReader) isRow(line string) bool {
	if line[0] == '|' {
		return true
	}
	if !m.bar {
		return false
	}
	if m.table != nil && !m.gap && (m.more != nil && bulletText(line) == 0 || isDelimiter(line)) {
		return true
	}
	below := m.below()
	return strings.IndexByte(below, '|') >= 0 && isDelimiter(below)
}

// row reads one row with its continuation lines.
func (m *markdownReader) row(start, indent int) {
	m.endLeaf()
	m.closeItems(indent)
	line := m.text[start:m.end]
	lines := []inline.Stretch{inline.Between(start, m.end)}
	m.at(m.next)
	if isDelimiter(line) {
		m.gap = false
		return
	}
	counts := countMarks(line)
	for counts.broken(m.text[lines[0].Start:lines[len(lines)-1].End]) && m.line < len(m.text) && len(lines) < maxBroken && continues(m.text[m.line:m.end]) {
		_, front := indentation(m.text[m.line:m.end])
		lines = append(lines, inline.Between(m.line+front, m.end))
		counts.add(m.text[m.line:m.end])
		m.at(m.next)
	}
	u := &Unit{Kind: Row, Key: "row", Start: int32(start), End: int32(lines[len(lines)-1].End)}
	u.setText(lines, cells, m.syntax)
	isHead := m.line < len(m.text) && isDelimiter(m.text[m.line:m.end])
	if isHead {
		m.table, m.more, u.Key = nil, nil, "head"
	}
	if m.table == nil {
		m.table = m.child(&Unit{Kind: Table, Key: "table"}, start)
	}
	switch {
	case u.more != nil && m.more != nil:
		u.more.headers = m.more.headers
	case u.more == nil:
		u.more = m.more
	}
	if len(lines) > 1 || strings.TrimRight(line, " \t") != "|" { // a single bar has no cells
		m.table.units = append(m.table.units, u)
	}
	if isHead {
		m.more = &more{headers: m.headers(u)}
		m.at(m.next)
	}
	m.gap = false
}

// headers returns the texts of a header row.
func (r *Reader) headers(row *Unit) []string {
	var headers []string
	for _, c := range r.Children(row) {
		headers = append(headers, inline.PlainText(r.Spans(c)))
	}
	return headers
}

// marks are counted to decide whether a row is complete.
type marks struct{ bars, stars, opened, closed int }

func countMarks(line string) marks {
	var c marks
	c.add(line)
	return c
}

func (c *marks) add(line string) {
	c.bars += strings.Count(line, "|")
	c.stars += strings.Count(line, "**")
	c.opened += strings.Count(line, "[")
	c.closed += strings.Count(line, "]")
}

// broken reports whether a row ends without a closing bar, within bold text, a link or a
// cell: the next line then belongs to it.
func (c *marks) broken(row string) bool {
	row = strings.TrimRight(row, " \t")
	return row[0] == '|' && !strings.HasSuffix(row, "|") && (c.stars%2 == 1 || c.bars < 2 || c.opened > c.closed)
}

// continues reports whether line may continue the row above it.
func continues(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && line[0] != '|' && line[0] != '#'
}

// splitCells splits the loaded lines of a row at its bars, except for escaped ones
// (GitHub Flavored Markdown, 4.10). It calls add with the lines of each cell, at least
// one; they are valid until add returns.
func (r *Reader) splitCells(add func(cell []inline.Stretch)) {
	text, cells := r.tree.text, 0
	cell := r.cell[:0]
	for n, l := range r.lines {
		start := l.Start
		if n == 0 && text[start] == '|' {
			start++
		}
		for i := start; i < l.End; i++ {
			switch text[i] {
			case '\\':
				i++
			case '|':
				if cells < maxCells {
					cell = append(cell, inline.Trimmed(text, start, i))
					add(cell)
					cell, cells, start = cell[:0], cells+1, i+1
				}
			}
		}
		if rest := inline.Trimmed(text, start, l.End); rest.Start < rest.End {
			cell = append(cell, rest)
		}
	}
	if len(cell) > 0 {
		add(cell)
	}
	r.cell = cell
}
