package unit

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// Blocks are normalized when the tree is made: a title and the untitled links below it become
// one node, and a paragraph whose lines are entries becomes several.

// maxJoined bounds the number of blocks below one title.
const maxJoined = 14

// join joins, among the descendants of n, a block with a title and no link to the
// following blocks that have one identifier and no title.
func (r *Reader) join(n *Node) {
	for _, c := range n.Children {
		r.join(c)
	}
	var children []*Node
	for i := 0; i < len(n.Children); {
		c := n.Children[i]
		if end := max(r.aboveTitle(n.Children, i), r.belowTitle(n.Children, i), r.abovePersons(n.Children, i), r.aboveTitledList(n.Children, i)); end > 0 {
			j := &Node{Unit: &markup.Unit{Kind: markup.Paragraph, Key: "joined", Start: c.Start, End: n.Children[end-1].End}, Joined: true, Children: n.Children[i:end:end]}
			r.gather(j)
			children = append(children, j)
			i = end
			continue
		}
		children = append(children, c)
		i++
	}
	n.Children = children
}

// abovePersons returns the end of an entry blocks[i] that is followed by a line of
// persons, or 0.
func (r *Reader) abovePersons(blocks []*Node, i int) (end int) {
	if i+1 == len(blocks) || blocks[i].Kind != markup.Paragraph || !isBlock(blocks[i+1]) || len(blocks[i].All) != 1 || len(blocks[i+1].All) > 0 {
		return 0
	}
	defer r.Release(r.Mark())
	lines := marked.Lines(r.AllSpans(blocks[i+1]))
	if len(lines) != 1 || !strings.Contains(marked.Text(lines[0]), ",") || wording.New(marked.Text(lines[0])).Look().Persons <= r.least.Persons || r.linked(blocks[i+1]) || r.bare(blocks[i]) {
		return 0
	}
	return i + 2
}

// aboveTitledList returns the end of an entry blocks[i] that has the links of a work and is
// followed by a list of its title and its persons, or 0.
func (r *Reader) aboveTitledList(blocks []*Node, i int) (end int) {
	if i+1 == len(blocks) || blocks[i].Kind != markup.Paragraph || !r.linked(blocks[i]) || ofSeveral(blocks[i]) {
		return 0
	}
	list := blocks[i+1]
	if list.Kind != markup.List || len(list.Children) < 2 || len(list.All) > 0 || r.linked(list) {
		return 0
	}
	defer r.Release(r.Mark())
	persons := wording.New(marked.Text(r.Spans(list.Children[1]))).Look()
	if !r.Titled(list.Children[0]) || persons.Persons <= r.least.Persons {
		return 0
	}
	return i + 2
}

// ofSeveral reports whether n has the identifiers of several works, apart from links without
// one.
func ofSeveral(n *Node) bool {
	return len(n.All) > 0 && len(marked.Strongest(n.All)) > 1
}

// belowTitle returns the end of the blocks that belong to the title blocks[i], or 0 if it
// is not a title.
func (r *Reader) belowTitle(blocks []*Node, i int) (end int) {
	title := blocks[i]
	if !isBlock(title) || title.Kind == markup.Table || title.Kind == markup.List && len(title.Children) != 1 || len(title.All) > 0 || r.linked(title) || r.bare(title) && !r.isSigned(title) {
		return 0
	}
	var id marked.ID
	links := false // blocks of links without an identifier were met
	for j := i + 1; j < len(blocks) && j-i <= maxJoined && isBlock(blocks[j]); j++ {
		b := blocks[j]
		switch {
		case r.titlesBelow && r.isNamed(b):
			return end
		case len(b.All) > 1, len(b.All) == 1 && id != 0 && b.All[0] != id && !(b.All[0].IsWeak() || id.IsWeak()):
			return end
		case len(b.All) == 1 && !r.bare(b):
			return end
		case len(b.All) == 1:
			if id == 0 || id.IsWeak() {
				id = b.All[0]
			}
			end = j + 1
		case !r.bare(b) && (id != 0 || links || r.boldStart(b) && r.boldStart(title) || b.Kind != markup.Paragraph):
			return end
		case id != 0 && b.Kind != blocks[j-1].Kind:
			return end
		case id != 0:
			end = j + 1
		default:
			links = links || r.bare(b) && r.linked(b)
		}
	}
	return end
}

// isSigned reports whether n is a bold line above one of persons: a title, however short.
func (r *Reader) isSigned(n *Node) bool {
	defer r.Release(r.Mark())
	lines := marked.Lines(r.Spans(n))
	return n.Kind == markup.Paragraph && len(lines) == 2 && marked.IsBold(lines[0]) && r.arePersons(lines[1])
}

func isBlock(n *Node) bool {
	return n.Kind == markup.Paragraph || n.Kind == markup.List || n.Kind == markup.Table || n.Kind == markup.Code
}

// linked reports whether n or a descendant has a link.
func (r *Reader) linked(n *Node) bool {
	defer r.Release(r.Mark())
	return slices.ContainsFunc(r.Spans(n), func(s marked.Span) bool { return s.Kind == inline.Link }) || slices.ContainsFunc(r.Children(n), r.linked)
}

func (r *Reader) boldStart(n *Node) bool {
	defer r.Release(r.Mark())
	return marked.Start(r.Spans(n)) == "bold"
}

// bare reports whether no text in n and its descendants could be a title: there are only
// labels, addresses, dates and the like.
func (r *Reader) bare(n *Node) bool {
	defer r.Release(r.Mark())
	return !r.Titled(n) && !slices.ContainsFunc(r.Children(n), func(c *Node) bool { return !r.bare(c) })
}

