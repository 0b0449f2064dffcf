package readlist

import (
	"regexp"
	"strings"
	"unicode"
)

// Headings of Markdown, and lines that stand for one.

// heading takes a heading, in Markdown's forms or in HTML's, or a summary,
// which heads what it unfolds.
func (m *markdown) heading(line string) bool {
	level, text, closer := 0, "", ""
	underlined := m.at+1 < len(m.lines) && underline.MatchString(m.lines[m.at+1])
	if t := strings.TrimLeft(line, " \t>"); t == "" || t[0] != '#' && t[0] != '<' && !underlined {
		return false
	}
	if h := headingLine.FindStringSubmatch(line); h != nil {
		level, text = len(h[1]), h[2]
	} else if h := htmlHeading.FindStringSubmatch(line); h != nil {
		level, text, closer = int(h[1][0]-'0'), h[2], "</h"
	} else if h := htmlSummary.FindStringSubmatch(line); h != nil {
		level, text, closer = summaryLevel, h[1], "</summary"
	} else if strings.HasPrefix(strings.ToLower(strings.TrimSpace(line)), "</details>") {
		m.leave(summaryLevel)
		m.at++
		return true
	} else if underlined && !strings.Contains(line, "|") && !bulletLine.MatchString(line) &&
		(m.at == 0 || strings.TrimSpace(m.lines[m.at-1]) == "") {
		level, text = 2, line
		if strings.Contains(m.lines[m.at+1], "=") {
			level = 1
		}
		m.at++
	} else {
		return false
	}
	start := m.at
	m.at++
	for closer != "" && !strings.Contains(strings.ToLower(line), closer) && m.at < len(m.lines) && m.at-start < maxBroken {
		line = m.lines[m.at] // HTML that goes on over lines
		text += " " + line
		m.at++
	}
	spans := m.inline(text)
	m.inTable, m.header = false, nil
	m.enterOrAdd(level, start, spans)
	return true
}

// enterOrAdd opens a heading or, if the heading is itself an entry or heads
// nothing but the links of one, adds that.
func (m *markdown) enterOrAdd(level, start int, spans []span) {
	m.leave(level)
	if hasOwnPaper(spans) {
		e := m.entry(start, nil)
		e.cells = append([][]span{spans}, m.labelled()...)
		if m.add(e) {
			m.enter(level, headingText(spans))
			m.use(m.innermost(), true)
			return
		}
	}
	m.enter(level, headingText(spans))
	if level > 1 {
		m.titled(start, spans)
	}
}

// headingText returns the text of a heading without the links that lead about
// the page, such as one back to its top, if it has other words.
func headingText(spans []span) string {
	var words []span
	for _, s := range spans {
		if s.kind != linkSpan || !strings.HasPrefix(s.url, "#") {
			words = append(words, s)
		}
	}
	if text := flatten(words); strings.ContainsFunc(text, unicode.IsLetter) {
		return strings.TrimSpace(emptyBrackets.ReplaceAllString(text, ""))
	}
	return flatten(spans)
}

var emptyBrackets = regexp.MustCompile(`\(\s*\)|\[\s*\]|（\s*）`)

// titled takes labelled lines below a heading or a bold line as an entry that
// has it for a title.
func (m *markdown) titled(start int, title []span) bool {
	at := m.at
	lines := m.labelled()
	if len(lines) == 0 {
		return false
	}
	h := m.innermost()
	m.use(h, true)
	e := m.entry(start, nil)
	e.cells = append([][]span{{{kind: textSpan, text: flatten(title), bold: true}}}, lines...)
	if !m.add(e) {
		m.at = at
		m.use(h, false)
		return false
	}
	return true
}
