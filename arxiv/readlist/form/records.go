package form

import (
	"cmp"
	"slices"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/form/unit"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/parallel"
)

// records calls take with the records of the sorted entries, and of the identifiers that
// are not the own identifier of any entry, many at a time.
func (t *tree) records(entries []*entry, take func(records []*record.Record, left int)) {
	owned := make(map[marked.ID]bool, len(entries))
	kept := make([]*entry, 0, len(entries))
	for _, e := range entries {
		if e.id.IsWeak() && e.title == nil && !e.cited || e.dropped {
			continue
		}
		owned[e.id] = true
		kept = append(kept, e)
	}
	others := t.unowned(entries, kept, owned)
	made := make([]recordMaker, min(len(kept), batch))
	var together []*record.Record
	for len(kept) > 0 {
		now := kept[:min(len(kept), batch)]
		parallel.For(t.ctx, len(now), t.newReader, func(r *reader, i int) { made[i].make(r, now[i]) })
		if t.ctx.Err() != nil {
			return
		}
		for i, e := range now {
			for len(others) > 0 && others[0].Start < int(e.start) {
				together = append(together, &others[0])
				others = others[1:]
			}
			together = append(together, &made[i].record)
			now[i], *e = nil, entry{}
		}
		kept = kept[len(now):]
		take(together, len(kept)+len(others))
		together = together[:0]
	}
	for i := range others {
		together = append(together, &others[i])
	}
	take(together, 0)
}

// batch is the number of records in memory at a time: all records take many times the
// memory of the list.
const batch = 1024

