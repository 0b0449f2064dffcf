package form

import (
	"cmp"
	"slices"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/form/unit"
	"clipgraph/arxiv/readlist/markup"
)

// entry is a place of the list that names a paper.
type entry struct {
	id         marked.ID  // its own identifier, which may be weak
	node       *unit.Node // the node that it was cut from
	aside      *aside     // may be nil
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
	siblings   float64 // the share of entries among its siblings, if unlinked
	dropped    bool    // the form does not confirm it
	named      bool    // its title begins with the name before it
	nameOnly   bool    // its name stands for its title
	cited      bool    // its link says by whom it is, or where it appeared
	wrapped    bool    // its lines may end within a text
	member     bool    // it is a work of an enumeration: the first of its fields is its name
}

// aside has fields that few entries need.
type aside struct {
	others []*unit.Node  // descendants of the node that do not belong to the entry
	spans  []marked.Span // the spans of an entry that is only a part of its node, or nil
	place  string        // the place of spans
	dated  []marked.Span // the year in a row above
}

// entries decides by vote which kinds of unit are entries, and returns the entries of the
// list in order.
func (t *tree) entries() []*entry {
	r := t.NewReader()
	v := vote{Reader: r, ballots: r.Ballots(), outline: unit.NewOutline(r)}
	t.title = v.outline.Title()
	v.cut(t.Root, 0)
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
	*unit.Reader
	ballots map[string]*unit.Ballot
	entries []*entry
	loose   []*entry // candidates without an identifier
	ranked  []*entry // cells of leaderboards
	outline *unit.Outline
	room    []entry // memory for the next entries
	row     string  // the kind of the previous row
	joined  []byte
}

// elects reports whether n, which has one identifier, is an entry and not a container of
// one.
func (v *vote) elects(n *unit.Node) bool {
	w, b := &weights, v.ballots[n.Key]
	switch n.Kind {
	case markup.Document, markup.List, markup.Table:
		return n.Joined
	case markup.Paragraph, markup.Row, markup.Code:
		return true
	case markup.Section:
		if b.Alone > 1 && b.Alone == b.One+b.Several { // no other texts are like titles
			return true
		}
		if v.Titled(n) && v.HasAuthorsBelow(n) {
			return true
		}
		return b.One >= w.sections && float64(b.One) >= w.sectionShare*float64(b.One+b.Several) && float64(b.Titled) >= w.sectionTitled*float64(b.One)
	}
	if len(n.Own) > 0 || n.Joined {
		return true
	}
	if n.Kind == markup.Element && !slices.ContainsFunc(n.Children, func(c *unit.Node) bool { return c.Kind == markup.Element }) {
		return len(n.Children) > 0
	}
	switch bare := slices.ContainsFunc(n.Children, v.BareHolder); {
	case bare && v.Titled(n), v.NamesTitle(n):
		return true
	case !bare && !v.Titled(n):
		return false // a category, whose one entry is below
	}
	return float64(b.OneBelow) >= w.below*float64(b.HeldBelow)
}

// cut makes entries of n and its descendants. siblings is the share of units with
// identifiers among the siblings of n.
func (v *vote) cut(n *unit.Node, siblings float64) {
	if len(n.All) == 0 {
		v.outline.Pass(n)
		v.note(n, siblings)
		return
	}
	if n.Enumerates && v.cutEnumeration(n) {
		return
	}
	if len(n.All) == 1 && v.elects(n) {
		v.emit(n, n.All[0], nil)
		return
	}
	switch {
	case n.Kind == markup.Row:
		v.cutRow(n)
	case n.Kind == markup.Table && v.IsGrid(n):
		v.cutGrid(n)
	case len(n.Own) == 0 || n.Kind == markup.Section:
		leave := v.outline.Enter(n)
		if len(n.Own) > 0 {
			v.running(n, v.Spans(n), "h")
		}
		linked := n.LinkedChildren()
		for _, c := range n.Children {
			v.cut(c, linked)
		}
		v.noteUnlinked(n)
		leave()
	default:
		v.cutItem(n)
	}
}

// cutItem makes an entry of a unit with own identifiers, and further entries of its
// children with other identifiers. Children without identifiers belong to the unit's
// entry.
func (v *vote) cutItem(n *unit.Node) {
	defer v.Release(v.Mark())
	others := v.entriesBelow(n)
	if len(n.Own) == 1 || !marked.Enumerates(v.Spans(n), weights.blockTitle) {
		v.emit(n, n.Own[0], others)
	} else {
		v.running(n, v.Spans(n), "run")
		others = n.Children
	}
	v.cutBelow(others)
}

// cutBelow makes entries of units below one that has entries of its own.
func (v *vote) cutBelow(units []*unit.Node) {
	defer v.outline.Enter(&unit.Node{Unit: &markup.Unit{}})()
	for _, c := range units {
		v.cut(c, 0)
	}
}

// cutEnumeration makes entries of the works that a unit enumerates, and reports whether it
// did. A row enumerates works if all its cells with identifiers do.
func (v *vote) cutEnumeration(n *unit.Node) bool {
	defer v.Release(v.Mark())
	units, place := []*unit.Node{n}, "run"
	if n.Kind == markup.Row {
		place = "cell"
		units = v.HeldCells(n)
		if slices.ContainsFunc(units, func(c *unit.Node) bool { return !c.Enumerates }) {
			return false
		}
	}
	for _, u := range units {
		for _, p := range v.Enumeration(v.Spans(u)) {
			v.emitSpans(u, p.ID, place, slices.Clone(p.Spans))
			e := v.entries[len(v.entries)-1]
			e.member, e.kind = true, "works in "+u.Key
		}
		v.cutBelow(u.Children)
	}
	return true
}

