package form

import (
	"cmp"
	"slices"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/wording"
)

// entry is a place of the list that names a paper.
type entry struct {
	id         marked.ID // its own identifier, which may be weak
	node       *node     // the node that it was cut from
	aside      *aside    // may be nil
	kind       string
	section    []string
	fields     []field
	title      *field  // nil if none was found
	score      float64 // the score of the title
	start, end int32   // offsets in the text
	loose      bool    // without an identifier: dropped unless the form confirms it
	unlinked   bool    // without a link to a paper: left out unless the form confirms it
	elsewhere  bool    // unlinked, and its title is a link to a place of another kind
	apart      bool    // that is a place of code, a video or the like
	siblings   float64 // the share of entries among its siblings, if elsewhere
	dropped    bool    // the form does not confirm it
	named      bool    // its title begins with the name before it
	wrapped    bool    // its lines may end within a text
}

// aside has fields that few entries need.
type aside struct {
	others []*node // descendants of the node that do not belong to the entry
	spans  []span  // the spans of an entry that is only a part of its node, or nil
	place  string  // the place of spans
	dated  []span  // the year in a row above
}

// ballot counts, for one key of units, the units with one identifier and those with
// several.
type ballot struct {
	one, several        int
	oneBelow, heldBelow int // among units without own identifiers: those with one below, those with any below
	titled              int // among units with one: those whose own text is like a title
	alone               int // among these: those without another text like a title
}

// entries decides by vote which kinds of unit are entries, and returns the entries of the
// list in order.
func (t *tree) entries() []*entry {
	r := t.newReader()
	t.titlesBelow = r.namesAbove()
	r.join(t.root)
	r.split(t.root)
	v := vote{reader: r, ballots: map[string]*ballot{}, outline: outline{reader: r, title: listTitle(t.root)}}
	if n := v.outline.title; n != nil {
		t.title = marked.Heading(v.outline.spans(n))
	}
	v.count(t.root)
	v.cut(t.root, 0)
	kinds := map[string]int{}
	for _, e := range v.entries {
		if !e.unlinked {
			kinds[e.kind]++
		}
	}
	for _, e := range v.loose {
		if kinds[e.kind] >= weights.looseKind {
			v.entries = append(v.entries, e)
		}
	}
	v.entries = append(v.entries, v.rankedAlone()...)
	slices.SortStableFunc(v.entries, func(a, b *entry) int { return cmp.Compare(a.start, b.start) })
	return v.entries
}

