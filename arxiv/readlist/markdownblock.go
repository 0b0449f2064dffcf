package readlist

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
)

// Blocks of Markdown: lines that belong together, which may be several papers.

// samePaper tells whether two lines name the same paper and no other.
func samePaper(a, b string) bool {
	var ids []arxiv.ID
	for _, line := range []string{a, b} {
		refs := arxiv.Find(line)
		if len(refs) == 0 {
			return false
		}
		for _, ref := range refs {
			ids = append(ids, ref.Ref.ID)
		}
	}
	return len(slices.Compact(ids)) == 1
}

// block takes consecutive lines that are no row and no list item: an entry,
// several of them, or a line of bold text that heads what follows.
func (m *markdown) block() {
	m.leave(itemLevel)
	start := m.at
	var lines []string
	papers := false // whether the lines so far hold an entry
	var cut blockCut
	for size := 0; m.at < len(m.lines) && size < maxLine; m.at++ {
		line := m.lines[m.at]
		if strings.TrimSpace(line) == "" || m.isStart(line) || bulletLine.MatchString(line) || len(line) > maxLine {
			break
		}
		if m.at > start && strings.Contains(line, "](") || strings.Contains(line, "://") || strings.Contains(line, "][") {
			own := hasOwnPaper(m.inline(line))
			if own && papers {
				break // and the next entry begins
			}
			papers = papers || own
		}
		if from := cut.next(len(lines), line); from > 0 {
			lines, m.at = lines[:from], start+from
			break
		}
		lines = append(lines, strings.Trim(line, " \t>"))
		size += len(line)
	}
	if m.at == start { // a line that looks like a beginning and is none
		lines = []string{strings.Trim(m.lines[m.at], " \t>")}
		m.at++
	}
	e := m.entry(start, []string{strings.Join(lines, "\n")})
	if m.add(e) || len(lines) > 1 {
		return
	}
	spans := e.cells[0]
	head := flatten(spans)
	switch bold := allBold(spans); {
	case bold:
		m.enter(boldLevel, head)
		m.titled(start, spans)
	case len(head) <= maxPlain && isText(spans):
		m.enter(titleLevel, head)
		if strings.HasSuffix(head, ":") {
			return // it heads several
		}
		if !m.titled(start, spans) {
			m.leave(titleLevel)
		}
	}
}

// isText tells whether spans are one line of text alone.
func isText(spans []span) bool {
	end := textEnd(spans)
	return end == len(spans)-1 && !slices.ContainsFunc(spans[:end], func(s span) bool { return s.kind != textSpan })
}

// blockCut finds where the entries of a block part that name their papers on
// lines of their own, below their titles or without any.
type blockCut struct {
	id   arxiv.ID // of the entry so far
	line int      // below the one that names it
}

// next returns the number of lines that the entry has if line n, from 0, names
// the paper of the next one, else 0.
func (c *blockCut) next(n int, line string) int {
	if !strings.Contains(line, "/") && !strings.ContainsAny(line, "xX") {
		return 0
	}
	refs := arxiv.Find(line)
	if len(refs) == 0 || refs[0].Err != nil || strings.Trim(line[:refs[0].Start]+line[refs[0].End:], " \t<>()[].,;\\") != "" {
		return 0
	}
	if c.id.IsZero() {
		c.id, c.line = refs[0].Ref.ID, n+1
	}
	if c.id == refs[0].Ref.ID {
		return 0
	}
	return c.line
}
