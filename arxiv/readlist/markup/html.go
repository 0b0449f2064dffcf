package markup

import (
	"strings"

	htmltok "golang.org/x/net/html"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/ascii"
)

// htmlReader parses HTML, a page or a part of a Markdown list, into elements: sections,
// tables, lists and others. It follows tags as they come: an element that is not closed
// ends with its parent.
type htmlReader struct {
	*Reader
	source string
	syntax inline.Syntax // the syntax of text between block tags

	at, end int // the position and the end of the tokenizer

	open    []openElement // open elements, outermost first; the first is the parent of all
	text    int           // the start of the current running text; -1 if there is none
	skipped string        // the hidden element that is open, or ""
	heading bool          // the next text is that of the innermost section
	items   int           // the nesting depth of open items
}

// openElement is an element that is not closed yet.
type openElement struct {
	name string
	unit *Unit
	grid *grid // for a table
}

// blockTags are the elements within Markdown that are read as HTML.
var blockTags = map[string]bool{"table": true, "ul": true, "ol": true, "dl": true, "tr": true, "tbody": true, "thead": true}

// elementTags are the elements that become units.
var elementTags = map[string]Kind{
	"table": Table, "tr": Row, "td": Cell, "th": Cell,
	"ul": List, "ol": List, "dl": List, "li": Item, "dt": Item, "dd": Element,
	"p": Paragraph, "h1": Section, "h2": Section, "h3": Section, "h4": Section, "h5": Section, "h6": Section, "summary": Section,
	"div": Element, "section": Element, "article": Element, "main": Element, "aside": Element, "figure": Element, "figcaption": Element,
	"blockquote": Element, "details": Element, "header": Element, "footer": Element, "nav": Element, "body": Element, "center": Element,
	"form": Element, "fieldset": Element, "address": Element, "title": Element, "pre": Element,
}

// hiddenTags are the elements whose text is not shown.
var hiddenTags = map[string]bool{"script": true, "style": true, "template": true, "noscript": true, "svg": true}

func (t *Tree) readHTML() {
	h := htmlReader{Reader: t.NewReader(), source: t.text, syntax: inline.HTML, end: len(t.text)}
	h.below(t.Root)
	h.finish(t.Root)
}

// htmlBlock reads HTML that begins at the current line, up to the end of the element or,
// if that is never closed, to a heading or a fence. A list that has no item yet ends where
// one of Markdown begins after a blank line: the tag only indents it.
func (m *markdownReader) htmlBlock(start int, t inline.Tag) {
	m.endLeaf()
	m.endTable()
	indent, _ := indentation(m.text[m.line:m.end])
	m.closeItems(indent)
	open := 0
	begins, ends := "<"+t.Name, "</"+t.Name
	blank, bare := false, t.Name == "ul" || t.Name == "ol" // the line before is blank; there is no item
	for first := true; m.line < len(m.text) && m.line-start < maxLine; first = false {
		line := m.text[m.line:m.end]
		if !first && (open == 0 || isMarkdownStart(line)) || bare && blank && isBullet(line) {
			break
		}
		blank, bare = strings.TrimSpace(line) == "", bare && countFold(line, "<li") == 0
		open += countFold(line, begins) - countFold(line, ends)
		m.at(m.next)
		if open <= 0 {
			break
		}
	}
	end := m.line
	h := htmlReader{Reader: m.Reader, source: m.text, syntax: m.syntax, at: start, end: end}
	h.below(m.parent())
	m.gap = false
}

// isMarkdownStart reports whether a line is a Markdown heading or begins a code block.
// Such a line ends HTML that is not closed.
func isMarkdownStart(line string) bool {
	indent, front := indentation(line)
	line = line[front:]
	mark, _ := fenceMark(line)
	return mark != "" || indent <= 3 && strings.HasPrefix(line, "#") && strings.HasPrefix(strings.TrimLeft(line, "#"), " ")
}

// isBullet reports whether a line is an item of a Markdown list.
func isBullet(line string) bool {
	indent, front := indentation(line)
	return indent <= 3 && front < len(line) && bulletText(line[front:]) > 0
}

