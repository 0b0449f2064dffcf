package readlist

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"clipgraph/internal/lines"
)

// markdown reads a list line by line. Lists are written by hand, and a strict
// reader loses what is a little off: rows without a table around them, rows
// broken over two lines, blank lines inside a table. So the lines are cut by
// their own look into headings, rows, list items and blocks, and only what
// stands within them is left to a Markdown parser.
type markdown struct {
	collector
	outline
	lines      []string
	starts     lines.Index                 // of the lines
	at         int                         // the current line, from 0
	references map[string]parser.Reference // that lines such as "[label]: address" define
	header     []column                    // of the current table, nil outside
	inTable    bool
}

var (
	headingLine    = regexp.MustCompile(`^[ >]{0,3}(#{1,6})(?:[ \t]*([^#\s].*?))?(?:[ \t]+#+)?[ \t]*$`)
	underline      = regexp.MustCompile(`^ {0,3}(=+|-{3,})[ \t]*$`)
	htmlHeading    = regexp.MustCompile(`(?i)^\s*<h([1-6])\b[^>]*>(.*?)(?:</h[1-6]>\s*)?$`)
	htmlSummary    = regexp.MustCompile(`(?i)^\s*(?:<details[^>]*>)?\s*<summary[^>]*>(.*?)(?:</summary>\s*)?$`)
	htmlTable      = regexp.MustCompile(`(?i)^\s*(?:<(?:div|center|p)\b[^>]*>\s*)*<(table|ul|ol|dl|tr|tbody|thead)\b`)
	bulletLine     = regexp.MustCompile(`^([ \t>]*)(?:[-*+•·‣◦]|\(?\d{1,4}[.)、]|\[\d{1,4}\])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$`)
	fenceLine      = regexp.MustCompile("^[ \t>]*(```+|~~~+)")
	definitionLine = regexp.MustCompile(`^ {0,3}\[([^\]]{1,300})\]:[ \t]*<?([^\s>]+)>?(?:[ \t]+["'(].*)?[ \t]*$`)
	rule           = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
)

func readMarkdownOld(l *List, source string) {
	m := markdown{collector: collector{list: l}}
	m.starts = lines.NewIndex(source)
	m.lines = strings.Split(source, "\n")
	for i, line := range m.lines[:len(m.lines)-1] {
		m.lines[i] = strings.TrimSuffix(line, "\r")
	}
	m.define()
	m.frontMatter()
	for m.at < len(m.lines) {
		m.next()
	}
	m.finish(m.listTitle())
}

// define collects the references that links go through and blanks the lines
// that define them; "[//]: # (...)" is a comment that way.
func (m *markdown) define() {
	for i, line := range m.lines {
		if len(line) > maxLine {
			continue
		}
		if d := definitionLine.FindStringSubmatch(line); d != nil && !strings.HasPrefix(d[1], "^") {
			if m.references == nil {
				m.references = map[string]parser.Reference{}
			}
			label := util.ToLinkReference([]byte(d[1]))
			if _, defined := m.references[label]; !defined { // the first wins (CommonMark 4.7)
				m.references[label] = parser.NewReference([]byte(d[1]), []byte(d[2]), nil)
			}
			m.lines[i] = ""
		}
	}
}

// frontMatter passes over what a site's generator reads at the front of a
// page.
func (m *markdown) frontMatter() {
	if m.lines[0] != "---" {
		return
	}
	if end := slices.Index(m.lines[1:min(len(m.lines), 200)], "---"); end >= 0 {
		m.at = end + 2
	}
}

