package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// Headings in Markdown, in its own forms and in HTML.

// summaryLevel is the level of the summary of a <details> element. Nested ones have
// higher levels.
const (
	summaryLevel = 7
	maxDetails   = 16
)

// enter opens a section.
func (m *markdownReader) enter(level int, key string, start, end int, text []inline.Stretch) {
	m.endLeaf()
	m.endTable()
	m.items = m.items[:0]
	m.leave(level)
	u := m.child(&Unit{Kind: Section, Key: key, Level: uint8(level), End: int32(end)}, start)
	u.setText(text, oneLine, m.syntax)
	m.sections = append(m.sections, u)
}

// leave closes the open sections of the given level and below.
func (m *markdownReader) leave(level int) {
	for n := len(m.sections); n > 1 && int(m.sections[n-1].Level) >= level; n-- {
		m.sections = m.sections[:n-1]
	}
}

var headingKeys = [...]string{"", "h1", "h2", "h3", "h4", "h5", "h6"}

// heading reads a line such as "## Text ##", with or without a blank after the marks.
func (m *markdownReader) heading(start int) bool {
	at := start
	for at < m.end && m.text[at] == '#' {
		at++
	}
	level := at - start
	if level > 6 {
		return false
	}
	text := strings.TrimRight(m.text[at:m.end], " \t")
	if closed := strings.TrimRight(text, "#"); closed == "" || strings.HasSuffix(closed, " ") || strings.HasSuffix(closed, "\t") {
		text = closed
	}
	m.enter(level, headingKeys[level], start, m.end, []inline.Stretch{inline.Between(at, at+len(text))})
	return true
}

// isUnderlined reports whether the next line makes this one a heading. Dashes below a
// line with a link are a rule.
func (m *markdownReader) isUnderlined(line string) bool {
	if m.leaf != nil || m.next >= len(m.text) {
		return false
	}
	below := m.below()
	level := underlineLevel(below)
	return level > 0 && len(line) <= maxHeading && !strings.Contains(line, "|") && bulletText(line) == 0 &&
		(level == 1 || !strings.Contains(line, "](") && !strings.Contains(line, "://"))
}

// maxHeading is the length of the longest underlined heading, in bytes.
const maxHeading = 300

func (m *markdownReader) underlined(start int) {
	level, end := underlineLevel(m.below()), m.end
	m.at(m.next)
	m.enter(level, headingKeys[level], start, m.end, []inline.Stretch{inline.Between(start, end)})
	m.gap = false
	m.at(m.next)
}

// wrappers are elements that are skipped at the front of a line of HTML.
var wrappers = map[string]bool{"div": true, "center": true, "p": true, "a": true, "b": true, "strong": true, "font": true, "span": true, "details": true, "blockquote": true}

// element reads a heading, a summary, a <details> tag, a table or a list at the front of
// a line of HTML. It reports whether it did.
func (m *markdownReader) element(start int) bool {
	for at := start; at < m.end && m.text[at] == '<'; {
		n := strings.IndexByte(m.text[at:min(len(m.text), at+inline.MaxTag)], '>')
		if n < 0 {
			return false
		}
		t, ok := inline.ParseTag(m.text, at, at+n+1)
		if !ok {
			return false
		}
		switch {
		case t.Name == "details":
			m.endLeaf()
			m.unfold(t.Closing)
			if m.skip(t.End) {
				return true
			}
			start = m.line
		case t.Name == "summary" && !t.Closing, len(t.Name) == 2 && t.Name[0] == 'h' && '1' <= t.Name[1] && t.Name[1] <= '6' && !t.Closing:
			m.tagHeading(start, t)
			return true
		case blockTags[t.Name] && !t.Closing:
			m.htmlBlock(start, t)
			return true
		case !wrappers[t.Name]:
			return false
		}
		at = t.End
		for at < m.end && (m.text[at] == ' ' || m.text[at] == '\t') {
			at++
		}
	}
	return false
}

// unfold counts the open <details> elements.
func (m *markdownReader) unfold(closing bool) {
	m.endTable()
	if !closing {
		m.details = min(m.details+1, maxDetails)
		return
	}
	if m.details > 0 {
		m.items = m.items[:0]
		m.leave(summaryLevel + m.details - 1)
		m.details--
	}
}

// skip makes the rest of the line after at the current line. If it is empty, skip goes to
// the next line and returns true.
func (m *markdownReader) skip(at int) bool {
	for at < m.end && (m.text[at] == ' ' || m.text[at] == '\t') {
		at++
	}
	m.line = at
	if at < m.end {
		return false
	}
	m.gap = false
	m.at(m.next)
	return true
}

// tagHeading reads a heading or a summary with the tag t, which may end some lines below.
// The rest of its last line is read afterwards.
func (m *markdownReader) tagHeading(start int, t inline.Tag) {
	level, key := summaryLevel+max(m.details, 1)-1, "summary"
	if t.Name != "summary" {
		level = int(t.Name[1] - '0')
		key = headingKeys[level]
	}
	closer := "</" + t.Name
	from := t.End
	for m.end < t.End && m.next < len(m.text) { // the tag spans several lines
		m.at(m.next)
	}
	var text []inline.Stretch
	end := 0
	for range maxBroken {
		line := m.text[from:m.end]
		if n := indexFold(line, closer); n >= 0 {
			text = append(text, inline.Between(from, from+n))
			end = from + n
			break
		}
		text = append(text, inline.Between(from, m.end))
		if m.next >= len(m.text) {
			break
		}
		from = m.next
		m.at(m.next)
	}
	if end == 0 { // never closed: the first line is the heading
		m.at(start)
		text = text[:1]
		end = m.end
	}
	m.enter(level, key, start, end, text)
	m.gap = false
	if n := strings.IndexByte(m.text[end:m.end], '>'); n >= 0 {
		if !m.skip(end+n+1) && closersOnly(m.text[m.line:m.end]) {
			m.at(m.next)
		}
		return
	}
	m.at(m.next)
}

// closersOnly reports whether a text consists of closing tags.
func closersOnly(text string) bool {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		n := strings.IndexByte(text, '>')
		if !strings.HasPrefix(text, "</") || strings.HasPrefix(text, "</details") || n < 0 {
			return false
		}
		text = text[n+1:]
	}
	return true
}

// indexFold returns the index of word, in lower case, in text, ignoring case.
func indexFold(text, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i] == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}