// countFold counts word, in lower case, in text, ignoring case.
func countFold(text, word string) int {
	n := 0
	for {
		i := indexFold(text, word)
		if i < 0 {
			return n
		}
		n++
		text = text[i+len(word):]
	}
}

// below parses the source up to its end into children of parent.
func (h *htmlReader) below(parent *Unit) {
	h.open = []openElement{{unit: parent}}
	h.text = -1
	z := htmltok.NewTokenizer(strings.NewReader(h.source[h.at:h.end]))
	z.SetMaxBuf(maxLine)
	for {
		kind := z.Next()
		if kind == htmltok.ErrorToken || h.tree.ctx.Err() != nil {
			break
		}
		size := len(z.Raw())
		switch kind {
		case htmltok.StartTagToken, htmltok.SelfClosingTagToken, htmltok.EndTagToken:
			if t, ok := inline.ParseTag(h.source, h.at, h.at+size); ok {
				h.tag(t)
			}
		case htmltok.TextToken:
			if h.text < 0 && h.skipped == "" {
				h.text = h.at
			}
		}
		h.at += size
	}
	h.at = h.end
	h.endText()
	for len(h.open) > 1 {
		h.pop()
	}
}

func (h *htmlReader) tag(t inline.Tag) {
	if h.skipped != "" {
		if t.Closing && t.Name == h.skipped {
			h.skipped = ""
		}
		return
	}
	kind, isUnit := elementTags[t.Name]
	switch {
	case hiddenTags[t.Name]:
		h.endText()
		if !t.Closing && !t.Self {
			h.skipped = t.Name
		}
	case !isUnit:
		if h.text < 0 {
			h.text = t.Start // an inline tag
		}
	case t.Closing:
		h.endText()
		h.close(t.Name)
	default:
		h.endText()
		h.start(t, kind)
	}
}

// closedBy maps elements to the elements that they close when they begin (HTML Living
// Standard, 13.1.2.4), up to a limiting parent.
var closedBy = map[string]struct{ ended, within string }{
	"li": {" li ", " ul ol "},
	"dt": {" dt dd ", " dl "},
	"dd": {" dt dd ", " dl "},
	"tr": {" tr td th ", " table "},
	"td": {" td th ", " tr table "},
	"th": {" td th ", " tr table "},
	"p":  {" p ", " td th li div "},
}

// start opens the element of a tag.
func (h *htmlReader) start(t inline.Tag, kind Kind) {
	rule, ok := closedBy[t.Name]
	if kind == Section || t.Name == "table" || t.Name == "ul" || t.Name == "ol" || t.Name == "div" {
		rule, ok = closedBy["p"], true
	}
	if ok {
		h.endBeside(rule.ended, rule.within)
	}
	if len(h.open) > maxDepth {
		return
	}
	u := &Unit{Kind: kind, Key: t.Name, Start: int32(t.Start), End: int32(t.End)}
	if class := t.Class(); class != "" {
		u.Key += "." + class
	}
	e := openElement{name: t.Name, unit: u}
	switch kind {
	case Section:
		h.section(e)
		return
	case Paragraph:
		u.Key = "p" + u.Key[1:]
	case Item:
		u.Level = uint8(h.items)
		u.Key = itemKey(h.items) + strings.TrimPrefix(u.Key, t.Name)
		h.items++
	case Table:
		e.grid = &grid{}
	case Row:
		if g := h.grid(); g != nil {
			g.startRow()
		}
	case Cell:
		u.Key = "td" + strings.TrimPrefix(u.Key, t.Name)
		if g := h.grid(); g != nil {
			g.cell(h.Reader, h.open[len(h.open)-1].unit, u, t)
		}
	}
	h.push(e)
}

// section opens a heading, whose unit contains what follows it in the same element.
func (h *htmlReader) section(e openElement) {
	e.unit.Level = summaryLevel
	if e.name != "summary" {
		e.unit.Level = e.name[1] - '0'
	}
	for n := len(h.open); n > 1 && h.open[n-1].unit.Kind == Section && h.open[n-1].unit.Level >= e.unit.Level; n-- {
		h.pop()
	}
	h.push(e)
	h.heading = true
}

