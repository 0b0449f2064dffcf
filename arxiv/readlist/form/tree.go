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

// tree is the units of a list with their identifiers.
type tree struct {
	ctx    context.Context // the context of Read
	source Source
	root   *node
	title  string // the title of the list

	titlesBelow bool // titles stand in paragraphs below the names and links of their works
}

type span = marked.Span

// node is a unit of the tree with its identifiers. A node may also join adjacent units or
// be a part of one. A [reader] returns its spans, and the cells of a row, on demand,
// since all of them take many times the memory of the list.
type node struct {
	*markup.Unit
	held     []span  // the spans of a node that is a part of a unit
	children []*node // nil for a row whose cells have no children; these cells are not nodes
	joined   bool    // it joins several units: a title and the blocks below it
	parted   bool    // its spans are in its children
	broken   bool    // its spans have line breaks

	own, all []marked.ID // identifiers in its own spans, and including descendants
}

func newTree(ctx context.Context, s Source) *tree {
	t := &tree{ctx: ctx, source: s}
	r := t.newReader()
	var all []*node
	t.root = r.node(s.Tree.Root, &all)
	parallel.For(ctx, len(all), t.newReader, func(r *reader, i int) { r.identify(all[i]) })
	r.gatherAll(t.root)
	return t
}

// node makes the nodes of a unit and of those below it, and adds them to all. How deep
// units stand within each other is bounded in package markup.
func (r *reader) node(u *markup.Unit, all *[]*node) *node {
	n := &node{Unit: u}
	*all = append(*all, n)
	mark := r.mark()
	units := r.markup.Children(u)
	flat := u.Kind == markup.Row && !slices.ContainsFunc(units, func(c *markup.Unit) bool { return len(r.markup.Children(c)) > 0 })
	if len(units) > 0 && !flat {
		n.children = make([]*node, len(units))
		for i, c := range units {
			n.children[i] = r.node(c, all)
		}
	}
	r.release(mark)
	return n
}

// gatherAll gathers the identifiers of n and its descendants.
func (r *reader) gatherAll(n *node) {
	for _, c := range n.children {
		r.gatherAll(c)
	}
	r.gather(n)
}

// maxHeld is the number of distinct identifiers of a node that are kept.
const maxHeld = 3

// gather collects the identifiers of a node and its children. A link to a paper without
// an identifier counts only if there is no identifier.
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
		n.all = marked.Strongest(n.all)
		if len(n.own) > 1 {
			n.own = marked.Strongest(n.own)
		}
	}
}

// linkedTitle returns a weak identifier for a row without a link to a paper: that of any
// link, if there is a column of titles; or that of the title, if there is also a column
// of authors.
func (r *reader) linkedTitle(cells []*node) []marked.ID {
	if slices.ContainsFunc(cells, func(c *node) bool { return len(c.all) > 0 }) {
		return nil
	}
	headed := func(key wording.Key) int {
		return slices.IndexFunc(cells, func(c *node) bool { return wording.KeyOf(c.Header) == key && c.Start < c.End }) // an empty cell is repeated from a row above
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

// isOne reports whether the weak identifiers below n belong to one paper: they are in
// cells of a row, in parts without a title, or in a list of nothing but labels.
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
	case markup.List:
		return !slices.ContainsFunc(n.children, func(c *node) bool {
			defer r.release(r.mark())
			return !marked.AllLabels(r.allSpans(c))
		})
	}
	return n.joined
}

// placeOf returns the place of n, the i-th child of a node at place.
func placeOf(n *node, place string, i int) string {
	switch n.Kind {
	case markup.List, markup.Table, markup.Row:
		return place
	case markup.Item:
		return place + ">li"
	case markup.Cell:
		return "col" + strconv.Itoa(i)
	case markup.Paragraph, markup.Code:
		return place + ">p" + strconv.Itoa(min(i, 3))
	case markup.Section:
		return place + ">h"
	}
	return place + ">" + n.Key
}
