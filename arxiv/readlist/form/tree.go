package form

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"

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
}

// span is a span of markup with the identifiers in it. An identifier within
// running text is a span of its own.
type span struct {
	inline.Span
	from, to       int32 // its marks, by index
	urlFrom, urlTo int32 // those of an address that stands elsewhere
	identifier     bool  // its text is nothing but an identifier
	mentioned      bool  // of another work, which the text before it says
}

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

	own, all []string // identifiers: those in its own spans, and with its children
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
func (r *reader) linkedTitle(cells []*node) []string {
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
				return []string{weakID(s.Start)}
			}
		}
	}
	if authors >= 0 {
		return []string{weakID(int(cells[title].Start))}
	}
	return nil
}

// isOne reports whether the links to papers without identifier below n are
// those of one paper: its cells, or parts without a title of their own.
func (r *reader) isOne(n *node) bool {
	if !slices.ContainsFunc(n.all, isWeak) {
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
func strongest(ids []string) []string {
	var strong []string
	for _, id := range ids {
		if !isWeak(id) {
			strong = append(strong, id)
		}
	}
	if strong == nil {
		return ids[:1]
	}
	return strong
}

// addMarks appends a span of a unit with its marks, and cuts running text at them.
func (t *tree) addMarks(found []span, u inline.Span) []span {
	s := span{Span: u}
	if u.Kind == inline.Break {
		return append(found, s)
	}
	s.from, s.to = t.marksIn(u.Start, u.End)
	if u.URLEnd > u.URLStart && (u.URLStart < u.Start || u.URLStart >= u.End) {
		s.urlFrom, s.urlTo = t.marksIn(u.URLStart, u.URLEnd)
	}
	if u.Kind == inline.Text && s.from < s.to {
		return t.cutText(found, s)
	}
	return append(found, s)
}

// cutText appends a span of running text, cut around its marks.
func (t *tree) cutText(found []span, s span) []span {
	at := 0 // in the text, which may be shorter than its source
	for i := s.from; i < s.to; i++ {
		from, to := t.textOf(s, t.source.Marks[i], at)
		if to > len(s.Text) || from < at {
			from, to = at, at
		}
		if from > at {
			found = append(found, s.cut(at, from))
		}
		m := s.cut(from, to)
		m.from, m.to, m.identifier, m.mentioned = i, i+1, true, wording.NamesOther(s.Text[at:from])
		if m.Start == s.Start && m.End == s.End {
			m.Start, m.End = t.source.Marks[i].Start, min(t.source.Marks[i].End, s.End)
		}
		found = append(found, m)
		at = to
	}
	if at < len(s.Text) {
		found = append(found, s.cut(at, len(s.Text)))
	}
	return found
}

// textOf returns where a mark stands in the text of a span.
func (t *tree) textOf(s span, m Mark, from int) (start, end int) {
	if len(s.Text) == s.End-s.Start {
		return max(from, m.Start-s.Start), min(len(s.Text), max(from, m.End-s.Start))
	}
	if i := strings.Index(s.Text[from:], m.ID); i >= 0 && m.ID != "" {
		return from + i, from + i + len(m.ID)
	}
	return from, from
}

// cut returns the part of a span of text between two offsets of its text,
// without marks. Its place in the source is as exact as it can be.
func (s *span) cut(from, to int) span {
	part := span{Span: s.Span}
	part.Text = s.Text[from:to]
	if len(s.Text) == s.End-s.Start {
		part.Start, part.End = s.Start+from, s.Start+to
	}
	return part
}

func (t *tree) marksIn(from, to int) (first, last int32) {
	marks := t.source.Marks
	i := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= from })
	j := i
	for j < len(marks) && marks[j].Start < to {
		j++
	}
	return int32(i), int32(j)
}

// identifiers returns the different identifiers that stand in spans; of spans
// that have none but a link to a paper, or a malformed one, what stands for it.
func (t *tree) identifiers(spans []span) []string {
	var ids []string
	weak := ""
	for i := range spans {
		s := &spans[i]
		if s.mentioned {
			continue
		}
		for _, m := range t.marksOf(s) {
			switch {
			case m.ID == "":
				weak = weakID(m.Start)
			case !slices.Contains(ids, m.ID):
				ids = append(ids, m.ID)
			}
		}
		if ids == nil && weak == "" && s.Kind == inline.Link && t.source.LeadsToPaper != nil && t.source.LeadsToPaper(s.Text, s.URL) {
			weak = weakID(s.Start)
		}
	}
	if ids == nil && weak != "" {
		return []string{weak}
	}
	return ids
}

// marksOf returns the marks that stand in a span.
func (t *tree) marksOf(s *span) []Mark {
	if s.urlFrom < s.urlTo {
		return slices.Concat(t.source.Marks[s.from:s.to], t.source.Marks[s.urlFrom:s.urlTo])
	}
	return t.source.Marks[s.from:s.to]
}

// holds reports whether an identifier stands in a span.
func (t *tree) holds(s *span, id string) bool {
	if isWeak(id) {
		return s.Start == weakStart(id) || slices.ContainsFunc(t.marksOf(s), func(m Mark) bool { return m.ID == "" && m.Start == weakStart(id) })
	}
	return slices.ContainsFunc(t.marksOf(s), func(m Mark) bool { return m.ID == id })
}

// weakID stands for a paper without identifier, whose link begins at an offset.
func weakID(at int) string { return "@" + strconv.Itoa(at) }

func isWeak(id string) bool { return id[0] == '@' }

func weakStart(id string) int {
	at, _ := strconv.Atoi(id[1:])
	return at
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
