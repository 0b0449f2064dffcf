// Package marked has running text with the identifiers that stand in it: each span of
// markup knows those within it, and an identifier within a text is a span of its own.
// It knows marks at places, and not what an identifier is.
package marked

import (
	"slices"
	"sort"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// Mark is an identifier, as it was found in the text of the list.
type Mark struct {
	Start, End int32
	ID         ID // 0 if it is malformed
}

// ID tells the identifiers of a list from each other. It is above 0 of those that have
// one, and below of papers without identifier, of which it is the place of a link.
type ID int64

// Weak stands for a paper without identifier, whose link begins at an offset.
func Weak(at int) ID { return ID(-1 - at) }

// IsWeak reports whether an ID stands for a paper without identifier.
func (id ID) IsWeak() bool { return id < 0 }

// Marks are the identifiers of a list.
type Marks struct {
	Marks []Mark // in order
	// TextOf returns the canonical form of an identifier; "" if that is malformed.
	TextOf func(Mark) string
	// LeadsToPaper reports whether a link with such a text is to a paper; nil:
	// none but those that hold an identifier.
	LeadsToPaper func(text, url string) bool
}

// Span is a span of markup with the identifiers in it. An identifier within
// running text is a span of its own.
type Span struct {
	inline.Span
	from, to       int32 // its marks, by index
	urlFrom, urlTo int32 // those of an address that stands elsewhere
	Identifier     bool  // its text is nothing but an identifier
	Mentioned      bool  // of another work, which the text before it says
}

// IsMarked reports whether an identifier stands in a span, or a malformed one.
func (s *Span) IsMarked() bool { return s.from < s.to || s.urlFrom < s.urlTo }

// Append appends a span of a unit with its marks, and cuts running text at them.
func (m *Marks) Append(found []Span, u inline.Span) []Span {
	s := Span{Span: u}
	if u.Kind == inline.Break {
		return append(found, s)
	}
	s.from, s.to = m.in(u.Start, u.End)
	if u.URLEnd > u.URLStart && (u.URLStart < u.Start || u.URLStart >= u.End) {
		s.urlFrom, s.urlTo = m.in(u.URLStart, u.URLEnd)
	}
	if u.Kind == inline.Text && s.from < s.to {
		return m.cutText(found, s)
	}
	return append(found, s)
}

// cutText appends a span of running text, cut around its marks.
func (m *Marks) cutText(found []Span, s Span) []Span {
	at := 0 // in the text, which may be shorter than its source
	for i := s.from; i < s.to; i++ {
		mark := m.Marks[i]
		from, to := m.placeIn(&s, mark, at)
		if to > len(s.Text) || from < at {
			from, to = at, at
		}
		if from > at {
			found = append(found, s.Cut(at, from))
		}
		part := s.Cut(from, to)
		part.from, part.to, part.Identifier, part.Mentioned = i, i+1, true, wording.NamesOther(s.Text[at:from])
		if part.Start == s.Start && part.End == s.End {
			part.Start, part.End = int(mark.Start), min(int(mark.End), s.End)
		}
		found = append(found, part)
		at = to
	}
	if at < len(s.Text) {
		found = append(found, s.Cut(at, len(s.Text)))
	}
	return found
}

// placeIn returns where a mark stands in the text of a span, at an offset or behind it.
func (m *Marks) placeIn(s *Span, mark Mark, from int) (start, end int) {
	if len(s.Text) == s.End-s.Start {
		return max(from, int(mark.Start)-s.Start), min(len(s.Text), max(from, int(mark.End)-s.Start))
	}
	if text := m.TextOf(mark); text != "" {
		if i := strings.Index(s.Text[from:], text); i >= 0 {
			return from + i, from + i + len(text)
		}
	}
	return from, from
}

// Cut returns the part of a span of text between two offsets of its text,
// without marks. Its place in the source is as exact as it can be.
func (s *Span) Cut(from, to int) Span {
	part := Span{Span: s.Span}
	part.Text = s.Text[from:to]
	if len(s.Text) == s.End-s.Start {
		part.Start, part.End = s.Start+from, s.Start+to
	}
	return part
}

// in returns the marks that begin between two offsets, by index.
func (m *Marks) in(from, to int) (first, last int32) {
	i := sort.Search(len(m.Marks), func(i int) bool { return int(m.Marks[i].Start) >= from })
	j := i
	for j < len(m.Marks) && int(m.Marks[j].Start) < to {
		j++
	}
	return int32(i), int32(j)
}

// IDs returns the different identifiers that stand in spans; of spans that have none
// but a link to a paper, or a malformed one, what stands for it.
func (m *Marks) IDs(spans []Span) []ID {
	var ids []ID
	var weak ID
	for i := range spans {
		s := &spans[i]
		if s.Mentioned {
			continue
		}
		for _, mark := range m.Of(s) {
			switch {
			case mark.ID == 0:
				weak = Weak(int(mark.Start))
			case !slices.Contains(ids, mark.ID):
				ids = append(ids, mark.ID)
			}
		}
		if ids == nil && weak == 0 && s.Kind == inline.Link && m.LeadsToPaper != nil && m.LeadsToPaper(s.Text, s.URL) {
			weak = Weak(s.Start)
		}
	}
	if ids == nil && weak != 0 {
		return []ID{weak}
	}
	return ids
}

// Of returns the marks that stand in a span.
func (m *Marks) Of(s *Span) []Mark {
	if s.urlFrom < s.urlTo {
		return slices.Concat(m.Marks[s.from:s.to], m.Marks[s.urlFrom:s.urlTo])
	}
	return m.Marks[s.from:s.to]
}

// Holds reports whether an identifier stands in a span.
func (m *Marks) Holds(s *Span, id ID) bool {
	if id.IsWeak() && Weak(s.Start) == id {
		return true
	}
	return slices.ContainsFunc(m.Of(s), func(mark Mark) bool {
		return mark.ID == id || mark.ID == 0 && Weak(int(mark.Start)) == id
	})
}
