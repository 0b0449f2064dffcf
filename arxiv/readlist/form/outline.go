package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/wording"
)

// outline is the path of headings above the current place of the list: those of sections,
// items that contain entries, and bold lines that are used as headings.
type outline struct {
	*reader
	open   []string
	base   int      // the number of headings of containers; the rest are bold lines
	shared []string // the last result of path; nil if open has changed
	dated  []span   // the row above that consists of a year
	title  *node    // the title of the list, which is not a section
}

// listTitle returns the heading that is the title of the list: the only one of level 1,
// if it comes first and others of lower levels follow.
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

// enter adds the text of n as a heading of its descendants. leave removes it.
func (o *outline) enter(n *node) (leave func()) {
	defer o.release(o.mark())
	text := ""
	switch n.Kind {
	case markup.Section:
		if n != o.title {
			text = marked.Heading(o.spans(n))
		}
	case markup.Item, markup.Element, markup.Paragraph:
		if text = marked.Heading(o.spans(n)); len(text) > maxHeading {
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

// maxHeading is the length in bytes of the longest text of an item that is a heading.
const maxHeading = 120

// pass handles a unit without entries. A bold line is the heading of what follows.
func (o *outline) pass(n *node) {
	if n.Kind != markup.Row && (n.Kind != markup.Paragraph || len(n.children) > 0) {
		return
	}
	defer o.release(o.mark())
	spans := o.allSpans(n)
	if n.Kind == markup.Row && wording.IsYear(strings.Trim(marked.Text(spans), " *_|\n")) {
		o.dated = slices.Clone(spans)
		return
	}
	if marked.IsBold(spans) && len(marked.Heading(spans)) <= maxHeading {
		o.open, o.shared = append(o.open[:o.base], marked.Heading(spans)), nil
	}
}

// path returns the headings above the current place. Entries of one section share a
// slice.
func (o *outline) path() []string {
	if o.shared == nil {
		o.shared = slices.Clone(o.open)
	}
	return o.shared
}