type vote struct {
	*reader
	ballots map[string]*ballot
	entries []*entry
	loose   []*entry // candidates without an identifier
	ranked  []*entry // cells of leaderboards
	outline outline
	room    []entry // memory for the next entries
	row     string  // the kind of the previous row
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

// titledBelow reports whether a text of a descendant of n is like a title.
func (v *vote) titledBelow(n *node) bool {
	return slices.ContainsFunc(n.children, func(c *node) bool {
		return c.children == nil && c.Kind == markup.Row || v.titled(c) || v.titledBelow(c)
	})
}

// elects reports whether n, which has one identifier, is an entry and not a container of
// one.
func (v *vote) elects(n *node) bool {
	w, b := &weights, v.ballots[n.Key]
	switch n.Kind {
	case markup.Document, markup.List, markup.Table:
		return n.joined
	case markup.Paragraph, markup.Row, markup.Code:
		return true
	case markup.Section:
		if b.alone > 1 && b.alone == b.one+b.several { // no other texts are like titles
			return true
		}
		return b.one >= w.sections && float64(b.one) >= w.sectionShare*float64(b.one+b.several) && float64(b.titled) >= w.sectionTitled*float64(b.one)
	}
	if len(n.own) > 0 || n.joined {
		return true
	}
	if n.Kind == markup.Element && !slices.ContainsFunc(n.children, func(c *node) bool { return c.Kind == markup.Element }) {
		return len(n.children) > 0
	}
	switch bare := slices.ContainsFunc(n.children, v.bareHolder); {
	case bare && v.titled(n):
		return true
	case !bare && !v.titled(n):
		return false // a category, whose one entry is below
	}
	return float64(b.oneBelow) >= w.below*float64(b.heldBelow)
}

// cut makes entries of n and its descendants. siblings is the share of units with
// identifiers among the siblings of n.
func (v *vote) cut(n *node, siblings float64) {
	if len(n.all) == 0 {
		v.outline.pass(n)
		v.note(n, siblings)
		return
	}
	if len(n.all) == 1 && v.elects(n) {
		v.emit(n, n.all[0], nil)
		return
	}
	switch {
	case n.Kind == markup.Row:
		v.cutRow(n)
	case n.Kind == markup.Table && v.isGrid(n):
		v.cutGrid(n)
	case len(n.own) == 0 || n.Kind == markup.Section:
		leave := v.outline.enter(n)
		if len(n.own) > 0 {
			v.running(n, v.spans(n), "h")
		}
		linked := n.linkedChildren()
		for _, c := range n.children {
			v.cut(c, linked)
		}
		if linked >= weights.siblings {
			v.noteUnlinked(n)
		}
		leave()
	default:
		v.cutItem(n)
	}
}

// cutItem makes an entry of a unit with own identifiers, and further entries of its
// children with other identifiers. Children without identifiers belong to the unit's
// entry.
func (v *vote) cutItem(n *node) {
	defer v.release(v.mark())
	others := v.entriesBelow(n)
	if len(n.own) == 1 || !marked.Enumerates(v.spans(n), weights.blockTitle) {
		v.emit(n, n.own[0], others)
	} else {
		v.running(n, v.spans(n), "run")
		others = n.children
	}
	leave := v.outline.enter(&node{Unit: &markup.Unit{}})
	for _, c := range others {
		v.cut(c, 0)
	}
	leave()
}

// entriesBelow returns the blocks below a unit with own identifiers that are entries: those
// with other identifiers. Blocks without any, whose links have the same form as the unit's,
// are too, unless there are many of them: their links get weak identifiers.
func (v *vote) entriesBelow(n *node) []*node {
	own := map[marked.ID]bool{}
	for _, id := range n.own {
		own[id] = true
	}
	var found, unlinked []*node
	form := v.formOfLink(n)
	for _, c := range blocksOf(n) {
		switch {
		case slices.ContainsFunc(c.all, func(id marked.ID) bool { return !own[id] }):
			if !v.isRemark(c, form) {
				found = append(found, c)
			}
		case len(c.all) == 0 && form.IsLike(v.formOfLink(c)):
			unlinked = append(unlinked, c)
		}
	}
	if float64(len(found)) < weights.siblings*float64(len(found)+len(unlinked)) {
		return found
	}
	for _, c := range unlinked {
		c.own = []marked.ID{marked.Weak(v.formOfLink(c).Start)}
		c.all = c.own
	}
	return append(found, unlinked...)
}

// blocksOf returns the children of a node, with lists replaced by their items.
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

// cutRow makes an entry of a row with several identifiers: for the cell whose link has a
// title, or one for each cell if several or none have.
func (v *vote) cutRow(n *node) {
	var held, titles []*node
	defer v.release(v.mark())
	cells := v.cells(n)
	remarks := slices.ContainsFunc(cells, func(c *node) bool { return len(c.all) > 0 && !wording.KeyOf(c.Header).IsRemark() })
	for _, c := range cells {
		if len(c.all) > 0 && !(remarks && wording.KeyOf(c.Header).IsRemark()) {
			held = append(held, c)
			if v.linksTitle(c) {
				titles = append(titles, c)
			}
		}
	}
	switch {
	case len(titles) == 1:
		v.emit(n, titles[0].all[0], nil)
	case len(titles) > 1 || len(held) > 1 && !titled(v.allSpans(n)):
		v.cutCells(held)
	case len(held) == 1 && !titled(v.allSpans(n)):
		v.running(held[0], v.allSpans(held[0]), "cell")
	default:
		v.emit(n, held[0].all[0], nil)
	}
}

// running makes an entry of each piece of running text with an identifier of its own. It
// keeps the pieces.
func (v *vote) running(n *node, spans []span, place string) {
	for _, p := range v.source.Marks.Pieces(slices.Clone(spans)) {
		v.emitSpans(n, p.ID, place, p.Spans)
	}
}

// note keeps units with a title and a link that may lead to a paper, but without an
// identifier. They are entries if the form of the list confirms it.
func (v *vote) note(n *node, siblings float64) {
	if n.Kind == markup.Section {
		defer v.outline.enter(n)()
	}
	if !n.joined {
		for _, c := range blocksOf(n) {
			v.note(c, 0)
		}
	}
	v.noteElsewhere(n, siblings)
	if n.Kind != markup.Item && n.Kind != markup.Row && n.Kind != markup.Paragraph || n.Key == "head" {
		return
	}
	defer v.release(v.mark())
	spans := v.spans(n)
	if n.Kind == markup.Row || n.joined {
		spans = v.allSpans(n)
	}
	at := slices.IndexFunc(spans, func(s span) bool {
		return marked.MayLeadToPaper(&s) && (v.source.LeadsElsewhere == nil || !v.source.LeadsElsewhere(s.Text, s.URL))
	})
	if at >= 0 && titled(spans) {
		e := v.entry(n, marked.Weak(spans[at].Start))
		e.node, e.loose = n, true
		v.loose = append(v.loose, e)
	}
}

// emit adds an entry for a node, without the nodes in others.
func (v *vote) emit(n *node, id marked.ID, others []*node) {
	e := v.entry(n, id)
	if e.node = n; others != nil {
		e.rarely().others = others
	}
	v.entries = append(v.entries, e)
}

// emitSpans adds an entry for some spans of a node, which it keeps.
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

// entriesAtOnce is the number of entries that are allocated at a time.
const entriesAtOnce = 256

// rarely returns the entry's aside, which it allocates if needed.
func (e *entry) rarely() *aside {
	if e.aside == nil {
		e.aside = &aside{}
	}
	return e.aside
}

// kindOfRow returns the kind of a row, which includes the headers of its table.
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
