package form

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/parallel"
)

// tree is the units of a list with the identifiers that they hold.
type tree struct {
	ctx    context.Context // of the reading
	source Source
	root   *node
	title  string // the heading of the whole list
}

type span = marked.Span

// node is a unit of the tree with its identifiers. A node may also join units
// that stand beside each other, or be a part of one. Its spans, and the cells of a
// row, are made by a [reader] when they are asked for: all of them are many times the
// list.
type node struct {
	*markup.Unit
	held     []span  // its spans, if it is a part of a unit
	children []*node // nil for a row whose cells have nothing below them: these are no nodes
	joined   bool    // of several units: a title and what stands below it
	parted   bool    // its spans are those of its children
	broken   bool    // a line ends in its spans

	own, all []marked.ID // identifiers: those in its own spans, and with its children
}

func newTree(ctx context.Context, s Source) *tree {
	t := &tree{ctx: ctx, source: s}
	r := t.newReader()
	var all []*node
	t.root = r.node(s.Tree.Root, 0, &all)
	parallel.For(ctx, len(all), t.newReader, func(r *reader, i int) { r.identify(all[i]) })
	r.gatherAll(t.root)
	return t
}

// maxDepth bounds the tree: what stands deeper is left out, and its identifiers
// become records without a title.
const maxDepth = 200

// node makes the nodes of a unit and of those below it, and adds them to all.
func (r *reader) node(u *markup.Unit, depth int, all *[]*node) *node {
	n := &node{Unit: u}
	*all = append(*all, n)
	mark := r.mark()
	units := r.markup.Children(u)
	flat := u.Kind == markup.Row && !slices.ContainsFunc(units, func(c *markup.Unit) bool { return len(r.markup.Children(c)) > 0 })
	if len(units) > 0 && depth < maxDepth && !flat {
		n.children = make([]*node, len(units))
		for i, c := range units {
			n.children[i] = r.node(c, depth+1, all)
		}
	}
	r.release(mark)
	return n
}

// gatherAll gathers the identifiers of n and of all below it.
func (r *reader) gatherAll(n *node) {
	for _, c := range n.children {
		r.gatherAll(c)
	}
	r.gather(n)
}

// maxHeld is the number of different identifiers from which a node has many.
const maxHeld = 3

// gather collects the identifiers of the children. A link to a paper without an
// identifier stands for one only where nothing else does.
func (r *reader) gather(n *node) {
	if n.Kind == markup.Row {
		if n.children != nil {
			n.own = r.ofCells(n.children)
		}
		n.all = n.own
	} else {
		n.all = slices.Clip(n.own[:min(len(n.own), maxHeld)])
		for _, c := range n.children {
			for _, id := range c.all {
				if len(n.all) < maxHeld && !slices.Contains(n.all, id) {
					n.all = append(n.all, id)
				}
			}
		}
	}
	if len(n.all) > 1 && r.isOne(n) {
		n.all = strongest(n.all)
		if len(n.own) > 1 {
			n.own = strongest(n.own)
		}
	}
}

// linkedTitle returns what stands for the paper of a row without a link to one:
// any link, if a column of titles says what the row is; else the title, if one of
// authors does, too.
func (r *reader) linkedTitle(cells []*node) []marked.ID {
	if slices.ContainsFunc(cells, func(c *node) bool { return len(c.all) > 0 }) {
		return nil
	}
	headed := func(key wording.Key) int {
		return slices.IndexFunc(cells, func(c *node) bool { return wording.KeyOf(c.Header) == key && c.Start < c.End }) // else it is that of a row above
	}
	title, authors := headed(wording.KeyTitle), headed(wording.KeyAuthors)
	if title < 0 || authors < 0 && !r.titled(cells[title]) {
		return nil
	}
	for _, c := range cells {
		spans := r.spans(c)
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

// isOne reports whether the links to papers without identifier below n are
// those of one paper: its cells, or parts without a title of their own.
func (r *reader) isOne(n *node) bool {
	if !slices.ContainsFunc(n.all, marked.ID.IsWeak) {
		return false
	}
	switch n.Kind {
	case markup.Row:
		return true
	case markup.Item, markup.Element:
		for _, c := range n.children {
			if len(c.all) > 0 && !r.bare(c) {
				return false
			}
		}
		return true
	}
	return n.joined
}

// strongest returns ids without the weak ones; the first weak one if there is
// nothing else.
func strongest(ids []marked.ID) []marked.ID {
	var strong []marked.ID
	for _, id := range ids {
		if !id.IsWeak() {
			strong = append(strong, id)
		}
	}
	if strong == nil {
		return ids[:1]
	}
	return strong
}

// placeOf returns the place of the child n, the i-th of what stands at place.
func placeOf(n *node, place string, i int) string {
	switch n.Kind {
	case markup.List, markup.Table:
		return place
	case markup.Item:
		return place + ">li"
	case markup.Row:
		return place
	case markup.Cell:
		return "col" + strconv.Itoa(i)
	case markup.Paragraph, markup.Code:
		return place + ">p" + strconv.Itoa(min(i, 3))
	case markup.Section:
		return place + ">h"
	}
	return place + ">" + n.Key
}
