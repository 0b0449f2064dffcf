package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/form/unit"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/parallel"
)

// Rows without a link to a paper are entries if they look like their siblings, which are:
// with a title in its place, and persons, a venue or a date.

// noteUnlinked adds candidates for those children of n that have no identifiers, if enough of
// the others have some or, in a list, are titles.
func (v *vote) noteUnlinked(n *unit.Node) {
	siblings := max(n.LinkedChildren(), v.papers(n))
	if n.LinkedChildren() < weights.siblings && siblings < weights.titlesAlone {
		return
	}
	for _, c := range n.Children {
		if len(c.All) == 0 && c.IsRowOrItem() {
			e := v.entry(c, marked.Weak(int(c.Start)))
			e.node, e.unlinked, e.siblings = c, true, siblings
			v.entries = append(v.entries, e)
		}
	}
}

// papers returns the share of the items of a list that have identifiers or are titles, or 0
// if these are few. All rows of a table count as titles if the header of the first column
// says so.
func (v *vote) papers(list *unit.Node) float64 {
	switch {
	case v.outline.IsOfOthers():
		return 0
	case v.BeginsWithTitles(list):
		return 1
	case list.Kind != markup.List:
		return 0
	}
	papers := 0
	for _, c := range list.Children {
		if len(c.All) > 0 || v.isTitle(c) || v.SignsTitle(c) {
			papers++
		}
	}
	if papers < weights.shape {
		return 0
	}
	return float64(papers) / float64(len(list.Children))
}

// isTitle reports whether an item has a text that is written as titles are, and nothing else.
func (v *vote) isTitle(n *unit.Node) bool {
	defer v.Release(v.Mark())
	spans := v.Spans(n)
	if len(n.Children) > 0 || marked.HasLink(spans) {
		return false
	}
	text := strings.TrimSpace(marked.Text(spans))
	p := wording.New(text)
	return p.IsInTitleCase() && p.Look().Title > weights.blockTitle && !wording.SpellsOut(text)
}

// noteLabelled adds a candidate for n, which has no identifiers, if its spans have no link and
// end in a label of one in brackets.
func (v *vote) noteLabelled(n *unit.Node, spans []marked.Span) {
	isLink := func(s marked.Span) bool { return s.Kind == inline.Link }
	if !n.IsRowOrItem() || slices.ContainsFunc(spans, isLink) || !wording.EndsInLinkLabel(marked.Text(spans)) {
		return
	}
	e := v.entry(n, marked.Weak(int(n.Start)))
	e.node, e.unlinked = n, true
	v.entries = append(v.entries, e)
}

// noteElsewhere adds a candidate for n, which has no identifiers, if a link of its spans has
// a title.
func (v *vote) noteElsewhere(n *unit.Node, spans []marked.Span, siblings float64) {
	if !n.IsRowOrItem() && n.Kind != markup.Paragraph || v.outline.IsOfOthers() {
		return
	}
	if s := marked.LinkedTitle(spans, weights.blockTitle); s != nil {
		e := v.entry(n, marked.Weak(s.Start))
		e.node, e.unlinked, e.elsewhere, e.siblings = n, true, true, siblings
		e.apart = v.Source.LeadsElsewhere != nil && v.Source.LeadsElsewhere(s.Text, s.URL)
		v.entries = append(v.entries, e)
	}
}

// looks is what the entries of a form look like.
type looks struct {
	titles *slot         // that of most titles, or nil
	names  map[*slot]int // how many entries have their name there
	shapes map[string]int
	number int // of the entries
}

// looks returns what the entries of a form look like.
func (k *kindOfEntry) looks() looks {
	l := looks{k.titles(), map[*slot]int{}, map[string]int{}, len(k.entries)}
	for _, e := range k.entries {
		l.shapes[e.shape()]++
		for i := range e.fields {
			if f := &e.fields[i]; f.role == record.Name {
				l.names[f.slot]++
			}
		}
	}
	return l
}

// confirm chooses the fields of the candidates of a kind that look like the entries of
// one of its forms, and adds them to that form.
func (k *kindOfEntry) confirm(t *tree, forms []*kindOfEntry) {
	if len(k.unlinked) == 0 {
		return
	}
	all, taken := make([]looks, len(forms)), map[*unit.Node]bool{}
	for i, f := range forms {
		all[i] = f.looks()
		for _, e := range f.entries {
			taken[e.node] = e.loose
		}
	}
	found := make([]*kindOfEntry, len(k.unlinked))
	parallel.For(t.ctx, len(k.unlinked), t.newFieldCutter, func(c *fieldCutter, n int) {
		e := k.unlinked[n]
		for i, f := range forms {
			if all[i].titles == nil || taken[e.node] {
				continue
			}
			c.fields(e, f.habits, nil, 0)
			f.place(e, all[i].titles)
			e.choose()
			e.nameAsOthers(all[i])
			if c.fits(e, all[i]) {
				found[n] = f
				return
			}
			e.title, e.fields = nil, nil
		}
	})
	for n, f := range found {
		switch e := k.unlinked[n]; {
		case f == nil:
		case taken[e.node]:
			e.dropped = true
		default:
			taken[e.node] = true
			f.entries = append(f.entries, e)
		}
	}
}

// fits reports whether a candidate looks like several entries of a form.
func (r *reader) fits(e *entry, l looks) bool {
	defer r.Release(r.Mark())
	shape := e.shape()
	if e.title == nil || e.title.slot != l.titles || l.shapes[shape] < weights.shape || r.parts(e)[e.title.part].Again {
		return false
	}
	switch {
	case shape == "t":
		return r.isTitleAlone(e, l)
	case e.elsewhere:
		return float64(l.shapes[shape]) >= weights.shapeShare*float64(l.number) && e.isCited(shape)
	}
	return e.namesItself()
}

