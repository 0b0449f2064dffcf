// Package unit has the units of a list with the identifiers in them: the tree of its
// sections, items, rows and paragraphs, the spans in each, and the headings above each. It
// does not tell which of the units are entries.
package unit

import (
	"context"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/parallel"
)

// Source is what [New] makes a tree of.
type Source struct {
	Tree *markup.Tree
	// Marks are the identifiers of the list.
	Marks marked.Marks
	// LeadsElsewhere reports whether a link leads to code, a video or the like; nil means
	// that none does.
	LeadsElsewhere func(text, url string) bool
}

// Thresholds are the numbers by which texts of units are judged before the form of the
// list is known.
type Thresholds struct {
	Title      float64 // least likeness of a title
	Persons    float64 // least likeness of a line of persons
	Name       float64 // least likeness of a name of a work
	NamesAbove int     // least number of names above titles that begin with them
	ProseWords int     // number of words before a link that make a sentence
}

// Tree is the units of a list with their identifiers.
type Tree struct {
	Source Source
	Root   *Node

	least       Thresholds
	titlesBelow bool // titles stand in paragraphs below the names and links of their works
}

// Node is a unit of the tree with its identifiers. A node may also join adjacent units or
// be a part of one. A [Reader] returns its spans, and the cells of a row, on demand,
// since all of them take many times the memory of the list.
type Node struct {
	*markup.Unit
	held     []marked.Span // the spans of a node that is a part of a unit
	Children []*Node       // nil for a row whose cells have no children; these cells are not nodes
	Joined   bool          // it joins several units: a title and the blocks below it
	parted   bool          // its spans are in its children
	broken   bool          // its spans have line breaks

	Enumerates bool // its spans, or those of a cell of it, enumerate works by their names

	Own, All []marked.ID // identifiers in its own spans, and including descendants
}

// New returns the tree of a list. Blocks of one work are joined in it, and blocks of several
// are split. Once ctx is done, New soon ends, and the tree may lack identifiers.
func New(ctx context.Context, s Source, least Thresholds) *Tree {
	t := &Tree{Source: s, least: least}
	r := t.NewReader()
	var all []*Node
	t.Root = r.node(s.Tree.Root, &all)
	parallel.For(ctx, len(all), t.NewReader, func(r *Reader, i int) { r.identify(all[i]) })
	r.gatherAll(t.Root)
	t.titlesBelow = r.namesAbove()
	r.join(t.Root)
	r.split(t.Root)
	return t
}

// node makes the nodes of a unit and of those below it, and adds them to all. How deep
// units stand within each other is bounded in package markup.
func (r *Reader) node(u *markup.Unit, all *[]*Node) *Node {
	n := &Node{Unit: u}
	*all = append(*all, n)
	mark := r.Mark()
	units := r.markup.Children(u)
	flat := u.Kind == markup.Row && !slices.ContainsFunc(units, func(c *markup.Unit) bool { return len(r.markup.Children(c)) > 0 })
	if len(units) > 0 && !flat {
		n.Children = make([]*Node, len(units))
		for i, c := range units {
			n.Children[i] = r.node(c, all)
		}
	}
	r.Release(mark)
	return n
}

// gatherAll gathers the identifiers of n and its descendants.
func (r *Reader) gatherAll(n *Node) {
	for _, c := range n.Children {
		r.gatherAll(c)
	}
	r.gather(n)
}

// maxHeld is the number of distinct identifiers of a node that are kept.
const maxHeld = 3

// gather collects the identifiers of a node and its children. A link to a paper without
// an identifier counts only if there is no identifier.
func (r *Reader) gather(n *Node) {
	if n.Kind == markup.Row {
		if n.Children != nil {
			n.Own, n.Enumerates = r.ofCells(n.Children)
		}
		n.All = n.Own
	} else {
		n.All = slices.Clip(n.Own[:min(len(n.Own), maxHeld)])
		for _, c := range n.Children {
			for _, id := range c.All {
				if len(n.All) < maxHeld && !slices.Contains(n.All, id) {
					n.All = append(n.All, id)
				}
			}
		}
	}
	if len(n.All) > 1 && r.isOne(n) {
		n.All = marked.Strongest(n.All)
		if len(n.Own) > 1 {
			n.Own = marked.Strongest(n.Own)
		}
	}
}

// linkedTitle returns a weak identifier for a row without a link to a paper: that of any
// link, if there is a column of titles; or that of the title, if there is also a column
// of authors.
func (r *Reader) linkedTitle(cells []*Node) []marked.ID {
	if slices.ContainsFunc(cells, func(c *Node) bool { return len(c.All) > 0 }) {
		return nil
	}
	headed := func(key wording.Key) int {
		return slices.IndexFunc(cells, func(c *Node) bool { return wording.KeyOf(c.Header) == key && c.Start < c.End }) // an empty cell is repeated from a row above
	}
	title, authors := headed(wording.KeyTitle), headed(wording.KeyAuthors)
	if title < 0 || authors < 0 && !r.Titled(cells[title]) {
		return nil
	}
	for _, c := range cells {
		spans := r.Spans(c)
		for i := range spans {
			if s := &spans[i]; s.Kind == inline.Link && strings.Contains(s.URL, "://") {
				return []marked.ID{marked.Weak(s.Start)}
			}
		}
	}
	if authors >= 0 {
		return []marked.ID{marked.Weak(int(cells[title].Start))}
	}
	return nil
}

// isOne reports whether the weak identifiers below n belong to one paper: they are in
// cells of a row, in parts without a title, or in a list of nothing but labels.
func (r *Reader) isOne(n *Node) bool {
	if !slices.ContainsFunc(n.All, marked.ID.IsWeak) {
		return false
	}
	switch n.Kind {
	case markup.Row:
		return true
	case markup.Item, markup.Element:
		for _, c := range n.Children {
			if len(c.All) > 0 && !r.bare(c) {
				return false
			}
		}
		return true
	case markup.List:
		return !slices.ContainsFunc(n.Children, func(c *Node) bool {
			defer r.Release(r.Mark())
			return !marked.AllLabels(r.AllSpans(c))
		})
	}
	return n.Joined
}

// Blocks returns the children of a node, with lists replaced by their items.
func (n *Node) Blocks() []*Node {
	var blocks []*Node
	for _, c := range n.Children {
		if c.Kind == markup.List {
			blocks = append(blocks, c.Children...)
		} else {
			blocks = append(blocks, c)
		}
	}
	return blocks
}

// LinkedChildren returns the share of the children of n that have identifiers.
func (n *Node) LinkedChildren() float64 {
	linked := 0
	for _, c := range n.Children {
		if len(c.All) > 0 {
			linked++
		}
	}
	return float64(linked) / float64(max(1, len(n.Children)))
}

// IsRowOrItem reports whether n is an item, or a row other than that of the headers.
func (n *Node) IsRowOrItem() bool {
	return n.Kind == markup.Item || n.Kind == markup.Row && n.Key != "head"
}