// BareHolder reports whether n has an identifier and no text that could be a title.
func (r *Reader) BareHolder(n *Node) bool { return len(n.All) > 0 && r.bare(n) }

// Titled reports whether some text of n itself is like a title.
func (r *Reader) Titled(n *Node) bool {
	defer r.Release(r.Mark())
	return marked.Titled(r.Spans(n), r.least.Title)
}

// TitledBelow reports whether a text of a descendant of n is like a title. Rows whose cells
// are not nodes count as such.
func (r *Reader) TitledBelow(n *Node) bool {
	return slices.ContainsFunc(n.Children, func(c *Node) bool {
		return c.Children == nil && c.Kind == markup.Row || r.Titled(c) || r.TitledBelow(c)
	})
}

// HasAuthorsBelow reports whether the first item below n has a label of authors: n is the
// heading of one work.
func (r *Reader) HasAuthorsBelow(n *Node) bool {
	for len(n.Children) > 0 {
		n = n.Children[0]
	}
	defer r.Release(r.Mark())
	return n.Kind == markup.Item && wording.New(marked.Text(r.Spans(n))).KeyBefore() == wording.KeyAuthors
}

// LinksTitle reports whether n has a link with an identifier whose text is like a title.
func (r *Reader) LinksTitle(n *Node) bool {
	defer r.Release(r.Mark())
	return slices.ContainsFunc(r.Spans(n), func(s marked.Span) bool {
		return s.Kind == inline.Link && s.IsMarked() && wording.New(s.Text).Look().Title > r.least.Title
	}) || slices.ContainsFunc(r.Children(n), r.LinksTitle)
}

// LinksOwnTitle reports whether n itself has a link to a page whose text is like a title.
func (r *Reader) LinksOwnTitle(n *Node) bool {
	defer r.Release(r.Mark())
	return marked.LinkedTitle(r.Spans(n), r.least.Title) != nil
}

// SignsTitle reports whether n has no link, and a bold title with persons before or behind it.
func (r *Reader) SignsTitle(n *Node) bool {
	defer r.Release(r.Mark())
	spans := r.Spans(n)
	at := slices.IndexFunc(spans, func(s marked.Span) bool { return s.Kind == inline.Text && s.Style&inline.Bold != 0 })
	if at < 0 || slices.ContainsFunc(spans, func(s marked.Span) bool { return s.Kind == inline.Link }) {
		return false
	}
	return wording.New(spans[at].Text).Look().Title > r.least.Title && (r.arePersons(spans[:at]) || r.arePersons(spans[at+1:]))
}

// arePersons reports whether the text of spans is like persons.
func (r *Reader) arePersons(spans []marked.Span) bool {
	return wording.New(marked.Text(spans)).Look().Persons > r.least.Persons
}

// IsRemark reports whether n is a remark about the papers that it links to: after a label
// such as "TL;DR:", or within a sentence. above is the form of the link of the unit that n
// is below: if n has a link of the same form, it is an entry like the unit.
func (r *Reader) IsRemark(n *Node, above marked.LinkForm) bool {
	defer r.Release(r.Mark())
	before, link, _ := marked.AroundLink(r.Spans(n))
	p := wording.New(before)
	if key := p.KeyBefore(); key != wording.NoKey || link == nil {
		return key == wording.KeyNote
	}
	return p.Words() >= r.least.ProseWords && !wording.New(link.Text).IsLabel() && !above.IsLike(r.FormOfLink(n))
}

// FormOfLink returns the form of the first link of a node.
func (r *Reader) FormOfLink(n *Node) marked.LinkForm {
	defer r.Release(r.Mark())
	return marked.FormOfLink(r.Spans(n), r.Source.LeadsElsewhere)
}

// NamesTitle reports whether n is an item with a text that is short as a name above a list that
// begins with one title and goes on with the links of that work.
func (r *Reader) NamesTitle(n *Node) bool {
	if n.Kind != markup.Item || len(n.Own) > 0 || len(n.Children) != 1 || n.Children[0].Kind != markup.List {
		return false
	}
	defer r.Release(r.Mark())
	items := n.Children[0].Children
	return wording.New(marked.Text(r.Spans(n))).Words() <= maxNameWords && len(items) > 1 && r.Titled(items[0]) && !r.linked(items[0]) &&
		!slices.ContainsFunc(items[1:], func(c *Node) bool { return !r.bare(c) || !r.linked(c) })
}

// maxNameWords is the number of words up to which a text above a title may be a name.
const maxNameWords = 3

// split splits paragraphs and items whose lines have several identifiers into entries.
func (r *Reader) split(n *Node) {
	for _, c := range n.Children {
		r.split(c)
	}
	if !n.broken || n.Kind != markup.Paragraph && n.Kind != markup.Item && n.Kind != markup.Element {
		return
	}
	defer r.Release(r.Mark())
	var pieces []*Node
	for _, held := range r.Source.Marks.Split(r.Spans(n), r.least.Title) {
		p := &Node{Unit: &markup.Unit{Kind: markup.Paragraph, Key: "line"}, held: held, Own: r.Source.Marks.IDs(held), Enumerates: r.Enumeration(held) != nil}
		p.Start, p.End = int32(held[0].Start), int32(held[len(held)-1].End)
		r.gather(p)
		pieces = append(pieces, p)
	}
	if pieces == nil {
		return
	}
	n.Children = append(pieces, n.Children...)
	n.parted, n.Own = true, nil
	r.gather(n)
}
