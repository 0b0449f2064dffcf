package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// orgLine reads a line of Org mode (orgmode.org/manual): headlines of stars, #+ keywords
// and blocks, drawers.
func orgLine(m *markdownReader, start, indent int) bool {
	line := m.text[start:m.end]
	stars := len(line) - len(strings.TrimLeft(line, "*"))
	switch {
	case stars > 0 && indent == 0 && stars < len(line) && line[stars] == ' ':
		return m.head(stars+1, start, orgHeadline(m.text, start+stars, m.end))
	case hasPrefixFold(line, "#+begin_src"), hasPrefixFold(line, "#+begin_example"):
		word, _, _ := strings.Cut(line, " ")
		end := "#+end_" + strings.ToLower(word[len("#+begin_"):])
		m.codeUntil(start, indent, func(line string) bool { return strings.EqualFold(line, end) })
		return true
	case hasPrefixFold(line, "#+title:"):
		return m.head(1, start, inline.Between(start+len("#+title:"), m.end))
	case strings.HasPrefix(line, "#+"), line == "#", strings.HasPrefix(line, "# "):
		return m.pass()
	case isOrgProperty(line):
		if !isWorkProperty(line) {
			return m.pass()
		}
		m.endLeaf() // each is a separate text
		m.textLine(start+1, indent)
		m.endLeaf()
		m.at(m.next)
		return true
	}
	return false
}

// orgHeadline returns a headline without its keyword and tags.
func orgHeadline(text string, start, end int) inline.Stretch {
	t := inline.Trimmed(text, start, end)
	for _, keyword := range []string{"TODO ", "DONE "} {
		if strings.HasPrefix(text[t.Start:t.End], keyword) {
			t.Start += len(keyword)
		}
	}
	if i := strings.LastIndexByte(text[t.Start:t.End], ' '); i > 0 {
		if tags := text[t.Start+i+1 : t.End]; len(tags) > 2 && tags[0] == ':' && tags[len(tags)-1] == ':' {
			t.End = t.Start + i
		}
	}
	return t
}

// isOrgProperty reports whether a line belongs to a drawer, such as ":ID: 12".
func isOrgProperty(line string) bool {
	if line[0] != ':' {
		return false
	}
	name, _, ok := strings.Cut(line[1:], ":")
	return ok && name != "" && !strings.ContainsAny(name, " \t/")
}

// isWorkProperty reports whether a property describes a work: its address, authors or date.
func isWorkProperty(line string) bool {
	name, value, _ := strings.Cut(line[1:], ":")
	switch strings.TrimSpace(value) {
	case "", "nil":
		return false
	}
	switch strings.ToLower(name) {
	case "author", "authors", "year", "arxiv", "doi", "url", "link", "pdf", "eprint", "roam_refs":
		return true
	}
	return false
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
