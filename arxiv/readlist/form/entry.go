package form

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// entry is one place of the list that names a paper.
type entry struct {
	id         marked.ID // its own; weak if it has none
	node       *node     // what it was cut from
	aside      *aside    // nil if there is none
	kind       string
	section    []string
	fields     []field
	title      *field  // nil if none can be made out
	score      float64 // of the title
	start, end int32   // in the text
	loose      bool    // the form of the list has to show that it is one
	dropped    bool    // it does not
	wrapped    bool    // its lines may end in the middle of a text
}

// aside is what few entries have.
type aside struct {
	others []*node // below the node, but no parts of the entry
	spans  []span  // of an entry that is a part of its node; else nil
	place  string  // of these
	dated  []span  // a year above it that it is filed under
}

// ballot counts, for one key of units, those that hold one identifier and those
// that hold several.
type ballot struct {
	one, several        int
	oneBelow, heldBelow int // of those that have none of their own: that hold one, that hold any
	titled              int // of those that hold one: whose own text is like a title
	alone               int // of these: with no other text that is
}

// entries decides by vote which kind of unit is an entry, and returns the
// entries of the list in order.
func (t *tree) entries() []*entry {
	r := t.newReader()
	r.join(t.root)
	r.split(t.root)
	v := vote{reader: r, ballots: map[string]*ballot{}, outline: outline{reader: r, title: listTitle(t.root)}}
	if n := v.outline.title; n != nil {
		t.title = headingText(v.outline.spans(n))
	}
	v.count(t.root)
	v.cut(t.root)
	kinds := map[string]int{}
	for _, e := range v.entries {
		kinds[e.kind]++
	}
	for _, e := range v.loose {
		if kinds[e.kind] >= weights.looseKind {
			v.entries = append(v.entries, e)
		}
	}
	slices.SortStableFunc(v.entries, func(a, b *entry) int { return cmp.Compare(a.start, b.start) })
	return v.entries
}

type vote struct {
	*reader
	ballots map[string]*ballot
	entries []*entry
	loose   []*entry // what may be entries if the form shows it
	outline outline
	room    []entry // for the next entries
	row     string  // the kind of the row before
	joined  []byte
}

func (v *vote) count(n *node) {
	b := v.ballots[n.Key]
	if b == nil {
		b = &ballot{}
		v.ballots[n.Key] = b
	}
	switch {
	case len(n.all) == 1:
		b.one++
		if n.Kind == markup.Section && v.titled(n) {
			b.titled++
			if !v.titledBelow(n) {
				b.alone++
			}
		}
	case len(n.all) > 1:
		b.several++
	}
	if len(n.own) == 0 && len(n.all) > 0 {
		b.heldBelow++
		if len(n.all) == 1 {
			b.oneBelow++
		}
	}
	for _, c := range n.children {
		v.count(c)
	}
}

// titledBelow reports whether a text below n is like a title.
func (v *vote) titledBelow(n *node) bool {
	return slices.ContainsFunc(n.children, func(c *node) bool {
		return c.children == nil && c.Kind == markup.Row || v.titled(c) || v.titledBelow(c)
	})
}

// elects reports whether n, which holds one identifier, is an entry and not
// something around one.
func (v *vote) elects(n *node) bool {
	w, b := &weights, v.ballots[n.Key]
	switch n.Kind {
	case markup.Document, markup.List, markup.Table:
		return n.joined
	case markup.Paragraph, markup.Row, markup.Code:
		return true
	case markup.Section:
		if b.alone > 1 && b.alone == b.one+b.several { // there are no other titles
			return true
		}
		return b.one >= w.sections && float64(b.one) >= w.sectionShare*float64(b.one+b.several) && float64(b.titled) >= w.sectionTitled*float64(b.one)
	}
	if len(n.own) > 0 || n.joined {
		return true
	}
	if n.Kind == markup.Element && !slices.ContainsFunc(n.children, func(c *node) bool { return c.Kind == markup.Element && len(c.all) > 0 }) {
		return len(n.children) > 0
	}
	if !v.titled(n) && !slices.ContainsFunc(n.children, v.bareHolder) {
		return false // a category, whose one entry is below
	}
	return float64(b.oneBelow) >= w.below*float64(b.heldBelow)
}

