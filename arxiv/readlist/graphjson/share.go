package graphjson

import "clipgraph/bib/work"

// Entries of one .bib refer to others by crossref and xdata. Of one file, each of these
// is written with the first entry that refers to it; with the others stands its key
// alone. The abstract of a row that is its paper's stands there alone.

// referred is an entry that others of a file refer to, as one that stands depth
// references above another has it.
type referred struct {
	file, key string
	depth     int
}

// sharer has what was written last of entries, or read.
type sharer map[referred]*work.Entry

// shorten returns a paper without what stands before it.
func (s sharer) shorten(p Paper) Paper {
	rows := make([]Row, len(p.Rows))
	for i, r := range p.Rows {
		if r.Work != nil {
			w := *r.Work
			if r.SameAbstract = w.Abstract != "" && p.Meta != nil && w.Abstract == p.Meta.Abstract; r.SameAbstract {
				w.Abstract = ""
			}
			w.Entry = s.short(r.File, w.Entry, 1)
			r.Work = &w
		}
		rows[i] = r
	}
	p.Rows = rows
	if p.Meta != nil && p.Meta.Entry != nil && p.Listed { // the entry is that of a row
		meta := *p.Meta
		meta.Entry = nil
		p.Meta = &meta
	}
	return p
}

// short returns an entry without the entries that stand before it.
func (s sharer) short(file string, e *work.Entry, depth int) *work.Entry {
	if e == nil || e.Parent == nil && len(e.XData) == 0 {
		return e
	}
	own := *e
	if e.Parent != nil && e.ParentKey != "" {
		own.Parent = nil
		if s.first(referred{file, e.ParentKey, depth}, e.Parent) {
			own.Parent = s.short(file, e.Parent, depth+1)
		}
	}
	own.XData = make([]work.XData, len(e.XData))
	for i := range e.XData {
		x := &e.XData[i]
		own.XData[i].Key = x.Key
		if s.first(referred{file, x.Key, -depth}, &x.Entry) {
			own.XData[i].Entry = *s.short(file, &x.Entry, depth+1)
		}
	}
	return &own
}

// first notes an entry, and reports whether another one stands at its place.
func (s sharer) first(at referred, e *work.Entry) bool {
	before := s[at]
	s[at] = e
	return before == nil || before != e && !(before.Type == e.Type && sameSlice(before.Fields, e.Fields) && sameSlice(before.Macros, e.Macros) &&
		before.Parent == e.Parent && sameSlice(before.XData, e.XData))
}

// sameSlice reports whether two slices are one and not only alike, in constant time.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// complete gives a paper what [sharer.shorten] left out.
func (s sharer) complete(p *Paper) {
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Work == nil {
			continue
		}
		if r.SameAbstract && p.Meta != nil {
			r.Work.Abstract = p.Meta.Abstract
		}
		s.whole(r.File, r.Work.Entry, 1)
	}
}

// whole gives an entry those that it refers to.
func (s sharer) whole(file string, e *work.Entry, depth int) {
	if e == nil {
		return
	}
	if at := (referred{file, e.ParentKey, depth}); e.ParentKey != "" && e.Parent == nil {
		e.Parent = s[at]
	} else if e.Parent != nil {
		s.whole(file, e.Parent, depth+1)
		s[at] = e.Parent
	}
	for i := range e.XData {
		x := &e.XData[i]
		if at := (referred{file, x.Key, -depth}); x.Type == "" && s[at] != nil {
			x.Entry = *s[at]
		} else {
			s.whole(file, &x.Entry, depth+1)
			s[at] = &x.Entry
		}
	}
}
