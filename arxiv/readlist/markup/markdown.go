package markup

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// markdownReader reads a list line by line. The lines are cut by their own
// look into headings, rows, items and paragraphs, however they are indented or
// parted by blank lines, and only what stands within them is left to a parser
// of Markdown.
type markdownReader struct {
	text   string
	inline inlineReader
	reach  *reach      // of cells of tables in HTML
	light  lightSyntax // of text that is no Markdown; nil if it is

	line, end int  // the current line; its end is without what ends it
	next      int  // the line below
	bar       bool // whether a bar stands on the line

	sections []*Unit // that are open, outermost first; the first is the root
	items    []openItem
	details  int // unfolding parts that are open

	leaf   *Unit // the item or paragraph that text is added to; nil if none
	lines  []stretch
	size   int  // of lines, in bytes
	gap    bool // whether a blank line stands above
	table  *Unit
	header []string
}

// openItem is an item that what is indented further belongs to.
type openItem struct {
	indent int
	unit   *Unit
}

// Bounds on what belongs together.
const (
	maxLine  = 1 << 20 // of the text of a unit, in bytes; a line that is longer is one text without structure
	maxDepth = 64      // of items and elements within each other
)

func readMarkdown(root *Unit, text string) {
	m := markdownReader{text: text, sections: []*Unit{root}, reach: newReach(root, text)}
	m.inline.source = text
	m.define()
	m.at(frontMatter(text))
	for m.line < len(text) {
		m.take()
	}
	m.endLeaf()
	root.finish(0)
}

// at makes the line that begins at start the current one.
func (m *markdownReader) at(start int) {
	m.line = start
	m.end, m.next = lineEnd(m.text, start)
	m.bar = strings.IndexByte(m.text[start:m.end], '|') >= 0
}

// lineEnd returns where the line that begins at start ends and where the next
// one begins.
func lineEnd(text string, start int) (end, next int) {
	n := strings.IndexByte(text[start:], '\n')
	if n < 0 {
		return len(text), len(text)
	}
	end = start + n
	if end > start && text[end-1] == '\r' {
		end--
	}
	return end, start + n + 1
}

// below returns the next line.
func (m *markdownReader) below() string {
	end, _ := lineEnd(m.text, m.next)
	return m.text[m.next:end]
}

// frontMatter returns where the text begins behind what a site's generator
// reads at the front of a page.
func frontMatter(text string) int {
	end, at := lineEnd(text, 0)
	mark := text[:end]
	if mark != "---" && mark != "+++" {
		return 0
	}
	for range 200 {
		if at >= len(text) {
			break
		}
		end, next := lineEnd(text, at)
		if text[at:end] == mark {
			return next
		}
		at = next
	}
	return 0
}

// define collects the references that links go through.
func (m *markdownReader) define() {
	for at := 0; at < len(m.text); {
		end, next := lineEnd(m.text, at)
		if label, address, ok := definition(m.text[at:end]); ok {
			if m.inline.references == nil {
				m.inline.references = map[string]reference{}
			}
			key := util.ToLinkReference([]byte(m.text[at+label.start : at+label.end]))
			if _, defined := m.inline.references[key]; !defined { // the first wins (CommonMark 4.7)
				start, end := at+address.start, at+address.end
				m.inline.references[key] = reference{unescape(m.text[start:end]), start, end}
			}
		}
		at = next
	}
}

// take reads what begins at the current line.
func (m *markdownReader) take() {
	line := m.text[m.line:m.end]
	indent, front := indentation(line)
	start, trimmed := m.line+front, line[front:]
	switch {
	case len(line) > maxLine:
		m.endLeaf()
		u := m.child(&Unit{Kind: Paragraph, Key: "p", Start: start, End: m.end})
		u.Spans = []Span{{Kind: Text, Text: trimmed, Start: start, End: m.end}}
	case strings.TrimRight(trimmed, " \t\u00a0\u3000") == "" || m.light == nil && m.isDefinition(line):
		m.endLeaf()
		m.gap = true
		m.at(m.next)
		return
	case m.light != nil && m.light.line(m, start, indent):
		return
	case m.isRow(trimmed):
		m.row(start, indent)
		return
	case m.light != nil:
		m.itemOrText(start, indent, trimmed)
	case trimmed[0] == '#' && indent <= 3 && m.heading(start):
	case (trimmed[0] == '`' || trimmed[0] == '~') && m.fence(start, indent):
		return
	case trimmed[0] == '<' && m.element(start):
		return
	case isRule(trimmed):
		m.endLeaf()
		m.endTable()
	case m.isUnderlined(trimmed):
		m.underlined(start)
		return
	default:
		m.itemOrText(start, indent, trimmed)
	}
	m.gap = false
	m.at(m.next)
}

// itemOrText takes a line that is nothing else.
func (m *markdownReader) itemOrText(start, indent int, line string) {
	if m.isItem(line) {
		m.item(start, indent, start+bulletText(line))
		return
	}
	m.textLine(start, indent)
}

// spans reads lines as running text.
func (m *markdownReader) spans(lines []stretch, joined bool) []Span {
	if m.light != nil {
		return m.inline.lightSpans(lines, joined, m.light)
	}
	return m.inline.spans(lines, joined)
}