// cut makes entries of n and of what is below it.
func (v *vote) cut(n *node) {
	if len(n.all) == 0 {
		v.outline.pass(n)
		v.note(n)
		return
	}
	if len(n.all) == 1 && v.elects(n) {
		v.emit(n, n.all[0], nil)
		return
	}
	switch {
	case n.Kind == markup.Row:
		v.cutRow(n)
	case len(n.own) == 0 || n.Kind == markup.Section:
		leave := v.outline.enter(n)
		if len(n.own) > 0 {
			v.running(n, v.spans(n), "h")
		}
		for _, c := range n.children {
			v.cut(c)
		}
		leave()
	default:
		v.cutItem(n)
	}
}

// cutItem makes an entry of a unit that has identifiers of its own, and further
// ones of those below it that have others. What is below and has none belongs
// to it.
func (v *vote) cutItem(n *node) {
	defer v.release(v.mark())
	own := map[marked.ID]bool{}
	for _, id := range n.own {
		own[id] = true
	}
	var others []*node
	for _, c := range blocksOf(n) {
		if slices.ContainsFunc(c.all, func(id marked.ID) bool { return !own[id] }) && !v.isRemark(c) {
			others = append(others, c)
		}
	}
	if len(n.own) == 1 || !v.enumerates(v.spans(n)) {
		v.emit(n, n.own[0], others)
	} else {
		v.running(n, v.spans(n), "run")
		others = n.children
	}
	leave := v.outline.enter(&node{Unit: &markup.Unit{}})
	for _, c := range others {
		v.cut(c)
	}
	leave()
}

// blocksOf returns the children of a node, those of lists in place of the lists.
func blocksOf(n *node) []*node {
	var blocks []*node
	for _, c := range n.children {
		if c.Kind == markup.List {
			blocks = append(blocks, c.children...)
		} else {
			blocks = append(blocks, c)
		}
	}
	return blocks
}

// cutRow makes an entry of a row with several identifiers: that of the cell
// whose link has a title; one of each cell where several have, or none does.
func (v *vote) cutRow(n *node) {
	var held, titles []*node
	var labelled marked.ID
	defer v.release(v.mark())
	cells := v.cells(n)
	remarks := slices.ContainsFunc(cells, func(c *node) bool { return len(c.all) > 0 && !wording.KeyOf(c.Header).IsRemark() })
	for _, c := range cells {
		if len(c.all) > 0 && !(remarks && wording.KeyOf(c.Header).IsRemark()) {
			held = append(held, c)
			if v.linksTitle(c) {
				titles = append(titles, c)
			} else if labelled == 0 && !titled(v.allSpans(c)) {
				labelled = c.all[0]
			}
		}
	}
	switch {
	case len(titles) == 1 && labelled != 0 && v.isRemark(titles[0]):
		v.emit(n, labelled, nil)
	case len(titles) == 1:
		v.emit(n, titles[0].all[0], nil)
	case len(titles) > 1 || len(held) > 1 && !titled(v.allSpans(n)):
		for _, c := range held {
			if len(c.all) == 1 {
				v.emitSpans(c, c.all[0], "cell", slices.Clone(v.allSpans(c)))
			} else {
				v.running(c, v.allSpans(c), "cell")
			}
		}
	case len(held) == 1 && !titled(v.allSpans(n)):
		v.running(held[0], v.allSpans(held[0]), "cell")
	default:
		v.emit(n, held[0].all[0], nil)
	}
}

// running makes entries of spans with several identifiers: each goes up to the
// label links that follow its identifier.
func (v *vote) running(n *node, spans []span, place string) {
	spans = slices.Clone(spans) // which several entries have, each a part
	seen := map[marked.ID]bool{}
	var id marked.ID
	from := 0
	for i := 0; i < len(spans); i++ {
		ids := v.source.Marks.IDs(spans[i : i+1])
		fresh := slices.IndexFunc(ids, func(id marked.ID) bool { return !id.IsWeak() && !seen[id] })
		if fresh < 0 {
			continue
		}
		if id != 0 {
			end := runEnd(spans, v.lastOf(spans, from, i, id), i)
			v.emitSpans(n, id, place, spans[from:end])
			from = end
		}
		id = ids[fresh]
		seen[id] = true
	}
	if id != 0 {
		v.emitSpans(n, id, place, spans[from:])
	}
}

