package unit

import (
	"strconv"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
)

// Part is a group of consecutive spans of an entry: a cell, the text of an item or of a
// descendant.
type Part struct {
	Place  string // its place, such as "li", "li>li", "col2"
	Header string // the header of the column, or ""
	Cell   bool
	Again  bool // a cell of a row above, which spans rows
	Spans  []marked.Span
}

// AppendParts appends the parts of a node, without those of the nodes in others.
func (r *Reader) AppendParts(parts []Part, n *Node, others []*Node) []Part {
	var left map[*Node]bool
	if len(others) > 0 {
		left = make(map[*Node]bool, len(others))
		for _, o := range others {
			left[o] = true
		}
	}
	place := "p"
	switch n.Kind {
	case markup.Item:
		place = "li"
	case markup.Row:
		place = ""
	case markup.Section:
		place = "h"
	case markup.Element:
		place = n.Key
	}
	return r.appendPartsBelow(parts, n, place, left)
}

// appendPartsBelow appends the parts of a node at a place, without those of the nodes in left.
func (r *Reader) appendPartsBelow(parts []Part, n *Node, place string, left map[*Node]bool) []Part {
	if spans := r.Spans(n); len(spans) > 0 {
		parts = append(parts, Part{Place: place, Spans: spans, Header: n.Header, Cell: n.Kind == markup.Cell, Again: n.Kind == markup.Cell && n.Start == n.End})
	}
	for i, c := range r.Children(n) {
		if !left[c] {
			parts = r.appendPartsBelow(parts, c, placeOf(c, place, i), left)
		}
	}
	return parts
}

// placeOf returns the place of n, the i-th child of a node at place.
func placeOf(n *Node, place string, i int) string {
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