// next takes what begins at the current line.
func (m *markdown) next() {
	line := m.lines[m.at]
	start := m.at
	switch {
	case len(line) > maxLine:
		m.list.problem(m.at+1, 1, "a line of %d MiB is read for identifiers only", len(line)>>20)
		m.at++
	case strings.TrimSpace(line) == "":
		m.at++
	case fenceLine.MatchString(line):
		m.fence()
	case m.heading(line):
	case m.isRow():
		m.row()
		return
	case rule.MatchString(line):
		m.at++
	case htmlTable.MatchString(line):
		m.table()
	case bulletLine.MatchString(line):
		m.bullet()
	default:
		m.block()
	}
	if m.inTable && m.at > start && strings.TrimSpace(line) != "" {
		m.inTable, m.header = false, nil
		m.leave(rowLevel)
	}
}

// inline parses what stands within a line.
func (m *markdown) inline(text string) []span { return parseInline(text, m.references) }

// labelled takes the lines that follow if the first of them begins with a
// label, such as "- arxiv: …", "[[paper](…)]", "Code: …". Blank lines between
// labelled ones are passed over.
func (m *markdown) labelled() [][]span {
	var taken [][]span
	for at := m.at; at < len(m.lines) && len(taken) < maxLabelled; at++ {
		line := m.lines[at]
		if strings.TrimSpace(line) == "" {
			if at > m.at && strings.TrimSpace(m.lines[at-1]) == "" {
				break
			}
			continue
		}
		if len(line) > maxLine || m.isStart(line) {
			break
		}
		text := strings.TrimSpace(line)
		b := bulletLine.FindStringSubmatch(line)
		if b != nil {
			text = b[2]
		}
		spans := m.inline(text)
		afterBlank := at == m.at || strings.TrimSpace(m.lines[at-1]) == ""
		goesOn := len(taken) > 0 && b == nil && !afterBlank && !hasOwnPaper(spans)
		if !goesOn && !beginsWithLabel(spans) && (b == nil || !isVenueOrDate(flatten(spans))) {
			break
		}
		taken = append(taken, spans)
		m.at = at + 1
	}
	return taken
}

// maxLabelled bounds the labelled lines of one entry.
const maxLabelled = 30

// add adds an entry, which ends before the current line.
func (m *markdown) add(e entry) bool {
	if e.end == 0 {
		e.end = m.lineEnd(m.at)
	}
	return m.collector.add(e)
}

// lineEnd returns the offset at which a line, from 1, ends.
func (m *markdown) lineEnd(line int) int { return m.starts.Start(line) + len(m.lines[line-1]) }

// entry begins an entry at line start, from 0.
func (m *markdown) entry(start int, cells []string) entry {
	e := entry{start: m.starts.Start(start+1) + len(indentOf(m.lines[start])), section: m.section(), year: m.year()}
	for _, c := range cells {
		e.cells = append(e.cells, m.inline(c))
	}
	return e
}

// isRow tells whether the current line is a row of a table: it begins with a
// bar, or stands in a table, or above the row that delimits a header.
func (m *markdown) isRow() bool {
	line := strings.TrimLeft(m.lines[m.at], " \t>")
	if strings.HasPrefix(line, "|") {
		return true
	}
	if !strings.Contains(line, "|") {
		return false
	}
	return m.inTable && (m.header != nil && !bulletLine.MatchString(m.lines[m.at]) || isDelimiter(line)) ||
		m.at+1 < len(m.lines) && strings.Contains(m.lines[m.at+1], "|") && isDelimiter(m.lines[m.at+1])
}

// row takes one row of a table, joined with the lines it was broken over.
func (m *markdown) row() {
	start := m.at
	line := strings.TrimLeft(m.lines[m.at], " \t>")
	m.at++
	m.leave(itemLevel)
	m.inTable = true
	if isDelimiter(line) {
		return
	}
	for broken(line) && m.at < len(m.lines) && m.at-start < maxBroken && continues(m.lines[m.at]) {
		line += " " + strings.TrimSpace(m.lines[m.at])
		m.at++
	}
	cells := splitCells(line)
	if m.at < len(m.lines) && isDelimiter(m.lines[m.at]) { // the header row of a table
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = flatten(m.inline(c))
		}
		m.header = columns(texts)
		m.leave(rowLevel)
		m.at++
		return
	}
	m.cells(m.entry(start, cells))
}