// lastOf returns the index of the last of spans[from:to] that has id.
func (v *vote) lastOf(spans []span, from, to int, id marked.ID) int {
	for i := to - 1; i >= from; i-- {
		if slices.Contains(v.source.Marks.IDs(spans[i:i+1]), id) {
			return i
		}
	}
	return from
}

// runEnd returns where the entry ends whose identifier stands in spans[at]:
// behind the label links that follow.
func runEnd(spans []span, at, next int) int {
	end := at + 1
	for i := end; i < next; i++ {
		s := &spans[i]
		switch {
		case s.Kind == inline.Image, s.Kind == inline.Link && wording.New(s.Text).IsLabel():
			end = i + 1
		case s.Kind == inline.Text && !wording.HasWord(s.Text):
		default:
			return end
		}
	}
	return end
}

// note keeps what has a title and a link that may lead to a paper, but no
// identifier: the form of the list has to show that it is an entry.
func (v *vote) note(n *node) {
	for _, c := range blocksOf(n) {
		v.note(c)
	}
	if n.Kind != markup.Item && n.Kind != markup.Row && n.Kind != markup.Paragraph || n.Key == "head" {
		return
	}
	defer v.release(v.mark())
	spans := v.spans(n)
	if n.Kind == markup.Row {
		spans = v.allSpans(n)
	}
	at := slices.IndexFunc(spans, func(s span) bool {
		return s.Kind == inline.Link && strings.Contains(s.URL, "://") && isAnchor(&s) && (s.Text == s.URL || paperLabels[strings.ToLower(strings.Trim(s.Text, " []()"))]) && (v.source.LeadsElsewhere == nil || !v.source.LeadsElsewhere(s.Text, s.URL))
	})
	if at >= 0 && titled(spans) {
		e := v.entry(n, marked.Weak(spans[at].Start))
		e.node, e.loose = n, true
		v.loose = append(v.loose, e)
	}
}

// paperLabels are the labels of links to papers at sites that nobody knows.
var paperLabels = wording.WordSet("paper pdf journal article manuscript preprint publication proceedings doi link url pub download 论文")

// emit makes an entry of a node, without the nodes in others.
func (v *vote) emit(n *node, id marked.ID, others []*node) {
	e := v.entry(n, id)
	if e.node = n; others != nil {
		e.rarely().others = others
	}
	v.entries = append(v.entries, e)
}

// emitSpans makes an entry of some spans of a node, which it keeps.
func (v *vote) emitSpans(n *node, id marked.ID, place string, spans []span) {
	e := v.entry(n, id)
	e.rarely().place, e.aside.spans = place, slices.Clip(spans)
	v.entries = append(v.entries, e)
}

func (v *vote) entry(n *node, id marked.ID) *entry {
	if len(v.room) == cap(v.room) {
		v.room = make([]entry, 0, entriesAtOnce)
	}
	v.room = append(v.room, entry{id: id, kind: n.Key, section: v.outline.path(), start: n.Start, end: n.End})
	e := &v.room[len(v.room)-1]
	if n.Kind == markup.Row {
		e.kind = v.kindOfRow(n)
		if v.outline.dated != nil {
			e.rarely().dated = v.outline.dated
		}
	}
	return e
}

// entriesAtOnce is the number of entries that memory is taken for at a time.
const entriesAtOnce = 256

// rarely returns what few entries have.
func (e *entry) rarely() *aside {
	if e.aside == nil {
		e.aside = &aside{}
	}
	return e.aside
}

// kindOfRow tells the rows of one table from those of another, by their headers.
func (v *vote) kindOfRow(n *node) string {
	defer v.release(v.mark())
	v.joined = append(append(v.joined[:0], n.Key...), '|')
	for _, c := range v.children(n) {
		v.joined = append(append(v.joined, c.Header...), ',')
	}
	if string(v.joined) != v.row {
		v.row = string(v.joined)
	}
	return v.row
}
