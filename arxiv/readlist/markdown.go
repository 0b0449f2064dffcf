package readlist

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// markdown reads a list line by line. Lists are written by hand, and a strict
// reader loses what is a little off: rows without a table around them, rows
// broken over two lines, blank lines inside a table. So the lines are cut by
// their own look into headings, rows, list items and blocks, and only what
// stands within them is left to a Markdown parser.
type markdown struct {
	collector
	lines    []string
	at       int // the current line, from 0
	headings [6]string
	year     int
	header   []column // of the current table, nil outside
	previous []string // the cells of the row above, which may be a header
	// parents are the list items around the current one, outermost first.
	parents []parent
	level1  int    // headings of level 1 so far
	others  int    // headings of other levels so far
	title   string // the first heading, if it is of level 1
}

// parent is a list item without a link: its text heads the items below it.
type parent struct {
	indent int
	title  string
}

var (
	headingLine = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	htmlHeading = regexp.MustCompile(`(?i)^\s*<h([1-6])[^>]*>(.*?)(?:</h[1-6]>\s*)?$`)
	bulletLine  = regexp.MustCompile(`^([ \t]*)(?:[-*+•]|\d{1,4}[.)])[ \t]+(.*)$`)
	delimiter   = regexp.MustCompile(`^\s*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*$`)
	yearText    = regexp.MustCompile(`^(?:19|20)\d\d$`)
	fenceLine   = regexp.MustCompile("^ {0,3}(```|~~~)")
)

func readMarkdown(l *List, source string) {
	m := markdown{collector: collector{list: l}}
	m.read(source)
}

func (m *markdown) read(source string) {
	m.lines = strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	fenced := false
	for m.at < len(m.lines) {
		line := m.lines[m.at]
		switch {
		case len(line) > maxLine:
			m.list.problem(m.at+1, 1, "a line of %d MiB is read for identifiers only", len(line)>>20)
			m.at++
		case fenceLine.MatchString(line):
			fenced = !fenced
			m.at++
		case fenced:
			m.at++
		case strings.TrimSpace(line) == "":
			m.at++
		case m.heading(line):
			m.at++
		case strings.HasPrefix(strings.TrimLeft(line, " \t"), "|") || m.header != nil && strings.Contains(line, "|") && !bulletLine.MatchString(line):
			m.row()
		case bulletLine.MatchString(line):
			m.bullet()
		default:
			m.block()
		}
	}
	m.dropTitle()
	m.finish()
}

// dropTitle takes the title of the whole list out of the sections: a heading
// of level 1 that comes first, stands alone at its level and has others below.
func (m *markdown) dropTitle() {
	if m.title == "" || m.level1 != 1 || m.others == 0 {
		return
	}
	for i := range m.list.Items {
		item := &m.list.Items[i]
		if len(item.Section) > 0 && item.Section[0] == m.title {
			item.Section = item.Section[1:]
		}
	}
}

// heading takes line if it is one, in Markdown or HTML.
func (m *markdown) heading(line string) bool {
	level, text := 0, ""
	if h := headingLine.FindStringSubmatch(line); h != nil {
		level, text = len(h[1]), h[2]
	} else if h := htmlHeading.FindStringSubmatch(line); h != nil {
		level, text = int(h[1][0]-'0'), h[2]
	} else {
		return false
	}
	title := flatten(parseInline(text))
	if level == 1 {
		if m.level1++; m.level1 == 1 && m.others == 0 {
			m.title = title
		}
	} else {
		m.others++
	}
	for i := level - 1; i < len(m.headings); i++ {
		m.headings[i] = ""
	}
	m.headings[level-1] = title
	m.header, m.previous, m.parents = nil, nil, nil
	m.year = 0
	if yearText.MatchString(title) {
		m.year, _ = strconv.Atoi(title)
	}
	return true
}

// section is the path of headings above the current line, outermost first.
func (m *markdown) section() []string {
	var path []string
	for _, h := range m.headings {
		if h != "" {
			path = append(path, h)
		}
	}
	for _, p := range m.parents {
		path = append(path, p.title)
	}
	return path
}

// item makes an item of the cells that begin at line start, from 0.
func (m *markdown) item(start, col int, cells []string, header []column) bool {
	e := entry{line: start + 1, col: col, section: m.section(), year: m.year, header: header}
	for _, c := range cells {
		e.cells = append(e.cells, parseInline(c))
	}
	return m.add(e)
}

