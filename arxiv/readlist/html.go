package readlist

import (
	"strconv"
	"strings"

	htmltok "golang.org/x/net/html"

	"clipgraph/internal/lines"
)

// htmlReader cuts HTML, a page or a part of a Markdown list, into headings,
// rows of tables, items of lists and blocks. It follows tags as they come and
// builds no tree, so that what is not closed costs nothing.
type htmlReader struct {
	m      *markdown
	inline func(text string) []span // reads what stands between tags of blocks
	source string
	at     int              // where the tokenizer is
	place  func(at int) int // leads from offsets in source to those in the list

	text    int // where the text of the open block begins; -1 if none is open
	level   int // of the heading that is open, 0 if none
	depth   int // of lists
	row     *htmlRow
	spans   map[int]rowSpan // cells that reach down from rows above, by column
	fill    int             // what spans may still add to the page, in bytes
	skipped int             // depth of elements whose text is not shown
}

// htmlRow is a row of a table that is open.
type htmlRow struct {
	at      int // its tag
	cells   []string
	count   int // of all cells; those beyond maxFields are not kept
	heads   int // cells that are headers
	columns []int
	rows    []int // how many rows each cell reaches over
	head    bool  // the cell that is open is a header
	cell    int   // where the text of the open cell begins; -1 if none is open
}

// rowSpan is a cell of a row above that reaches down.
type rowSpan struct {
	text string
	left int
}

// maxColumns bounds the columns of a table that cells may span.
const maxColumns = 100

// readHTML reads a page.
func readHTMLOld(l *List, source string) {
	m := markdown{collector: collector{list: l}}
	h := htmlReader{m: &m, inline: parseHTML, source: source, place: func(at int) int { return at }}
	h.read()
	m.finish(m.listTitle())
}

// table takes HTML that begins at the current line, up to the end of the
// element or, where that is never closed, to a blank line.
func (m *markdown) table() {
	start := m.at
	tag := strings.ToLower(htmlTable.FindStringSubmatch(m.lines[m.at])[1])
	opened, size := 0, 0
	for m.at < len(m.lines) && size < maxLine {
		line := strings.ToLower(m.lines[m.at])
		if opened == 0 && m.at > start || (headingLine.MatchString(line) || fenceLine.MatchString(line)) && m.at > start {
			break
		}
		opened += strings.Count(line, "<"+tag) - strings.Count(line, "</"+tag)
		size += len(line)
		m.at++
		if opened <= 0 {
			break
		}
	}
	part := strings.Join(m.lines[start:m.at], "\n")
	index := lines.NewIndex(part)
	h := htmlReader{m: m, inline: m.inline, source: part, place: func(at int) int {
		line, col := index.Position(at)
		return m.starts.Start(start+line) + col - 1
	}}
	h.read()
}

func (h *htmlReader) read() {
	h.text = -1
	h.fill = minFill + maxFill*len(h.source)
	z := htmltok.NewTokenizer(strings.NewReader(h.source))
	z.SetMaxBuf(maxLine)
	for {
		kind := z.Next()
		if kind == htmltok.ErrorToken {
			break
		}
		size := len(z.Raw())
		switch kind {
		case htmltok.StartTagToken, htmltok.SelfClosingTagToken:
			name, _ := z.TagName()
			h.open(string(name), z, size)
		case htmltok.EndTagToken:
			name, _ := z.TagName()
			h.close(string(name))
		case htmltok.TextToken:
			if h.text < 0 && h.row == nil && h.skipped == 0 {
				h.text = h.at
			}
		}
		h.at += size
	}
	h.at = len(h.source)
	h.endRow()
	h.endText()
}

// open takes the tag that begins at h.at.
func (h *htmlReader) open(name string, z *htmltok.Tokenizer, size int) {
	switch name {
	case "script", "style", "template", "noscript":
		h.endText()
		h.skipped++
	case "tr":
		h.endRow()
		h.endText()
		h.row = &htmlRow{at: h.at, cell: -1}
	case "td", "th":
		if h.row == nil {
			h.row = &htmlRow{at: h.at, cell: -1}
		}
		h.endCell()
		h.text = -1
		h.row.cell, h.row.head = h.at+size, name == "th"
		columns, rows := 1, 1
		for {
			key, value, more := z.TagAttr()
			if n, err := strconv.Atoi(string(value)); err == nil && n > 1 {
				switch string(key) {
				case "colspan":
					columns = min(n, maxColumns)
				case "rowspan":
					rows = min(n, maxRowSpan)
				}
			}
			if !more {
				break
			}
		}
		h.row.columns, h.row.rows = append(h.row.columns, columns), append(h.row.rows, rows)
	case "table":
		h.endText()
		h.m.header, h.spans = nil, nil
	case "h1", "h2", "h3", "h4", "h5", "h6", "summary":
		h.endRow()
		h.endText()
		h.text, h.level = h.at+size, summaryLevel
		if name != "summary" {
			h.level = int(name[1] - '0')
		}
	case "ul", "ol", "dl":
		if h.row == nil {
			h.endText()
			h.depth++
		}
	case "li", "dt", "p", "div", "section", "article", "blockquote", "details", "header", "footer", "nav", "pre", "hr", "body", "title":
		if h.row == nil && h.level == 0 {
			h.endText()
			h.text = h.at + size
		}
	}
}

