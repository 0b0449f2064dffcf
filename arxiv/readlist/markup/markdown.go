package markup

import (
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// markdownReader parses a list line by line. The form of each line determines whether it
// is a heading, a row, an item or a paragraph, regardless of its indentation and of blank
// lines. Only the text within these is left to a Markdown parser.
type markdownReader struct {
	*Reader
	text   string
	syntax inline.Syntax
	light  lineReader // for other languages; nil for Markdown

	line, end int  // the current line without its line end
	next      int  // the line below
	bar       bool // the line contains a bar

	sections []*Unit // open sections, outermost first; the first is the root
	items    []openItem
	details  int // the number of open <details> elements

	leaf  *Unit            // the item or paragraph to which text is added, or nil
	open  []inline.Stretch // its lines
	size  int              // the size of these lines in bytes
	gap   bool             // the line above is blank
	table *Unit
	more  *more // shared by rows on one line: the table's headers
}

// openItem is an item that contains text with larger indentation.
type openItem struct {
	indent int
	start  int // the offset of its marker
	unit   *Unit
}

// Limits of units.
const (
	maxLine  = 1 << 20 // bytes of the text of a unit; a longer line is plain text
	maxDepth = 64      // of nested items and elements
)

// readMarkdown parses a part of the text into children of root.
func (t *Tree) readMarkdown(root *Unit, start, end int) {
	m := markdownReader{Reader: t.NewReader(), text: t.text[:end], sections: []*Unit{root}}
	for m.at(start); m.line < end && t.ctx.Err() == nil; {
		m.take()
	}
	m.endLeaf()
	m.finish(root)
}

// at makes the line at start the current one.
func (m *markdownReader) at(start int) {
	m.line = start
	m.end, m.next = lineEnd(m.text, start)
	m.bar = strings.IndexByte(m.text[start:m.end], '|') >= 0
}

// lineEnd returns the end of the line at start and the start of the next one.
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

// define returns the link definitions of a text.
func define(text string) *inline.References {
	references := inline.NewReferences(inline.Markdown)
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		if label, address, ok := definition(text[at:end]); ok {
			references.Define(text[at+label.Start:at+label.End], inline.Between(at+address.Start, at+address.End))
		}
		at = next
	}
	return references
}