// row takes one row of a table, joined with the lines it was broken over.
func (m *markdown) row() {
	start := m.at
	line := m.lines[m.at]
	m.at++
	if delimiter.MatchString(line) {
		if m.previous != nil {
			m.header = columns(m.previous)
		}
		return
	}
	for broken(line) && m.at < len(m.lines) && m.at-start < maxBroken && continues(m.lines[m.at]) {
		line += " " + strings.TrimSpace(m.lines[m.at])
		m.at++
	}
	cells := splitCells(line)
	m.previous = cells
	if m.at < len(m.lines) && delimiter.MatchString(m.lines[m.at]) {
		return // the header row of a table
	}
	if year, ok := yearRow(cells); ok {
		m.year = year
		return
	}
	m.parents = nil
	m.item(start, column1(m.lines[start]), cells, m.header)
}

// maxBroken is the number of lines that one broken row may take.
const maxBroken = 8

// broken tells whether the row ends without the bar that closes it, within a
// bold text, a link or a cell: the next line then belongs to it.
func broken(row string) bool {
	row = strings.TrimSpace(row)
	return !strings.HasSuffix(row, "|") &&
		(strings.Count(row, "**")%2 == 1 || strings.Count(row, "|") < 2 || strings.Count(row, "[") > strings.Count(row, "]"))
}

func continues(line string) bool {
	t := strings.TrimSpace(line)
	return t != "" && !strings.HasPrefix(t, "|") && !strings.HasPrefix(t, "#")
}

// splitCells cuts a row at its bars. A bar after a backslash or within code
// is text (GitHub Flavored Markdown, 4.10).
func splitCells(row string) []string {
	row = strings.TrimSpace(row)
	row = strings.TrimPrefix(row, "|")
	var cells []string
	start := 0
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, strings.TrimSpace(row[start:i]))
			start = i + 1
		}
	}
	if rest := strings.TrimSpace(row[start:]); rest != "" {
		cells = append(cells, rest)
	}
	return cells
}

// yearRow recognises a row that only names the year of those below it.
func yearRow(cells []string) (int, bool) {
	text := ""
	for _, c := range cells {
		if c = strings.Trim(c, " *_"); c != "" {
			if text != "" {
				return 0, false
			}
			text = c
		}
	}
	if !yearText.MatchString(text) {
		return 0, false
	}
	year, _ := strconv.Atoi(text)
	return year, true
}

// bullet takes one list item with its continuation lines, and with the items
// below it that are remarks on it and no papers.
func (m *markdown) bullet() {
	m.header, m.previous = nil, nil
	start := m.at
	match := bulletLine.FindStringSubmatch(m.lines[m.at])
	indent := width(match[1])
	m.at++
	entries := [][]string{{match[2]}} // the lines of the item, then of each remark
	for size := len(match[2]); m.at < len(m.lines) && size < maxLine; m.at++ {
		line := m.lines[m.at]
		if strings.TrimSpace(line) == "" || m.isStart(line) {
			break
		}
		b := bulletLine.FindStringSubmatch(line)
		if b != nil && (width(b[1]) <= indent || hasPaperLink(b[2])) {
			break
		}
		if b != nil {
			entries = append(entries, []string{b[2]})
		} else {
			last := len(entries) - 1
			entries[last] = append(entries[last], strings.TrimSpace(line))
		}
		size += len(line)
	}
	for len(m.parents) > 0 && m.parents[len(m.parents)-1].indent >= indent {
		m.parents = m.parents[:len(m.parents)-1]
	}
	cells := make([]string, len(entries))
	for i, lines := range entries {
		cells[i] = strings.Join(lines, "\n")
	}
	if !m.item(start, column1(m.lines[start]), cells, nil) {
		title := flatten(parseInline(cells[0]))
		m.parents = append(m.parents, parent{indent, title})
	}
}

// block takes consecutive lines that are no row and no list item.
func (m *markdown) block() {
	m.header, m.previous, m.parents = nil, nil, nil
	start := m.at
	lines := []string{strings.TrimSpace(m.lines[m.at])}
	m.at++
	for size := len(lines[0]); m.at < len(m.lines) && size < maxLine; m.at++ {
		line := m.lines[m.at]
		if strings.TrimSpace(line) == "" || m.isStart(line) || bulletLine.MatchString(line) {
			break
		}
		lines = append(lines, strings.TrimSpace(line))
		size += len(line)
	}
	m.item(start, column1(m.lines[start]), []string{strings.Join(lines, "\n")}, nil)
}

// isStart tells whether line begins something new whatever stands above it.
func (m *markdown) isStart(line string) bool {
	return strings.HasPrefix(strings.TrimSpace(line), "|") || headingLine.MatchString(line) ||
		htmlHeading.MatchString(line) || fenceLine.MatchString(line)
}

func width(indent string) int { return len(strings.ReplaceAll(indent, "\t", "    ")) }

func indentWidth(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// column1 is the column, from 1, of the first byte of line that is not blank.
func column1(line string) int { return indentWidth(line) + 1 }

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}