// entriesBelow returns the blocks below a unit with own identifiers that are entries: those
// with other identifiers. Blocks without any, whose links have the same form as the unit's,
// are too, unless there are many of them: their links get weak identifiers.
func (v *vote) entriesBelow(n *unit.Node) []*unit.Node {
	own := map[marked.ID]bool{}
	for _, id := range n.Own {
		own[id] = true
	}
	var found, unlinked []*unit.Node
	form := v.FormOfLink(n)
	for _, c := range n.Blocks() {
		switch {
		case slices.ContainsFunc(c.All, func(id marked.ID) bool { return !own[id] }):
			if !v.IsRemark(c, form) {
				found = append(found, c)
			}
		case len(c.All) == 0 && form.IsLike(v.FormOfLink(c)):
			unlinked = append(unlinked, c)
		}
	}
	if float64(len(found)) < weights.siblings*float64(len(found)+len(unlinked)) {
		return found
	}
	for _, c := range unlinked {
		c.Own = []marked.ID{marked.Weak(v.FormOfLink(c).Start)}
		c.All = c.Own
	}
	return append(found, unlinked...)
}

// cutRow makes an entry of a row with several identifiers: for the cell whose link has a
// title, or one for each cell if several or none have.
func (v *vote) cutRow(n *unit.Node) {
	defer v.Release(v.Mark())
	held := unit.WithoutRemarks(v.HeldCells(n))
	titles := slices.DeleteFunc(slices.Clone(held), func(c *unit.Node) bool { return !v.LinksTitle(c) })
	switch {
	case len(titles) == 1:
		v.emit(n, titles[0].All[0], nil)
	case len(titles) > 1 || len(held) > 1 && !isTitled(v.AllSpans(n)):
		v.cutCells(held)
	case len(held) == 1 && !isTitled(v.AllSpans(n)):
		v.running(held[0], v.AllSpans(held[0]), "cell")
	default:
		v.emit(n, held[0].All[0], nil)
	}
}

// isTitled reports whether some text of spans is like a title.
func isTitled(spans []marked.Span) bool { return marked.Titled(spans, weights.blockTitle) }

// running makes an entry of each piece of running text with an identifier of its own. It
// keeps the pieces.
func (v *vote) running(n *unit.Node, spans []marked.Span, place string) {
	for _, p := range v.Source.Marks.Pieces(slices.Clone(spans)) {
		v.emitSpans(n, p.ID, place, p.Spans)
	}
}

// note keeps units with a title and a link that may lead to a paper, but without an
// identifier. They are entries if the form of the list confirms it.
func (v *vote) note(n *unit.Node, siblings float64) {
	if n.Kind == markup.Section {
		defer v.outline.Enter(n)()
	}
	v.noteUnlinked(n)
	whole := n.Joined || v.NamesTitle(n)
	if !whole {
		for _, c := range n.Children {
			v.note(c, 0)
		}
	}
	if n.Kind != markup.Item && n.Kind != markup.Row && n.Kind != markup.Paragraph || n.Key == "head" {
		return
	}
	defer v.Release(v.Mark())
	spans := v.Spans(n)
	if n.Kind == markup.Row || whole {
		spans = v.AllSpans(n)
	}
	v.noteElsewhere(n, spans, siblings)
	v.noteLabelled(n, spans)
	at := slices.IndexFunc(spans, func(s marked.Span) bool {
		return marked.MayLeadToPaper(&s) && (v.Source.LeadsElsewhere == nil || !v.Source.LeadsElsewhere(s.Text, s.URL))
	})
	if at >= 0 && isTitled(spans) {
		e := v.entry(n, marked.Weak(spans[at].Start))
		e.node, e.loose = n, true
		v.loose = append(v.loose, e)
	}
}

// emit adds an entry for a node, without the nodes in others.
func (v *vote) emit(n *unit.Node, id marked.ID, others []*unit.Node) {
	e := v.entry(n, id)
	if e.node = n; others != nil {
		e.rarely().others = others
	}
	v.entries = append(v.entries, e)
}

// emitSpans adds an entry for some spans of a node, which it keeps.
func (v *vote) emitSpans(n *unit.Node, id marked.ID, place string, spans []marked.Span) {
	e := v.entry(n, id)
	e.rarely().place, e.aside.spans = place, slices.Clip(spans)
	v.entries = append(v.entries, e)
}

func (v *vote) entry(n *unit.Node, id marked.ID) *entry {
	if len(v.room) == cap(v.room) {
		v.room = make([]entry, 0, entriesAtOnce)
	}
	v.room = append(v.room, entry{id: id, kind: n.Key, section: v.outline.Path(), start: n.Start, end: n.End})
	e := &v.room[len(v.room)-1]
	if n.Kind == markup.Row {
		e.kind = v.kindOfRow(n)
		if dated := v.outline.Dated(); dated != nil {
			e.rarely().dated = dated
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
func (v *vote) kindOfRow(n *unit.Node) string {
	defer v.Release(v.Mark())
	v.joined = append(append(v.joined[:0], n.Key...), '|')
	for _, c := range v.Children(n) {
		v.joined = append(append(v.joined, c.Header...), ',')
	}
	if string(v.joined) != v.row {
		v.row = string(v.joined)
	}
	return v.row
}