func (h *htmlReader) push(e openElement) {
	parent := h.open[len(h.open)-1].unit
	parent.units = append(parent.units, e.unit)
	h.open = append(h.open, e)
}

// endBeside closes the elements that the beginning of another one ends.
func (h *htmlReader) endBeside(ended, within string) {
	for i := len(h.open) - 1; i > 0; i-- {
		name := " " + h.open[i].name + " "
		if strings.Contains(within, name) {
			return
		}
		if strings.Contains(ended, name) {
			for len(h.open) > i {
				h.pop()
			}
		}
	}
}

// close closes the innermost element of a name, and those within it. It does not close
// elements outside of a table or list from within.
func (h *htmlReader) close(name string) {
	for i := len(h.open) - 1; i > 0; i-- {
		e := &h.open[i]
		if e.name == name || e.unit.Kind == Section && headingName(e.name) && headingName(name) {
			if e.unit.Kind == Section {
				h.heading = false
				return
			}
			h.closeAt(i)
			return
		}
		if e.unit.Kind == Table && name != "div" && name != "body" || e.unit.Kind == Cell && name != "tr" && name != "table" {
			return
		}
	}
}

// closeAt closes the open elements from index i on. A heading that is alone in its
// element becomes the heading of what follows the element.
func (h *htmlReader) closeAt(i int) {
	var section openElement
	for len(h.open) > i {
		switch e := h.open[len(h.open)-1]; {
		case e.unit.Kind == Section && len(e.unit.units) == 0 && h.open[len(h.open)-2].unit.Kind == Element:
			section = e
		case e.unit.Kind != Element || len(e.unit.units) > 1 || e.unit.text != noText:
			section = openElement{}
		}
		h.pop()
	}
	if section.unit != nil && h.open[len(h.open)-1].unit.Kind != Section {
		h.open = append(h.open, section)
	}
}

func headingName(name string) bool { return len(name) == 2 && name[0] == 'h' || name == "summary" }

// pop closes the innermost element.
func (h *htmlReader) pop() {
	e := h.open[len(h.open)-1]
	h.open = h.open[:len(h.open)-1]
	e.unit.End = max(e.unit.End, int32(h.at))
	switch e.unit.Kind {
	case Item:
		h.items--
	case Row:
		if g := h.grid(); g != nil {
			g.endRow(h.Reader, e.unit, h.at)
		}
	}
}

// grid returns the grid of the innermost table, or nil.
func (h *htmlReader) grid() *grid {
	for i := len(h.open) - 1; i >= 0; i-- {
		if g := h.open[i].grid; g != nil {
			return g
		}
	}
	return nil
}

// endText ends the current running text and adds it to a unit.
func (h *htmlReader) endText() {
	start := h.text
	h.text = -1
	if start < 0 || start >= h.at {
		return
	}
	lines := h.linesOf(start, h.at)
	if !h.shows(lines, h.syntax) {
		return
	}
	u := h.open[len(h.open)-1].unit
	if u.Kind == Section && h.heading {
		u.setText(lines, ownLines, h.syntax)
		h.heading = false
		return
	}
	h.heading = false
	if len(u.units) > 0 || u.text != noText || u.Kind == Document || u.Kind == List || u.Kind == Table || u.Kind == Row || len(h.open) == 1 || u.Kind == Section {
		p := &Unit{Kind: Paragraph, Key: "p", Start: int32(lines[0].Start), End: int32(lines[len(lines)-1].End)}
		u.units = append(u.units, p)
		u = p
	}
	u.setText(lines, ownLines, h.syntax)
}

// linesOf splits source[start:end] into trimmed lines.
func (h *htmlReader) linesOf(start, end int) []inline.Stretch {
	var lines []inline.Stretch
	for start < end {
		n := strings.IndexByte(h.source[start:end], '\n')
		to, next := end, end
		if n >= 0 {
			to, next = start+n, start+n+1
		}
		from := start
		for from < to && ascii.IsSpace(h.source[from]) {
			from++
		}
		for from < to && ascii.IsSpace(h.source[to-1]) {
			to--
		}
		if from < to {
			lines = append(lines, inline.Between(from, to))
		}
		start = next
	}
	return lines
}
