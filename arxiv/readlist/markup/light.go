package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// lineReader reads the construct at start on the current line if it is specific to the
// language, and reports whether it did. Such languages consist of lines like Markdown:
// items, rows and paragraphs are read by markdownReader, headings and blocks by the
// lineReader.
type lineReader func(m *markdownReader, start, indent int) bool

// readLight parses the text in such a language.
func (t *Tree) readLight(s inline.Syntax, light lineReader) {
	m := markdownReader{Reader: t.NewReader(), text: t.text, syntax: s, sections: []*Unit{t.Root}, light: light}
	for m.at(0); m.line < len(t.text) && t.ctx.Err() == nil; {
		m.take()
	}
	m.endLeaf()
	m.finish(t.Root)
}

// codeUntil reads the lines after the current one as a code block, up to and including
// the first for which last returns true.
func (m *markdownReader) codeUntil(start, indent int, last func(line string) bool) {
	m.endLeaf()
	m.endTable()
	m.closeItems(indent)
	u := m.child(&Unit{Kind: Code, Key: "code"}, start)
	m.at(m.next)
	body := m.line
	for m.line < len(m.text) && !last(strings.TrimSpace(m.text[m.line:m.end])) {
		m.at(m.next)
	}
	m.endCode(u, body)
}

// pass skips the current line, which shows nothing and ends the text before it.
func (m *markdownReader) pass() bool {
	m.endLeaf()
	m.at(m.next)
	return true
}

// head opens a section with the given text.
func (m *markdownReader) head(level, begins int, text inline.Stretch) bool {
	level = min(level, 6)
	m.enter(level, headingKeys[level], begins, m.end, []inline.Stretch{text})
	m.gap = false
	m.at(m.next)
	return true
}
