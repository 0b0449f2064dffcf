package form

import (
	"slices"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
)

// The parts of the text of an entry.

// part is a group of consecutive spans of an entry: a cell, the text of an item or of a
// descendant.
type part struct {
	place  string // its place, such as "li", "li>li", "col2"
	header string // the header of the column, or ""
	cell   bool
	again  bool // a cell of a row above, which spans rows
	spans  []span
}

// allSpans returns the spans of n and its descendants, separated by breaks.
func (r *reader) allSpans(n *node) []span {
	children := r.children(n)
	if len(children) == 0 {
		return r.spans(n)
	}
	spans := slices.Clone(r.spans(n))
	for _, c := range children {
		spans = append(append(spans, span{Span: inline.Span{Kind: inline.Break}}), r.allSpans(c)...)
	}
	return spans
}

// parts returns the parts of an entry.
func (r *reader) parts(e *entry) []part {
	r.partsOfEntry = r.partsOfEntry[:0]
	var rest aside
	if e.aside != nil {
		rest = *e.aside
	}
	if rest.spans != nil {
		r.partsOfEntry = append(r.partsOfEntry, part{place: rest.place, spans: rest.spans})
	} else {
		r.addParts(e.node, rest.others)
	}
	if rest.dated != nil {
		r.partsOfEntry = append(r.partsOfEntry, part{place: "above", header: "year", cell: true, spans: rest.dated})
	}
	return r.partsOfEntry
}

// addParts adds the parts of a node, without those of the nodes in others.
func (r *reader) addParts(n *node, others []*node) {
	var left map[*node]bool
	if len(others) > 0 {
		left = make(map[*node]bool, len(others))
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
	r.addPartsBelow(n, place, left)
}

// addPartsBelow adds the parts of a node at a place, without those of the nodes in left.
func (r *reader) addPartsBelow(n *node, place string, left map[*node]bool) {
	if spans := r.spans(n); len(spans) > 0 {
		r.partsOfEntry = append(r.partsOfEntry, part{place: place, spans: spans, header: n.Header, cell: n.Kind == markup.Cell, again: n.Kind == markup.Cell && n.Start == n.End})
	}
	for i, c := range r.children(n) {
		if !left[c] {
			r.addPartsBelow(c, placeOf(c, place, i), left)
		}
	}
}
