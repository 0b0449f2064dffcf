package unit

import (
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/wording"
)

// A list may have the name of a work with its links in one paragraph and the title in the
// next. Such paragraphs alternate like titles and the links below them. The names tell
// which form a list has: the title "BoxNet: Learned Boxes" belongs to BoxNet.

// namesAbove reports whether the list has titles below the names of their works.
func (r *Reader) namesAbove() bool {
	above, below := r.countNames(r.Root)
	return above >= r.least.NamesAbove && above > below
}

// countNames returns, among the names with links below n, the numbers of those that are
// above and below a title that begins with them.
func (r *Reader) countNames(n *Node) (above, below int) {
	for i, c := range n.Children {
		a, b := r.countNames(c)
		above, below = above+a, below+b
		if i == 0 || c.Kind != markup.Paragraph || n.Children[i-1].Kind != markup.Paragraph {
			continue
		}
		if r.namesTitle(n.Children[i-1], c) {
			above++
		}
		if r.namesTitle(c, n.Children[i-1]) {
			below++
		}
	}
	return above, below
}

// namesTitle reports whether named has links and, beside them, the name before the colon
// of a title without links.
func (r *Reader) namesTitle(named, title *Node) bool {
	if len(title.All) > 0 || r.linked(title) || !r.linked(named) {
		return false
	}
	defer r.Release(r.Mark())
	name, _ := wording.New(strings.TrimSpace(marked.Text(r.Spans(title)))).BeforeColon()
	return name != "" && strings.Contains(wording.Fold(marked.BesideLinks(r.Spans(named))), wording.Fold(name))
}

// isNamed reports whether n is a paragraph with links and, beside them, a text that may be
// a name.
func (r *Reader) isNamed(n *Node) bool {
	if n.Kind != markup.Paragraph || !r.linked(n) {
		return false
	}
	defer r.Release(r.Mark())
	return !wording.New(marked.BesideLinks(r.Spans(n))).IsLabel()
}

// aboveTitle returns the end of an entry blocks[i] that has the name and the links of a
// work and is followed by its title, or 0.
func (r *Reader) aboveTitle(blocks []*Node, i int) (end int) {
	if !r.titlesBelow || i+1 == len(blocks) || len(blocks[i].All) > 1 || !r.isNamed(blocks[i]) {
		return 0
	}
	title := blocks[i+1]
	defer r.Release(r.Mark())
	if title.Kind != markup.Paragraph || len(title.All) > 0 || r.linked(title) || wording.New(marked.Text(r.Spans(title))).IsLabel() {
		return 0
	}
	return i + 2
}