// cells takes the cells of a row, which may be a heading for those below.
func (m *markdown) cells(e entry) {
	texts := make([]string, len(e.cells))
	for i, c := range e.cells {
		texts[i] = flatten(c)
	}
	if year, ok := yearRow(texts); ok {
		m.rowYear = year
		return
	}
	e.header = m.header
	if !m.add(e) {
		if title, ok := headingRow(e.cells); ok {
			m.enter(rowLevel, title)
		}
	}
}

// headingRow recognises a row of which one cell alone holds text, and bold.
func headingRow(cells [][]span) (title string, ok bool) {
	for _, c := range cells {
		text := flatten(c)
		switch {
		case text == "":
		case title != "" || !allBold(c):
			return "", false
		default:
			title = text
		}
	}
	return title, title != ""
}

// bullet takes one list item with its continuation lines, and with the items
// below it that are remarks on it and no entries of their own.
func (m *markdown) bullet() {
	start := m.at
	match := bulletLine.FindStringSubmatch(m.lines[m.at])
	indent := width(match[1])
	m.at++
	entries := [][]string{{match[2]}} // the lines of the item, then of each remark
	for size := len(match[2]); m.at < len(m.lines) && size < maxLine; m.at++ {
		line := m.lines[m.at]
		if strings.TrimSpace(line) == "" {
			if m.at+1 == len(m.lines) || strings.TrimSpace(m.lines[m.at+1]) == "" || width(indentOf(m.lines[m.at+1])) < indent+2 {
				break
			}
			last := len(entries) - 1
			entries[last] = append(entries[last], "") // a further paragraph of the item
			continue
		}
		if m.isStart(line) || len(line) > maxLine {
			break
		}
		b := bulletLine.FindStringSubmatch(line)
		if b != nil && (width(b[1]) <= indent || hasOwnPaper(m.inline(b[2])) && !samePaper(match[2], b[2])) {
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
	m.leave(itemLevel + indent)
	cells := make([]string, len(entries))
	for i, lines := range entries {
		cells[i] = strings.Join(lines, "\n")
	}
	e := m.entry(start, cells)
	if !m.add(e) {
		m.enter(itemLevel+indent, flatten(e.cells[0]))
		m.titled(start, e.cells[0])
	}
}

// fence takes code between fences. Its lines are entries where they have a
// link of Markdown, as in an example of a list.
func (m *markdown) fence() {
	fence := fenceLine.FindStringSubmatch(m.lines[m.at])[1]
	for m.at++; m.at < len(m.lines); m.at++ {
		if closer := fenceLine.FindStringSubmatch(m.lines[m.at]); closer != nil && strings.HasPrefix(closer[1], fence) {
			m.at++
			return
		}
		if line := m.lines[m.at]; len(line) <= maxLine && strings.Contains(line, "](") {
			if b := bulletLine.FindStringSubmatch(line); b != nil {
				line = b[2]
			}
			m.add(m.entry(m.at, []string{line}))
		}
	}
}

// isStart tells whether line begins something new whatever stands above it.
func (m *markdown) isStart(line string) bool {
	switch t := strings.TrimLeft(line, " \t>"); {
	case t == "":
		return true
	case t[0] == '|':
		return true
	case t[0] == '#':
		return headingLine.MatchString(line)
	case t[0] == '<':
		return htmlHeading.MatchString(line) || htmlSummary.MatchString(line) || htmlTable.MatchString(line) || strings.HasPrefix(strings.ToLower(t), "</details>")
	case t[0] == '`' || t[0] == '~':
		return fenceLine.MatchString(line)
	case t[0] == '*' || t[0] == '-' || t[0] == '_':
		return rule.MatchString(line)
	}
	return false
}

func width(indent string) int {
	return len(strings.ReplaceAll(strings.ReplaceAll(indent, "\t", "    "), ">", ""))
}

// indentOf returns the blanks at the front of line.
func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }
