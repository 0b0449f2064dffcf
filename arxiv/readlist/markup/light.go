package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// lineReader takes what begins at start on the current line, if that is of its language
// and no other, and reports whether it did. Such a language is made of lines as Markdown
// is: it has items, rows and paragraphs in common with it, which markdownReader reads, and
// its own headings and blocks.
type lineReader func(m *markdownReader, start, indent int) bool

// readLight reads the text in such a language.
func (t *Tree) readLight(s inline.Syntax, light lineReader) {
	m := markdownReader{Reader: t.NewReader(), text: t.text, syntax: s, sections: []*Unit{t.Root}, light: light}
	for m.at(0); m.line < len(t.text) && t.ctx.Err() == nil; {
		m.take()
	}
	m.endLeaf()
	m.finish(t.Root)
}

// codeUntil takes the lines behind the current one up to one for which last
// reports true as a block of code; that line belongs to it.
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

// pass goes to the next line; the current one shows nothing and ends what
// stands before it.
func (m *markdownReader) pass() bool {
	m.endLeaf()
	m.at(m.next)
	return true
}

// head opens a section whose text is source[start:end].
func (m *markdownReader) head(level, begins int, text inline.Stretch) bool {
	level = min(level, 6)
	m.enter(level, headingKeys[level], begins, m.end, []inline.Stretch{text})
	m.gap = false
	m.at(m.next)
	return true
}
