package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// outline is the path of headings above the current place of the list: those of
// sections, of items that hold entries, and bold lines that stand for one.
type outline struct {
	*reader
	open   []string
	base   int      // headings of what is above; those behind it are bold lines
	shared []string // what path returned last; nil if open has changed
	dated  []span   // a row above that has nothing but a year
	title  *node    // the heading of the whole list, which is no section
}

// listTitle returns the heading of the whole list: that of level 1 which comes
// first and stands alone at its level, with others below or beside it.
func listTitle(root *node) *node {
	var first *node
	ones, others := 0, 0
	late := false
	var walk func(n *node)
	walk = func(n *node) {
		if n.Kind == markup.Section {
			if n.Level == 1 {
				if ones++; ones == 1 {
					first, late = n, others > 0
				}
			} else {
				others++
			}
		}
		for _, c := range n.children {
			if n.Kind != markup.List && n.Kind != markup.Table {
				walk(c)
			}
		}
	}
	walk(root)
	if ones == 1 && others > 0 && !late {
		return first
	}
	return nil
}

// enter opens what n says as a heading for what is below it; leave closes it.
func (o *outline) enter(n *node) (leave func()) {
	defer o.release(o.mark())
	text := ""
	switch n.Kind {
	case markup.Section:
		if n != o.title {
			text = headingText(o.spans(n))
		}
	case markup.Item, markup.Element, markup.Paragraph:
		if text = headingText(o.spans(n)); len(text) > maxHeading {
			text = ""
		}
	}
	before, base := len(o.open), o.base
	if n.Kind == markup.Section || n.Kind == markup.Table {
		o.dated = nil
	}
	if text != "" {
		o.open, o.shared = append(o.open, text), nil
	}
	o.base = len(o.open)
	return func() { o.open, o.base, o.shared = o.open[:before], base, nil }
}

// maxHeading is how long the text of an item may be that heads the items below,
// in bytes.
const maxHeading = 120

// pass looks at a unit that holds no entry: a bold line heads what follows it.
func (o *outline) pass(n *node) {
	if n.Kind != markup.Row && (n.Kind != markup.Paragraph || len(n.children) > 0) {
		return
	}
	defer o.release(o.mark())
	spans := o.allSpans(n)
	if n.Kind == markup.Row && isYearAlone(textOf(spans)) {
		o.dated = slices.Clone(spans)
		return
	}
	if !allBold(spans) {
		return
	}
	o.open, o.shared = append(o.open[:o.base], headingText(spans)), nil
}

// allBold reports whether spans are a short bold text and nothing else.
func allBold(spans []span) bool {
	found := false
	for i := range spans {
		s := &spans[i]
		switch {
		case s.Kind == inline.Link || s.Kind == inline.Text && s.Style&inline.Bold == 0 && wording.HasWord(s.Text):
			return false
		case s.Kind == inline.Text && s.Style&inline.Bold != 0 && wording.HasWord(s.Text):
			found = true
		}
	}
	return found && len(headingText(spans)) <= maxHeading
}

// path returns the headings above the current place. Entries of one section
// have one slice in common.
func (o *outline) path() []string {
	if o.shared == nil {
		o.shared = slices.Clone(o.open)
	}
	return o.shared
}

// isYearAlone reports whether text is a year and nothing else.
func isYearAlone(text string) bool { return wording.IsYear(strings.Trim(text, " *_|\n")) }

// leadsAround reports whether a link leads to another place of the page.
func leadsAround(s span) bool { return s.Kind == inline.Link && strings.HasPrefix(s.URL, "#") }

// headingText returns the text of a heading, cleaned.
func headingText(spans []span) string {
	text := inline.OneBlank(strings.TrimSpace(textOf(slices.DeleteFunc(slices.Clone(spans), leadsAround))))
	if !wording.HasWord(text) {
		text = inline.OneBlank(strings.TrimSpace(textOf(spans)))
	}
	text = strings.Trim(text, " :：*_#")
	return strings.TrimSpace(strings.TrimSuffix(text, "[]"))
}