// take reads the construct that begins at the current line.
func (m *markdownReader) take() {
	line := m.text[m.line:m.end]
	indent, front := indentation(line)
	start, trimmed := m.line+front, line[front:]
	switch {
	case len(line) > maxLine:
		m.endLeaf()
		m.child(&Unit{Kind: Paragraph, Key: "p", End: int32(m.end)}, start).setText([]inline.Stretch{inline.Between(start, m.end)}, verbatim, m.syntax)
	case strings.TrimRight(trimmed, " \t\u00a0\u3000") == "" || m.light == nil && m.isDefinition(line):
		m.endLeaf()
		m.gap = true
		m.at(m.next)
		return
	case m.light != nil && m.light(m, start, indent):
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

// itemOrText reads a line that is an item or running text.
func (m *markdownReader) itemOrText(start, indent int, line string) {
	if m.isItem(line) {
		m.item(start, indent, start+bulletText(line))
		return
	}
	m.textLine(start, indent)
}

func (m *markdownReader) isDefinition(line string) bool {
	_, _, ok := definition(line)
	return ok
}

// child adds a unit that begins at start to the current parent.
func (m *markdownReader) child(u *Unit, start int) *Unit {
	parent := m.parent()
	u.Start = int32(start)
	parent.units = append(parent.units, u)
	return u
}

// parent returns the innermost open unit.
func (m *markdownReader) parent() *Unit {
	if n := len(m.items); n > 0 {
		return m.items[n-1].unit
	}
	return m.sections[len(m.sections)-1]
}

// endLeaf ends the open item or paragraph.
func (m *markdownReader) endLeaf() {
	if m.leaf != nil && len(m.open) > 0 {
		m.leaf.setText(m.open, ownLines, m.syntax)
		m.leaf.End = int32(m.open[len(m.open)-1].End)
	}
	m.leaf, m.open, m.size = nil, m.open[:0], 0
}

// startLeaf begins a unit with running text.
func (m *markdownReader) startLeaf(u *Unit, text inline.Stretch) {
	m.endLeaf()
	m.endTable()
	m.leaf = u
	m.open = append(m.open, text)
	m.size = text.End - text.Start
}

// closeItems closes the items that do not contain text with the given indentation.
func (m *markdownReader) closeItems(indent int) {
	for n := len(m.items); n > 0 && indent <= m.items[n-1].indent; n-- {
		m.items = m.items[:n-1]
	}
}

func (m *markdownReader) endTable() { m.table, m.more = nil, nil }

// textLine reads a line of running text.
func (m *markdownReader) textLine(start, indent int) {
	if m.leaf != nil && m.size < maxLine {
		m.open = append(m.open, inline.Between(start, m.end))
		m.size += m.end - start
		return
	}
	if m.gap {
		m.closeItems(indent)
	}
	m.startLeaf(m.child(&Unit{Kind: Paragraph, Key: "p"}, start), inline.Between(start, m.end))
}

// isItem reports whether a line is an item of a list. Within a paragraph, one that begins with
// a year or an escaped sign is text.
func (m *markdownReader) isItem(line string) bool {
	return bulletText(line) > 0 && (m.leaf == nil || m.leaf.Kind == Item || !isYearMark(line) && line[0] != '\\')
}

// item reads the first line of an item, whose text begins at text.
func (m *markdownReader) item(start, indent, text int) {
	m.endLeaf()
	m.closeItems(indent)
	if n := len(m.items); n > 0 && m.isBeside(m.items[n-1], start, indent) {
		m.items = m.items[:n-1]
	}
	if len(m.items) == maxDepth {
		m.items = m.items[:maxDepth-1]
	}
	list := lastChild(m.parent())
	if list == nil || list.Kind != List || m.table != nil {
		list = m.child(&Unit{Kind: List, Key: "ul"}, start)
	}
	u := &Unit{Kind: Item, Key: itemKey(len(m.items)), Level: uint8(len(m.items)), Start: int32(start), End: int32(m.end)}
	list.units = append(list.units, u)
	m.items = append(m.items, openItem{indent, start, u})
	for text < m.end && m.text[text] == '#' { // a heading mark within an item
		text++
	}
	m.startLeaf(u, inline.Between(text, m.end))
}

// isBeside reports whether the item at start, one blank further right than the open one,
// is a sibling and not a child of it: the text of the open one begins further right
// (CommonMark, "List items"), and it has a link of its own.
func (m *markdownReader) isBeside(open openItem, start, indent int) bool {
	mark := m.text[start]
	if m.light != nil || indent != open.indent+1 || mark != m.text[open.start] || mark != '-' && mark != '*' && mark != '+' {
		return false
	}
	return strings.Contains(m.text[open.start:open.unit.End], "://")
}

func lastChild(u *Unit) *Unit {
	if n := len(u.units); n > 0 {
		return u.units[n-1]
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

// fence reads a fenced code block. One that is never closed extends to the end of the
// text.
func (m *markdownReader) fence(start, indent int) bool {
	mark, _ := fenceMark(m.text[start:m.end])
	if mark == "" {
		return false
	}
	m.endLeaf()
	m.endTable()
	m.closeItems(indent)
	u := m.child(&Unit{Kind: Code, Key: "code"}, start)
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
	m.endCode(u, body)
	return true
}

// endCode ends a code block, whose text began at body, after the current line.
func (m *markdownReader) endCode(u *Unit, body int) {
	u.setText([]inline.Stretch{inline.Between(body, m.line)}, verbatim, m.syntax)
	if u.End = int32(m.line); m.line < len(m.text) {
		u.End = int32(m.end)
		m.at(m.next)
	}
	m.gap = false
}
