package graphjson

import "clipgraph/bib/work"

// Entries of a .bib file refer to others by crossref and xdata. Each of these is written
// in full with the first entry of the file that refers to it; the others only have its
// key. An abstract of a row that equals the paper's is only written with the paper.

// referred identifies an entry that others of a file refer to, at a depth of references.
type referred struct {
	file, key string
	depth     int
}

// sharer holds the last entry written or read.
type sharer map[referred]*work.Entry

// shorten returns a paper without the parts that were written before.
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
	if p.Meta != nil && p.Meta.Entry != nil && p.Listed { // a row has the entry
		meta := *p.Meta
		meta.Entry = nil
		p.Meta = &meta
	}
	return p
}

// short returns an entry without the entries that were written before.
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

// first records an entry, and reports whether it differs from the last one recorded.
func (s sharer) first(at referred, e *work.Entry) bool {
	before := s[at]
	s[at] = e
	return before == nil || before != e && !(before.Type == e.Type && sameSlice(before.Fields, e.Fields) && sameSlice(before.Macros, e.Macros) &&
		before.Parent == e.Parent && sameSlice(before.XData, e.XData))
}

// sameSlice reports whether two slices share their memory, in constant time.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// complete restores the parts that [sharer.shorten] left out.
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

// whole restores the entries that an entry refers to.
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
