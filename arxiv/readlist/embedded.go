package readlist

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
)

// Blocks of code within a list in markup may have entries: BibTeX to be copied,
// or an example of a list.

// openCode replaces the blocks of code below u that are lists in Markdown by
// what they hold, and returns the blocks of BibTeX.
func (l *List) openCode(u *markup.Unit, bibs []*markup.Unit) []*markup.Unit {
	for i, c := range u.Children {
		if c.Kind != markup.Code {
			l.bound(c)
			bibs = l.openCode(c, bibs)
			continue
		}
		if len(c.Spans) == 0 {
			continue
		}
		text := c.Spans[0].Text
		switch {
		case looksLikeBib(text[:min(len(text), 1<<10)]):
			bibs = append(bibs, c)
		case strings.Contains(text, "]("):
			inner := markup.Read(text, markup.Markdown)
			shift(inner, c.Spans[0].Start)
			inner.Kind, inner.Key = markup.Element, "code"
			u.Children[i] = inner
		}
	}
	return bibs
}

// maxCells is the number of cells up to which a row is read for its structure.
const maxCells = 1000

// bound leaves out what stands in a unit that is too large to be read for more
// than its identifiers, and says so.
func (l *List) bound(u *markup.Unit) {
	switch {
	case u.Kind == markup.Row && len(u.Children) > maxCells:
		l.problemAt(u.Start, "a row of %d cells is read for identifiers only", len(u.Children))
		u.Children = nil
	case len(u.Spans) == 1 && u.Spans[0].Kind == markup.Text && u.Spans[0].End-u.Spans[0].Start > maxLine:
		l.problemAt(u.Start, "a line of %d MiB is read for identifiers only", (u.End-u.Start)>>20)
		u.Spans = nil
	}
}

// shift moves a tree by a number of bytes.
func shift(u *markup.Unit, by int) {
	u.Start, u.End = u.Start+by, u.End+by
	shiftSpans(u.Spans, by)
	for _, c := range u.Children {
		shift(c, by)
	}
}

func shiftSpans(spans []markup.Span, by int) {
	for i := range spans {
		s := &spans[i]
		s.Start, s.End = s.Start+by, s.End+by
		if s.URLEnd > 0 {
			s.URLStart, s.URLEnd = s.URLStart+by, s.URLEnd+by
		}
		shiftSpans(s.Inner(), by)
	}
}

// holds reports whether one of units, which are in order, is around an offset.
func holds(units []*markup.Unit, at int) bool {
	i, found := slices.BinarySearchFunc(units, at, func(u *markup.Unit, at int) int { return cmp.Compare(u.Start, at) })
	return found || i > 0 && at < units[i-1].End
}

// within returns text with blanks in place of what stands outside of units.
func within(text string, units []*markup.Unit) string {
	b := []byte(strings.Repeat(" ", len(text)))
	for i := range text {
		if text[i] == '\n' {
			b[i] = '\n'
		}
	}
	for _, u := range units {
		for _, s := range u.Spans {
			copy(b[s.Start:s.End], text[s.Start:s.End])
		}
	}
	return string(b)
}
