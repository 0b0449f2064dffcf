package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// asciiDocLine reads a line of AsciiDoc (docs.asciidoctor.org): headings of equals signs,
// items by the number of their stars, blocks between equal lines.
func asciiDocLine(m *markdownReader, start, indent int) bool {
	line := strings.TrimRight(m.text[start:m.end], " \t")
	run := len(line) - len(strings.TrimLeft(line, line[:1]))
	blank := run < len(line) && line[run] == ' '
	switch {
	case line[0] == '=' && blank:
		return m.head(run, start, inline.Between(start+run, m.end))
	case (line[0] == '*' || line[0] == '.') && blank && run <= 6:
		m.item(start, run, start+run+1)
		m.gap = false
		m.at(m.next)
		return true
	case run >= 4 && run == len(line) && (line[0] == '-' || line[0] == '.'):
		m.codeUntil(start, indent, func(end string) bool { return end == line })
		return true
	case strings.HasPrefix(line, "|==="):
		m.endTable()
		return m.pass()
	case line[0] == '[' && line[len(line)-1] == ']' && !strings.Contains(line, "]["):
		return m.pass()
	case strings.HasPrefix(line, "//"), line == "'''", isOrgProperty(line), run == len(line) && run >= 4 && strings.IndexByte("=*_+", line[0]) >= 0:
		return m.pass()
	}
	return false
}
