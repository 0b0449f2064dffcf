package unit

import (
	"slices"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// Reader returns the spans of nodes and the cells of rows. It reuses its memory: results
// are valid until [Reader.Release]. Each processor has its own reader.
type Reader struct {
	*Tree
	markup *markup.Reader
	found  []marked.Span // returned spans
	nodes  []Node        // cells of rows
	units  []*Node       // pointers to nodes
}

// NewReader returns a reader of the nodes of a tree.
func (t *Tree) NewReader() *Reader { return &Reader{Tree: t, markup: t.Source.Tree.NewReader()} }

// Mark is a position in the memory of a reader.
type Mark struct {
	markup              markup.Mark
	found, nodes, units int
}

// Mark returns the current position, from which Release invalidates results.
func (r *Reader) Mark() Mark {
	return Mark{r.markup.Mark(), len(r.found), len(r.nodes), len(r.units)}
}

// Release invalidates all results since a mark.
func (r *Reader) Release(m Mark) {
	r.markup.Release(m.markup)
	r.found, r.nodes, r.units = r.found[:m.found], r.nodes[:m.nodes], r.units[:m.units]
}

// Spans returns the spans of a node with the marks in them.
func (r *Reader) Spans(n *Node) []marked.Span {
	if n.held != nil {
		return n.held
	}
	if n.parted || n.Joined {
		return nil
	}
	before := len(r.found)
	for _, s := range r.markup.Spans(n.Unit) {
		r.found = r.Source.Marks.Append(r.found, s)
	}
	return r.found[before:len(r.found):len(r.found)]
}

// AllSpans returns the spans of n and its descendants, separated by breaks.
func (r *Reader) AllSpans(n *Node) []marked.Span {
	children := r.Children(n)
	if len(children) == 0 {
		return r.Spans(n)
	}
	spans := slices.Clone(r.Spans(n))
	for _, c := range children {
		spans = append(append(spans, marked.Span{Span: inline.Span{Kind: inline.Break}}), r.AllSpans(c)...)
	}
	return spans
}

// Children returns the children of a node. The cells of a row are made on demand, without
// identifiers, if they have no children.
func (r *Reader) Children(n *Node) []*Node {
	if n.Kind != markup.Row || n.Children != nil {
		return n.Children
	}
	units, before, first := r.markup.Children(n.Unit), len(r.units), len(r.nodes)
	for _, u := range units {
		r.nodes = append(r.nodes, Node{Unit: u})
	}
	for i := range units {
		r.units = append(r.units, &r.nodes[first+i])
	}
	return r.units[before:len(r.units):len(r.units)]
}

// Cells returns the cells of a row with their identifiers.
func (r *Reader) Cells(row *Node) []*Node {
	cells := r.Children(row)
	if row.Children == nil {
		for _, c := range cells {
			r.identify(c)
			r.gather(c)
		}
	}
	return cells
}

// HeldCells returns the cells of a row that have identifiers.
func (r *Reader) HeldCells(row *Node) []*Node {
	return slices.DeleteFunc(slices.Clone(r.Cells(row)), func(c *Node) bool { return len(c.All) == 0 })
}

// WithoutRemarks returns the cells in columns that are not of remarks, or all if there are none.
func WithoutRemarks(cells []*Node) []*Node {
	isRemark := func(c *Node) bool { return wording.KeyOf(c.Header).IsRemark() }
	if works := slices.DeleteFunc(slices.Clone(cells), isRemark); len(works) > 0 {
		return works
	}
	return cells
}

// identify finds the identifiers in the spans of a node, and in cells that are not nodes.
func (r *Reader) identify(n *Node) {
	defer r.Release(r.Mark())
	r.markup.Keep(n.Unit)
	if n.Kind == markup.Row && n.Children == nil {
		n.Own, n.Enumerates = r.ofCells(r.Cells(n))
		return
	}
	spans := r.Spans(n)
	n.Own = r.Source.Marks.IDs(spans)
	n.broken = slices.ContainsFunc(spans, func(s marked.Span) bool { return s.Kind == inline.Break })
	n.Enumerates = r.Enumeration(spans) != nil
}

// Enumeration returns a piece for each work that spans enumerate by their names, or nil.
func (r *Reader) Enumeration(spans []marked.Span) []marked.Piece {
	return r.Source.Marks.Enumeration(spans, r.least.Name, r.least.Title)
}

// ofCells returns the identifiers of the cells of a row, and whether one of them enumerates
// works.
func (r *Reader) ofCells(cells []*Node) (own []marked.ID, enumerates bool) {
	own = r.linkedTitle(cells)
	for _, c := range cells {
		enumerates = enumerates || c.Enumerates
		for _, id := range c.All {
			if !slices.Contains(own, id) {
				own = append(own, id)
			}
		}
	}
	return own, enumerates
}
