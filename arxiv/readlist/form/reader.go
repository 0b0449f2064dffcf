package form

import (
	"slices"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
)

// reader returns the spans of nodes and the cells of rows. It reuses its memory: results
// are valid until release. Each processor has its own reader. The parts of an entry, and
// runs, are valid until the next call for them.
type reader struct {
	*tree
	markup *markup.Reader
	found  []span  // returned spans
	nodes  []node  // cells of rows
	units  []*node // pointers to nodes

	partsOfEntry []part
	runsOfPart   []marked.Run
}

func (t *tree) newReader() *reader { return &reader{tree: t, markup: t.source.Tree.NewReader()} }

// mark is a position in the memory of a reader.
type mark struct {
	markup              markup.Mark
	found, nodes, units int
}

func (r *reader) mark() mark {
	return mark{r.markup.Mark(), len(r.found), len(r.nodes), len(r.units)}
}

// release invalidates all results since a mark.
func (r *reader) release(m mark) {
	r.markup.Release(m.markup)
	r.found, r.nodes, r.units = r.found[:m.found], r.nodes[:m.nodes], r.units[:m.units]
}

// spans returns the spans of a node with the marks in them.
func (r *reader) spans(n *node) []span {
	if n.held != nil {
		return n.held
	}
	if n.parted || n.joined {
		return nil
	}
	before := len(r.found)
	for _, s := range r.markup.Spans(n.Unit) {
		r.found = r.source.Marks.Append(r.found, s)
	}
	return r.found[before:len(r.found):len(r.found)]
}

// children returns the children of a node. The cells of a row are made on demand, without
// identifiers, if they have no children.
func (r *reader) children(n *node) []*node {
	if n.Kind != markup.Row || n.children != nil {
		return n.children
	}
	units, before, first := r.markup.Children(n.Unit), len(r.units), len(r.nodes)
	for _, u := range units {
		r.nodes = append(r.nodes, node{Unit: u})
	}
	for i := range units {
		r.units = append(r.units, &r.nodes[first+i])
	}
	return r.units[before:len(r.units):len(r.units)]
}

// cells returns the cells of a row with their identifiers.
func (r *reader) cells(row *node) []*node {
	cells := r.children(row)
	if row.children == nil {
		for _, c := range cells {
			r.identify(c)
			r.gather(c)
		}
	}
	return cells
}

// identify finds the identifiers in the spans of a node, and in cells that are not nodes.
func (r *reader) identify(n *node) {
	defer r.release(r.mark())
	r.markup.Keep(n.Unit)
	if n.Kind == markup.Row && n.children == nil {
		n.own = r.ofCells(r.cells(n))
		return
	}
	spans := r.spans(n)
	n.own = r.source.Marks.IDs(spans)
	n.broken = slices.ContainsFunc(spans, func(s span) bool { return s.Kind == inline.Break })
}

// ofCells returns the identifiers of the cells of a row.
func (r *reader) ofCells(cells []*node) []marked.ID {
	own := r.linkedTitle(cells)
	for _, c := range cells {
		for _, id := range c.all {
			if !slices.Contains(own, id) {
				own = append(own, id)
			}
		}
	}
	return own
}

// runs returns the runs of a part of an entry. If wrapped, a line may end within a text.
func (r *reader) runs(p part, id marked.ID, wrapped bool) []marked.Run {
	r.runsOfPart = r.source.Marks.Runs(r.runsOfPart[:0], p.spans, id, wrapped)
	return r.runsOfPart
}
