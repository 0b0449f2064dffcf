package form

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/parallel"
)

// Rows without a link to a paper are entries if they look like their siblings, which are:
// with a title in its place, and persons, a venue or a date.

// noteUnlinked adds candidates for those children of n that have no identifiers, if
// enough others have some.
func (v *vote) noteUnlinked(n *node) {
	linked := 0
	for _, c := range n.children {
		if len(c.all) > 0 {
			linked++
		}
	}
	if float64(linked) < weights.siblings*float64(len(n.children)) {
		return
	}
	for _, c := range n.children {
		if len(c.all) == 0 && (c.Kind == markup.Item || c.Kind == markup.Row) && c.Key != "head" {
			e := v.entry(c, marked.Weak(int(c.Start)))
			e.node, e.unlinked = c, true
			v.entries = append(v.entries, e)
		}
	}
}

// looks is what the entries of a form look like.
type looks struct {
	titles *slot // that of most titles, or nil
	shapes map[string]int
}

// confirm chooses the fields of the candidates of a kind that look like the entries of
// one of its forms, and adds them to that form.
func (k *kindOfEntry) confirm(t *tree, forms []*kindOfEntry) {
	if len(k.unlinked) == 0 {
		return
	}
	all, taken := make([]looks, len(forms)), map[*node]bool{}
	for i, f := range forms {
		all[i] = looks{f.titles(), map[string]int{}}
		for _, e := range f.entries {
			all[i].shapes[e.shape()]++
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
			if c.fits(e, all[i]) {
				found[n] = f
				return
			}
			e.title, e.fields = nil, nil
		}
	})
	for n, f := range found {
		if f != nil {
			f.entries = append(f.entries, k.unlinked[n])
		}
	}
}

// fits reports whether a candidate looks like several entries of a form.
func (r *reader) fits(e *entry, l looks) bool {
	defer r.release(r.mark())
	shape := e.shape()
	return e.title != nil && e.title.slot == l.titles && e.namesItself() && shape != "t" && l.shapes[shape] >= weights.shape && !r.parts(e)[e.title.part].again
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
	unlinked := strings.NewReplacer(" link!1", " text1", " link1", " text1", "link!", "", "link", "").Replace(titles.place)
	for i := range e.fields {
		f := &e.fields[i]
		if *f.place == unlinked {
			f.slot = titles
			continue
		}
		if f.slot = k.slots[*f.place]; f.slot == nil {
			f.slot = k.slots[strings.Replace(*f.place, "link", "link!", 1)]
		}
		if f.slot == nil {
			f.slot = &slot{place: *f.place, fields: 1}
			f.slot.value = valueOf(f)
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
	if first.link || wording.StartsPlain(first.text()) || wording.EndsOpen(last.text()) || e.title.like.Title <= weights.blockTitle {
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
