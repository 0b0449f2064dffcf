package marked

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
)

// Titled reports whether some text of spans is like a title, at least so much, and not
// preceded by a label such as "Abstract:".
func Titled(spans []Span, least float64) bool {
	var text strings.Builder
	isTitle := func() bool {
		p := wording.New(text.String())
		text.Reset()
		if key := p.KeyBefore(); key != wording.NoKey && key != wording.KeyTitle {
			return false
		}
		return p.Look().Title > least
	}
	for i := range spans {
		s := &spans[i]
		switch {
		case s.Kind == inline.Break, s.Identifier, s.Kind == inline.Image, s.Kind == inline.Link && (strings.Contains(s.Text, "://") || wording.New(s.Text).IsLabel()):
			if isTitle() {
				return true
			}
		default:
			text.WriteString(s.Text)
		}
	}
	return isTitle()
}

// Enumerates reports whether spans with several identifiers name several works: there is
// a title after an identifier, or none before the first. Otherwise the identifiers are
// all of one work.
func Enumerates(spans []Span, least float64) bool {
	first, from := -1, 0
	for i := range spans {
		s := &spans[i]
		if !s.IsMarked() || s.Mentioned {
			continue
		}
		if first < 0 {
			first = i
			if !Titled(spans[:i], least) && !Titled(spans[i:i+1], least) {
				return true
			}
		} else if Titled(spans[from:i], least) || Titled(spans[i:i+1], least) {
			return true
		}
		from = i + 1
	}
	return false
}

// HasLink reports whether spans have a link.
func HasLink(spans []Span) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.Kind == inline.Link && s.URL != "" })
}

// LinkedTitle returns the first link to a page, or to nothing, whose text is like a title,
// at least so much, or nil.
func LinkedTitle(spans []Span, least float64) *Span {
	for i := range spans {
		if s := &spans[i]; s.Kind == inline.Link && (s.URL == "" || strings.Contains(s.URL, "://")) && !IsAnchor(s) && wording.New(s.Text).Look().Title > least {
			return s
		}
	}
	return nil
}
