// Package marked has running text with the identifiers in it: each span has the
// identifiers within it, and an identifier within a text is a separate span. It treats
// identifiers as opaque marks.
package marked

import (
	"slices"
	"sort"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording/margin"
)

// Mark is an identifier found in the text of the list.
type Mark struct {
	Start, End int32
	ID         ID // 0 if it is malformed
}

// ID distinguishes the identifiers of a list. It is positive for identifiers, and
// negative for papers without one, for which it encodes the position of a link.
type ID int64

// Weak returns the ID of a paper without an identifier whose link begins at an offset.
func Weak(at int) ID { return ID(-1 - at) }

// IsWeak reports whether an ID is that of a paper without an identifier.
func (id ID) IsWeak() bool { return id < 0 }

// Marks are the identifiers of a list.
type Marks struct {
	Marks []Mark // in order
	// TextOf returns the canonical form of an identifier, or "" if it is malformed.
	TextOf func(Mark) string
	// LeadsToPaper reports whether a link leads to a paper; nil means that only links
	// with an identifier do.
	LeadsToPaper func(text, url string) bool
}

// Span is a span of markup with the identifiers in it. An identifier within running text
// is a separate span.
type Span struct {
	inline.Span
	from, to       int32 // indexes of its marks
	urlFrom, urlTo int32 // indexes of the marks of an address elsewhere
	Identifier     bool  // its text is an identifier
	Mentioned      bool  // it is of another work, according to the text before it
}

// IsMarked reports whether a span has an identifier, valid or malformed.
func (s *Span) IsMarked() bool { return s.from < s.to || s.urlFrom < s.urlTo }

// Append appends a span of a unit with its marks. Running text is split at its marks.
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

// cutText appends a span of running text, split at its marks.
func (m *Marks) cutText(found []Span, s Span) []Span {
	at := 0 // offset in the text, which may be shorter than its source
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
		part.from, part.to, part.Identifier, part.Mentioned = i, i+1, true, margin.NamesOther(s.Text[at:from])
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

// placeIn returns the position of a mark in the text of a span, at or after an offset.
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

// Cut returns the part of a text span between two offsets of its text, without marks. Its
// position in the source is as exact as possible.
func (s *Span) Cut(from, to int) Span {
	part := Span{Span: s.Span}
	part.Text = s.Text[from:to]
	if len(s.Text) == s.End-s.Start {
		part.Start, part.End = s.Start+from, s.Start+to
	}
	return part
}

// in returns the indexes of the marks that begin between two offsets.
func (m *Marks) in(from, to int) (first, last int32) {
	i := sort.Search(len(m.Marks), func(i int) bool { return int(m.Marks[i].Start) >= from })
	j := i
	for j < len(m.Marks) && int(m.Marks[j].Start) < to {
		j++
	}
	return int32(i), int32(j)
}

// IDs returns the distinct identifiers in spans. If there are none, it returns a weak ID
// for a link to a paper or a malformed identifier.
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

// idOf returns the first valid identifier in a span, or 0.
func (m *Marks) idOf(s *Span) ID {
	for _, mark := range m.Of(s) {
		if mark.ID != 0 {
			return mark.ID
		}
	}
	return 0
}

// Of returns the marks in a span.
func (m *Marks) Of(s *Span) []Mark {
	if s.urlFrom < s.urlTo {
		return slices.Concat(m.Marks[s.from:s.to], m.Marks[s.urlFrom:s.urlTo])
	}
	return m.Marks[s.from:s.to]
}

// Holds reports whether an identifier is in a span.
func (m *Marks) Holds(s *Span, id ID) bool {
	if id.IsWeak() && Weak(s.Start) == id {
		return true
	}
	return slices.ContainsFunc(m.Of(s), func(mark Mark) bool {
		return mark.ID == id || mark.ID == 0 && Weak(int(mark.Start)) == id
	})
}

// Strongest returns ids without the weak ones, or the first weak one if there are no
// others.
func Strongest(ids []ID) []ID {
	var strong []ID
	for _, id := range ids {
		if !id.IsWeak() {
			strong = append(strong, id)
		}
	}
	if strong == nil {
		return ids[:1]
	}
	return strong
}

// Rank is where an identifier stands, the most reliable place first.
type Rank int

// The ranks.
const (
	InTitle Rank = iota // in the link of the title
	InLink              // in another link
	InText
	Nowhere
)

// Find returns the mark of an identifier in spans that has the best rank. The address of
// the title's link is at an offset, or -1.
func (m *Marks) Find(spans []Span, id ID, title int) (found Mark, best Rank) {
	best = Nowhere
	for i := range spans {
		s := &spans[i]
		rank := InLink
		if s.Identifier {
			rank = InText
		} else if s.URLStart == title {
			rank = InTitle
		}
		for _, mark := range m.Of(s) {
			if mark.ID == id && rank < best {
				found, best = mark, rank
			}
		}
	}
	return found, best
}