// close takes the closing tag that begins at h.at.
func (h *htmlReader) close(name string) {
	switch name {
	case "script", "style", "template", "noscript":
		h.skipped = max(0, h.skipped-1)
		h.text = -1
	case "tr", "tbody", "thead":
		h.endRow()
	case "table":
		h.endRow()
		h.m.header = nil
		h.m.leave(rowLevel)
	case "td", "th":
		h.endCell()
	case "ul", "ol", "dl":
		if h.row == nil {
			h.endText()
			h.depth = max(0, h.depth-1)
			h.m.leave(itemLevel + h.depth)
		}
	case "details":
		h.endText()
		h.m.leave(summaryLevel)
	case "h1", "h2", "h3", "h4", "h5", "h6", "summary",
		"li", "dd", "p", "div", "section", "article", "blockquote", "header", "footer", "nav", "pre", "body", "title":
		if h.row == nil {
			h.endText()
		}
	}
}

// maxRowSpan bounds the rows that a cell may span.
const maxRowSpan = 1000

// The spans of all cells together may add maxFill bytes for each of the page, and
// minFill to a small one: what is read stays linear in what is there.
const (
	maxFill, minFill = 8, 16 << 10
	fillCost         = 32 // of a cell, beside its text
)

func (h *htmlReader) endCell() {
	if r := h.row; r != nil && r.cell >= 0 {
		if r.count++; r.count <= maxFields {
			r.cells = append(r.cells, h.source[r.cell:h.at])
		}
		if r.cell = -1; r.head {
			r.heads++
		}
	}
}

// endRow takes the row that is open.
func (h *htmlReader) endRow() {
	h.endCell()
	r := h.row
	if h.row = nil; r == nil || len(r.cells) == 0 {
		return
	}
	h.text = -1
	if r.count > maxFields {
		e := h.entry(r.at, nil)
		h.m.list.problemAt(e.start, "a row of %d cells is read for identifiers only", r.count)
		return
	}
	before := h.fill
	e := h.entry(r.at, h.filled(r))
	if before >= 0 && h.fill < 0 {
		h.m.list.problemAt(e.start, "the cells of this page span too many rows and columns; from here on each is read where it stands")
	}
	if r.heads == len(r.cells) && (len(r.cells) > 1 || h.m.header == nil) && !hasPaper(e) {
		texts := make([]string, len(e.cells))
		for i, c := range e.cells {
			texts[i] = flatten(c)
		}
		h.m.header = columns(texts)
		return
	}
	h.m.cells(e)
}

// filled returns the cells of a row with those that reach into it from above, and
// with the columns that they span.
func (h *htmlReader) filled(r *htmlRow) []string {
	var cells []string
	add := func(text string) bool {
		if len(cells) >= maxColumns || h.fill < 0 {
			return false
		}
		h.fill -= len(text) + fillCost
		cells = append(cells, text)
		return true
	}
	above := func() {
		for {
			at := len(cells)
			s := h.spans[at]
			if s.left == 0 || !add(s.text) {
				return
			}
			s.left--
			h.spans[at] = s
		}
	}
	for i, c := range r.cells {
		above()
		if r.rows[i] > 1 && len(cells) < maxColumns {
			if h.spans == nil {
				h.spans = map[int]rowSpan{}
			}
			h.spans[len(cells)] = rowSpan{c, r.rows[i] - 1}
		}
		cells = append(cells, c)
		for n := r.columns[i]; n > 1 && add(""); n-- {
		}
	}
	above()
	return cells
}

// hasPaper tells whether an entry names a paper.
func hasPaper(e entry) bool { return newBuilder(e).isPaper() }

// endText takes the heading, item or block that is open.
func (h *htmlReader) endText() {
	start, level := h.text, h.level
	h.text, h.level = -1, 0
	if start < 0 || start >= h.at || h.row != nil {
		return
	}
	text := strings.TrimRight(h.source[start:h.at], " \t\r\n")
	start += len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if level > 0 {
		e := h.entry(start, []string{text})
		h.m.leave(level)
		if hasOwnPaper(e.cells[0]) && h.m.add(e) {
			return
		}
		h.m.enter(level, flatten(e.cells[0]))
		return
	}
	h.m.leave(itemLevel + h.depth)
	e := h.entry(start, []string{text})
	if h.m.add(e) {
		return
	}
	if head := flatten(e.cells[0]); h.depth > 0 && head != "" && len(head) <= maxSection {
		h.m.enter(itemLevel+h.depth, head)
	} else if allBold(e.cells[0]) {
		h.m.enter(boldLevel, head)
	}
}

// entry begins an entry at an offset of the source.
func (h *htmlReader) entry(at int, cells []string) entry {
	e := entry{start: h.place(at), end: h.place(h.at), section: h.m.section(), year: h.m.year()}
	for _, c := range cells {
		e.cells = append(e.cells, h.inline(c))
	}
	return e
}

// parseHTML splits HTML of a page into spans; its text is no Markdown.
func parseHTML(source string) []span {
	w := &inlineWalker{}
	w.html(source)
	w.closeLink()
	w.endText()
	return w.spans
}