// isTitleAlone reports whether a candidate of which nothing but a title is known is a paper:
// most entries of the form are like it, and so are most of its siblings.
func (r *reader) isTitleAlone(e *entry, l looks) bool {
	w := &weights
	if !e.elsewhere && !e.namesItself() || float64(l.shapes["t"]) < w.titlesAlone*float64(l.number) || e.siblings < w.titlesAlone || marked.HasLink(r.AllSpans(e.node)) {
		return false
	}
	if title := e.title.text(); !wording.New(title).IsInTitleCase() || wording.NamesEvent(title) {
		return false
	}
	return !slices.ContainsFunc(e.fields, func(f field) bool { return f.role == record.Note && f.like.Words > 1 })
}

// isCited reports whether a candidate, whose title is a link to a place of another kind,
// is a paper by what is said of it: the more, the fewer of its siblings have to be
// papers.
func (e *entry) isCited(shape string) bool {
	w := &weights
	isEvent := func(f field) bool { return wording.NamesEvent(f.text()) }
	if !e.title.holds || e.title.like.Title <= max(w.blockTitle, e.title.like.Name) || e.isInSentence() || slices.ContainsFunc(e.fields, isEvent) {
		return false
	}
	persons, venue := strings.Contains(shape, "a"), strings.Contains(shape, "v")
	switch {
	case persons && venue:
		return true
	case venue:
		return e.siblings >= w.siblingsOfVenue
	case e.apart:
		return false
	case persons:
		return e.siblings >= w.siblingsOfPersons
	}
	return e.siblings >= w.siblingsOfDate
}

// isInSentence reports whether the title of an entry is a part of a sentence: a remark is
// before it, or goes on from it with nothing but a blank between.
func (e *entry) isInSentence() bool {
	return slices.ContainsFunc(e.fields, func(f field) bool {
		goesOn := f.order == e.title.order+1 && f.part == e.title.part && f.line == e.title.line && strings.TrimSpace(between(e.title, &f)) == "" && margin.StartsLower(f.text())
		return f.role == record.Note && (goesOn || f.order < e.title.order && int(f.like.Words) >= weights.proseWords)
	})
}

// titles returns the slot with the titles of most entries, or nil if these are in items
// below.
func (k *kindOfEntry) titles() (most *slot) {
	seen := map[*slot]int{}
	for _, e := range k.entries {
		if e.title != nil && !e.loose {
			s := e.title.slot
			if seen[s]++; most == nil || seen[s] > seen[most] {
				most = s
			}
		}
	}
	if most != nil && strings.Contains(most.place, ">li") {
		return nil
	}
	return most
}

// place assigns the fields of a candidate to the slots of the entries that have links.
func (k *kindOfEntry) place(e *entry, titles *slot) {
	title := e.placeOfTitle(titles.place)
	for i := range e.fields {
		f := &e.fields[i]
		if *f.place == title {
			f.slot = titles
			continue
		}
		if f.slot = k.slots[strings.Replace(*f.place, "link", "link!", 1)]; f.slot == nil || k.slots[*f.place] != nil {
			k.assign(f)
		}
	}
}

// placeOfTitle returns the place in a candidate of what others have at the place of their
// titles: in a link as there, if that has more than a name, without one, or in just the
// brackets of one.
func (e *entry) placeOfTitle(titles string) string {
	plain := withoutLinks.Replace(titles)
	for _, place := range []string{titles, strings.Replace(titles, "link!", "link", 1), plain} {
		holds := func(f field) bool {
			return *f.place == place && (place == plain || f.like.Title > weights.blockTitle)
		}
		if slices.ContainsFunc(e.fields, holds) {
			return place
		}
	}
	return strings.Replace(plain, " text1", " text:[1", 1)
}

// withoutLinks removes from the name of a place that its text is in a link.
var withoutLinks = strings.NewReplacer(" link!1", " text1", " link1", " text1", "link!", "", "link", "")

// nameAsOthers takes for the name of a candidate without one the text before its title
// that stands where most entries of the form have theirs.
func (e *entry) nameAsOthers(l looks) {
	if e.title == nil || slices.ContainsFunc(e.fields, func(f field) bool { return f.role == record.Name }) {
		return
	}
	for i := range e.fields[:e.title.order] {
		if f := &e.fields[i]; f.role == record.Note && 2*l.names[f.slot] >= l.number {
			f.role = record.Name
			return
		}
	}
}

// namesItself reports whether the title of a candidate is one by its look, and no link
// before it is of something else.
func (e *entry) namesItself() bool {
	first, last := e.title, e.title
	for i := range e.fields {
		if f := &e.fields[i]; f.role == record.Title {
			first = &e.fields[min(first.order, f.order)]
			last = f
		}
	}
	if first.link || margin.StartsPlain(first.text()) || margin.EndsOpen(last.text()) || e.title.like.Title <= weights.blockTitle {
		return false
	}
	return !slices.ContainsFunc(e.fields[:first.order], func(f field) bool {
		return f.link && f.role != record.Name && shapeOf[f.role] == 0
	})
}

// shape returns the roles of the fields of an entry that say what it is, as letters in
// order.
func (e *entry) shape() string {
	var shape []byte
	for i := range e.fields {
		letter := shapeOf[e.fields[i].role]
		if n := len(shape); letter != 0 && (n == 0 || shape[n-1] != letter) {
			shape = append(shape, letter)
		}
	}
	return string(shape)
}

// shapeOf are the letters of roles in shapes.
var shapeOf = [record.Other + 1]byte{record.Title: 't', record.Authors: 'a', record.Venue: 'v', record.Date: 'd'}