// unowned returns records of the identifiers that are not the own identifier of any
// entry, in order.
func (t *tree) unowned(entries, kept []*entry, owned map[marked.ID]bool) []record.Record {
	var left []marked.Mark
	for _, m := range t.Source.Marks.Marks {
		if m.ID != 0 && !owned[m.ID] {
			left = append(left, m)
		}
	}
	if len(left) == 0 {
		return nil
	}
	titles := t.linkTitles(entries, owned)
	var found []record.Record
	for _, m := range left {
		if owned[m.ID] {
			continue
		}
		owned[m.ID] = true
		start, end := int(m.Start), int(m.End)
		r := record.Record{OwnStart: start, OwnEnd: end, Start: start, End: end, Section: sectionAt(kept, start)}
		if s := titles[m.ID]; s != nil {
			r.Fields = []record.Field{{Role: record.Title, Spans: []inline.Span{s.Span}, Start: s.Start, End: s.End}}
			r.Start, r.End, r.Certainty = s.Start, s.End, weights.mentioned
		}
		found = append(found, r)
	}
	slices.SortStableFunc(found, func(a, b record.Record) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// sectionAt returns the section of the last entry that begins at or before an offset.
func sectionAt(entries []*entry, at int) []string {
	i, _ := slices.BinarySearchFunc(entries, at+1, func(e *entry, at int) int { return cmp.Compare(int(e.start), at) })
	if i == 0 {
		return nil
	}
	return entries[i-1].section
}

// linkTitles returns the links whose text names the paper of an identifier that is not
// the own identifier of any entry.
func (t *tree) linkTitles(entries []*entry, owned map[marked.ID]bool) map[marked.ID]*marked.Span {
	titles := map[marked.ID]*marked.Span{}
	r := t.newReader()
	for _, e := range entries {
		mark := r.Mark()
		for _, p := range r.parts(e) {
			for _, s := range p.Spans {
				if s.Kind != inline.Link || !s.IsMarked() {
					continue
				}
				for _, m := range t.Source.Marks.Of(&s) {
					if m.ID != 0 && !owned[m.ID] && titles[m.ID] == nil && r.NamesWork(s.Text) {
						titles[m.ID] = &s
					}
				}
			}
		}
		r.Release(mark)
	}
	return titles
}

// recordMaker makes the record of one entry at a time. It reuses its memory.
type recordMaker struct {
	record record.Record
	spans  []inline.Span // the spans of its fields
}

// make makes the record of an entry.
func (m *recordMaker) make(r *reader, e *entry) {
	defer r.Release(r.Mark())
	m.record = record.Record{Section: e.section, Start: int(e.start), End: int(e.end), Fields: m.record.Fields[:0]}
	m.spans = m.spans[:0]
	if e.title != nil {
		m.record.Certainty = max(0, min(1, e.score/weights.sure))
	}
	next := 0
	parts := r.parts(e)
	for pi, p := range parts {
		runs := r.runs(p, e.id, e.wrapped)
		for ri := range runs {
			run := &runs[ri]
			if run.Kind == marked.AnchorRun {
				m.addAnchor(run, p.Header)
				continue
			}
			for next < len(e.fields) && int(e.fields[next].part) == pi && int(e.fields[next].run) == ri {
				m.add(e, &e.fields[next], run, p.Header)
				next++
			}
		}
	}
	m.record.OwnStart, m.record.OwnEnd = r.ownMark(e, parts)
}

// addAnchor adds a field for an anchor, in a column with the given header.
func (m *recordMaker) addAnchor(anchor *marked.Run, header string) {
	if len(anchor.Spans) == 0 {
		return
	}
	s := &anchor.Spans[0]
	role := record.Address
	switch {
	case s.Mentioned, wording.KeyOf(header).IsRemark() && wording.HasWord(s.Text):
		role = record.Note
	case s.Identifier:
		role = record.Identifier
	}
	before := len(m.spans)
	m.spans = append(m.spans, s.Span)
	m.record.Fields = append(m.record.Fields, record.Field{Role: role, Spans: m.spans[before:len(m.spans):len(m.spans)], Start: s.Start, End: s.End})
}

// add adds a field of e, which is of a run in a column with the given header. Continuations of a
// title are joined to it.
func (m *recordMaker) add(e *entry, f *field, run *marked.Run, header string) {
	before := len(m.spans)
	m.spans = run.AppendSpans(m.spans, int(f.from), int(f.to))
	out := record.Field{Role: f.role, Name: f.label, Spans: m.spans[before:len(m.spans):len(m.spans)]}
	if f.header != wording.NoKey || f.headed {
		out.Name = header
	}
	out.Start, out.End = out.Spans[0].Start, out.Spans[len(out.Spans)-1].End
	if f.role == record.Note && e.isLinkedBy(f) {
		m.record.Fields = append(m.record.Fields, record.Field{Role: record.Address, Spans: out.Spans, Start: out.Start, End: out.End})
	}
	if n := len(m.record.Fields); f.role == record.Title && n > 0 && m.record.Fields[n-1].Role == record.Title {
		last := &m.record.Fields[n-1]
		last.Spans = join(last, " ", &out)
		last.End = out.End
		return
	}
	if e.nameOnly && f == e.title {
		name := out
		name.Role = record.Name
		m.record.Fields = append(m.record.Fields, name)
	}
	if e.named && f == e.title {
		name := &m.record.Fields[len(m.record.Fields)-1]
		out.Spans, out.Start = join(name, ": ", &out), name.Start
	}
	m.record.Fields = append(m.record.Fields, out)
}

// join returns the spans of two fields with a text between them.
func join(f *record.Field, between string, g *record.Field) []inline.Span {
	sign := inline.Span{Kind: inline.Text, Text: between, Start: f.End, End: g.Start}
	return append(append(slices.Clip(f.Spans), sign), g.Spans...)
}

// isLinkedBy reports whether f has the link by which e, which has no identifier, is known
// as a work, and its title before f does not have it.
func (e *entry) isLinkedBy(f *field) bool {
	return f.holds && e.id.IsWeak() && (e.title == nil || e.title.target != f.target || e.title.order > f.order)
}

// ownMark returns the position of an entry's own identifier: in the link of its title, or
// else in another link, or else in its text.
func (r *reader) ownMark(e *entry, parts []unit.Part) (start, end int) {
	title := -1
	if e.title != nil && e.title.link {
		title = int(e.title.target)
	}
	best := marked.Nowhere
	for _, p := range parts {
		if m, rank := r.Source.Marks.Find(p.Spans, e.id, title); rank < best {
			best, start, end = rank, int(m.Start), int(m.End)
		}
	}
	return start, end
}
