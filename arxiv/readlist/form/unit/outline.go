package unit

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/wording"
)

// Outline is the path of headings above the current place of the list: those of sections,
// items that contain entries, and bold lines that are used as headings.
type Outline struct {
	reader *Reader
	open   []string
	base   int           // the number of headings of containers; the rest are bold lines
	shared []string      // the last result of Path; nil if open has changed
	others bool          // one of shared is a heading of events, tools and the like
	dated  []marked.Span // the row above that consists of a year
	title  *Node         // the title of the list, which is not a section
}

// NewOutline returns an outline at the root of a reader's tree.
func NewOutline(r *Reader) *Outline { return &Outline{reader: r, title: listTitle(r.Root)} }

// Title returns the title of the list, or "".
func (o *Outline) Title() string {
	if o.title == nil {
		return ""
	}
	return marked.Heading(o.reader.Spans(o.title))
}

// listTitle returns the heading that is the title of the list: the only one of level 1,
// if it comes first and others of lower levels follow.
func listTitle(root *Node) *Node {
	var first *Node
	ones, others := 0, 0
	late := false
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Kind == markup.Section {
			if n.Level == 1 {
				if ones++; ones == 1 {
					first, late = n, others > 0
				}
			} else {
				others++
			}
		}
		for _, c := range n.Children {
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

// Enter adds the text of n as a heading of its descendants. leave removes it.
func (o *Outline) Enter(n *Node) (leave func()) {
	defer o.reader.Release(o.reader.Mark())
	text := ""
	switch n.Kind {
	case markup.Section:
		if n != o.title {
			text = marked.Heading(o.reader.Spans(n))
		}
	case markup.Item, markup.Element, markup.Paragraph:
		if text = marked.Heading(o.reader.Spans(n)); len(text) > maxHeading {
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

// Pass handles a unit without entries. A bold line is the heading of what follows.
func (o *Outline) Pass(n *Node) {
	if n.Kind != markup.Row && (n.Kind != markup.Paragraph || len(n.Children) > 0) {
		return
	}
	defer o.reader.Release(o.reader.Mark())
	spans := o.reader.AllSpans(n)
	if n.Kind == markup.Row && wording.IsYear(strings.Trim(marked.Text(spans), " *_|\n")) {
		o.dated = slices.Clone(spans)
		return
	}
	if marked.IsBold(spans) && len(marked.Heading(spans)) <= maxHeading {
		o.open, o.shared = append(o.open[:o.base], marked.Heading(spans)), nil
	}
}

// Path returns the headings above the current place. Entries of one section share a
// slice.
func (o *Outline) Path() []string {
	if o.shared == nil {
		o.shared = slices.Clone(o.open)
		o.others = slices.ContainsFunc(o.shared, wording.HeadsOthers)
	}
	return o.shared
}

// IsOfOthers reports whether the current place is below a heading of events, courses,
// tools and the like.
func (o *Outline) IsOfOthers() bool {
	o.Path()
	return o.others
}

// Dated returns the row above the current place of its table that consists of a year, or
// nil.
func (o *Outline) Dated() []marked.Span { return o.dated }