func (m *markdownReader) isDefinition(line string) bool {
	_, _, ok := definition(line)
	return ok
}

// child adds a unit where the text is.
func (m *markdownReader) child(u *Unit) *Unit {
	parent := m.sections[len(m.sections)-1]
	if n := len(m.items); n > 0 {
		parent = m.items[n-1].unit
	}
	parent.Children = append(parent.Children, u)
	return u
}

// endLeaf reads the running text of the open item or paragraph.
func (m *markdownReader) endLeaf() {
	if m.leaf != nil && len(m.lines) > 0 {
		m.leaf.Spans = m.spans(m.lines, false)
		m.leaf.End = m.lines[len(m.lines)-1].end
	}
	m.leaf, m.lines, m.size = nil, m.lines[:0], 0
}

// startLeaf begins a unit with running text.
func (m *markdownReader) startLeaf(u *Unit, text stretch) {
	m.endLeaf()
	m.endTable()
	m.leaf = u
	m.lines = append(m.lines, text)
	m.size = text.end - text.start
}

// closeItems closes the items that what is indented so far is not within.
func (m *markdownReader) closeItems(indent int) {
	for n := len(m.items); n > 0 && indent <= m.items[n-1].indent; n-- {
		m.items = m.items[:n-1]
	}
}

func (m *markdownReader) endTable() { m.table, m.header = nil, nil }

// textLine takes a line that is nothing else.
func (m *markdownReader) textLine(start, indent int) {
	if m.leaf != nil && m.size < maxLine {
		m.lines = append(m.lines, stretch{start, m.end})
		m.size += m.end - start
		return
	}
	if m.gap {
		m.closeItems(indent)
	}
	m.startLeaf(m.child(&Unit{Kind: Paragraph, Key: "p", Start: start}), stretch{start, m.end})
}

// isItem reports whether a line is an item of a list.
func (m *markdownReader) isItem(line string) bool {
	return bulletText(line) > 0 && (m.leaf == nil || m.leaf.Kind == Item || !isYearMark(line))
}

// item takes the first line of an item, whose text begins at text.
func (m *markdownReader) item(start, indent, text int) {
	m.closeItems(indent)
	if len(m.items) == maxDepth {
		m.items = m.items[:maxDepth-1]
	}
	m.endLeaf()
	parent := m.sections[len(m.sections)-1]
	if n := len(m.items); n > 0 {
		parent = m.items[n-1].unit
	}
	list := lastChild(parent)
	if list == nil || list.Kind != List || m.table != nil {
		list = &Unit{Kind: List, Key: "ul", Start: start}
		parent.Children = append(parent.Children, list)
	}
	u := &Unit{Kind: Item, Key: itemKey(len(m.items)), Level: len(m.items), Start: start, End: m.end}
	list.Children = append(list.Children, u)
	m.items = append(m.items, openItem{indent, u})
	for text < m.end && m.text[text] == '#' { // a heading within an item
		text++
	}
	m.startLeaf(u, stretch{text, m.end})
}

func lastChild(u *Unit) *Unit {
	if n := len(u.Children); n > 0 {
		return u.Children[n-1]
	}
	return nil
}

// itemKey returns the key of an item by its depth.
func itemKey(depth int) string {
	if depth < len(itemKeys) {
		return itemKeys[depth]
	}
	return itemKeys[len(itemKeys)-1]
}

var itemKeys = [...]string{"li/0", "li/1", "li/2", "li/3", "li/4", "li/5", "li/6", "li/7", "li/8", "li/9"}

// fence takes a block of code between fences; what is never closed goes on to
// the end of the text.
func (m *markdownReader) fence(start, indent int) bool {
	mark, info := fenceMark(m.text[start:m.end])
	if mark == "" {
		return false
	}
	m.endLeaf()
	m.endTable()
	m.closeItems(indent)
	language, _, _ := strings.Cut(info, " ")
	u := m.child(&Unit{Kind: Code, Key: "code", Language: strings.Trim(language, "{}."), Start: start})
	m.at(m.next)
	body := m.line
	for m.line < len(m.text) {
		_, front := indentation(m.text[m.line:m.end])
		closer, info := fenceMark(m.text[m.line+front : m.end])
		if strings.HasPrefix(closer, mark) && info == "" {
			break
		}
		m.at(m.next)
	}
	u.Spans = []Span{{Kind: Text, Text: m.text[body:m.line], Style: CodeStyle, Start: body, End: m.line}}
	u.End = m.line
	if m.line < len(m.text) {
		u.End = m.end
		m.at(m.next)
	}
	m.gap = false
	return true
}

// finish sets where units end, and drops those that hold nothing.
func (u *Unit) finish(depth int) {
	kept := u.Children[:0]
	for _, c := range u.Children {
		c.finish(depth + 1)
		if len(c.Spans) == 0 && len(c.Children) == 0 && c.Kind != Cell && c.Kind != Section {
			continue
		}
		kept = append(kept, c)
		u.End = max(u.End, c.End)
	}
	clear(u.Children[len(kept):])
	u.Children = kept
	for i := range u.Spans {
		u.End = max(u.End, u.Spans[i].End)
	}
}
