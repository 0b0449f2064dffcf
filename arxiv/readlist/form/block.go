package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// Blocks are normalized before the vote: a title and the untitled links below it become
// one node, and a paragraph whose lines are entries becomes several.

// maxJoined bounds the number of blocks below one title.
const maxJoined = 14

// join joins, among the descendants of n, a block with a title and no link to the
// following blocks that have one identifier and no title.
func (r *reader) join(n *node) {
	for _, c := range n.children {
		r.join(c)
	}
	var children []*node
	for i := 0; i < len(n.children); {
		c := n.children[i]
		if end := max(r.aboveTitle(n.children, i), r.belowTitle(n.children, i), r.abovePersons(n.children, i)); end > 0 {
			j := &node{Unit: &markup.Unit{Kind: markup.Paragraph, Key: "joined", Start: c.Start, End: n.children[end-1].End}, joined: true, children: n.children[i:end:end]}
			r.gather(j)
			children = append(children, j)
			i = end
			continue
		}
		children = append(children, c)
		i++
	}
	n.children = children
}

// abovePersons returns the end of an entry blocks[i] that is followed by a line of
// persons, or 0.
func (r *reader) abovePersons(blocks []*node, i int) (end int) {
	if i+1 == len(blocks) || blocks[i].Kind != markup.Paragraph || !isBlock(blocks[i+1]) || len(blocks[i].all) != 1 || len(blocks[i+1].all) > 0 {
		return 0
	}
	defer r.release(r.mark())
	lines := marked.Lines(r.allSpans(blocks[i+1]))
	if len(lines) != 1 || !strings.Contains(marked.Text(lines[0]), ",") || wording.New(marked.Text(lines[0])).Look().Persons <= weights.personsBlock || r.linked(blocks[i+1]) || r.bare(blocks[i]) {
		return 0
	}
	return i + 2
}

// belowTitle returns the end of the blocks that belong to the title blocks[i], or 0 if it
// is not a title.
func (r *reader) belowTitle(blocks []*node, i int) (end int) {
	title := blocks[i]
	if !isBlock(title) || title.Kind == markup.Table || title.Kind == markup.List && len(title.children) != 1 || len(title.all) > 0 || r.linked(title) || r.bare(title) {
		return 0
	}
	var id marked.ID
	links := false // blocks of links without an identifier were met
	for j := i + 1; j < len(blocks) && j-i <= maxJoined && isBlock(blocks[j]); j++ {
		b := blocks[j]
		switch {
		case r.titlesBelow && r.isNamed(b):
			return end
		case len(b.all) > 1, len(b.all) == 1 && id != 0 && b.all[0] != id && !(b.all[0].IsWeak() || id.IsWeak()):
			return end
		case len(b.all) == 1 && !r.bare(b):
			return end
		case len(b.all) == 1:
			if id == 0 || id.IsWeak() {
				id = b.all[0]
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

func isBlock(n *node) bool {
	return n.Kind == markup.Paragraph || n.Kind == markup.List || n.Kind == markup.Table || n.Kind == markup.Code
}

// linked reports whether n or a descendant has a link.
func (r *reader) linked(n *node) bool {
	defer r.release(r.mark())
	return slices.ContainsFunc(r.spans(n), func(s span) bool { return s.Kind == inline.Link }) || slices.ContainsFunc(r.children(n), r.linked)
}

func (r *reader) boldStart(n *node) bool {
	defer r.release(r.mark())
	return marked.Start(r.spans(n)) == "bold"
}

// bare reports whether no text in n and its descendants could be a title: there are only
// labels, addresses, dates and the like.
func (r *reader) bare(n *node) bool {
	defer r.release(r.mark())
	return !r.titled(n) && !slices.ContainsFunc(r.children(n), func(c *node) bool { return !r.bare(c) })
}

// bareHolder reports whether n has an identifier and no text that could be a title.
func (r *reader) bareHolder(n *node) bool { return len(n.all) > 0 && r.bare(n) }

// titled reports whether some of the node's own text is like a title.
func (r *reader) titled(n *node) bool {
	defer r.release(r.mark())
	return titled(r.spans(n))
}

// titled reports whether some text of spans is like a title.
func titled(spans []span) bool { return marked.Titled(spans, weights.blockTitle) }

// linksTitle reports whether n has a link with an identifier whose text is like a title.
func (r *reader) linksTitle(n *node) bool {
	defer r.release(r.mark())
	return slices.ContainsFunc(r.spans(n), func(s span) bool {
		return s.Kind == inline.Link && s.IsMarked() && wording.New(s.Text).Look().Title > weights.blockTitle
	}) || slices.ContainsFunc(r.children(n), r.linksTitle)
}

// isRemark reports whether n is a remark about the papers that it links to: after a label
// such as "TL;DR:", or within a sentence. above is the form of the link of the unit that n
// is below: if n has a link of the same form, it is an entry like the unit.
func (r *reader) isRemark(n *node, above marked.LinkForm) bool {
	defer r.release(r.mark())
	before, link, _ := marked.AroundLink(r.spans(n))
	p := wording.New(before)
	if key := p.KeyBefore(); key != wording.NoKey || link == nil {
		return key == wording.KeyNote
	}
	return p.Words() >= weights.proseWords && !wording.New(link.Text).IsLabel() && !above.IsLike(r.formOfLink(n))
}

// formOfLink returns the form of the first link of a node.
func (r *reader) formOfLink(n *node) marked.LinkForm {
	defer r.release(r.mark())
	return marked.FormOfLink(r.spans(n), r.source.LeadsElsewhere)
}

// split splits paragraphs and items whose lines have several identifiers into entries.
func (r *reader) split(n *node) {
	for _, c := range n.children {
		r.split(c)
	}
	if !n.broken || n.Kind != markup.Paragraph && n.Kind != markup.Item && n.Kind != markup.Element {
		return
	}
	defer r.release(r.mark())
	var pieces []*node
	for _, held := range r.source.Marks.Split(r.spans(n), weights.blockTitle) {
		p := &node{Unit: &markup.Unit{Kind: markup.Paragraph, Key: "line"}, held: held, own: r.source.Marks.IDs(held)}
		p.Start, p.End = int32(held[0].Start), int32(held[len(held)-1].End)
		r.gather(p)
		pieces = append(pieces, p)
	}
	if pieces == nil {
		return
	}
	n.children = append(pieces, n.children...)
	n.parted, n.own = true, nil
	r.gather(n)
}
