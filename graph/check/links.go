package check

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
)

// placedLink is a link or picture with its position.
type placedLink struct {
	url        string // with character references decoded
	start, end int    // the address as written, without surrounding blanks
	from, to   int    // the address with surrounding blanks
	open       int    // start of the link with its markup
	close      int    // end of the link
	place      int    // of the address, or of the link if it is a reference; links are sorted by it
	image      bool
	marked     bool   // the address is enclosed in Markdown syntax
	alt        string // the alternative text of a picture
	around     string // the address of the link around a picture, or ""
}

// findLinks returns the links and pictures of a text in order. about is their approximate number.
// Links in code are examples and are skipped.
func findLinks(text string, tree *markup.Tree, about int) []placedLink {
	links := make([]placedLink, 0, about)
	add := func(s *inline.Span, around string) {
		if s.Kind != inline.Link && s.Kind != inline.Image || s.URLEnd == s.URLStart {
			return
		}
		l := placedLink{url: s.URL, start: s.URLStart, end: s.URLEnd, from: s.URLStart, to: s.URLEnd,
			open: s.Start, close: s.End, image: s.Kind == inline.Image, around: around}
		if l.image {
			l.alt = s.Text
		}
		if l.place = l.start; l.start < l.open || l.start >= l.close {
			l.place = l.open
		}
		l.marked = text[l.close-1] == ')' && l.open < l.start && l.end < l.close
		if l.open < l.start && l.end <= l.close {
			l.widen(text)
		}
		links = append(links, l)
	}
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		if u.Kind == markup.Code {
			continue
		}
		spans := r.Spans(u)
		for i := range spans {
			s := &spans[i]
			for k := range s.Inner() {
				add(&s.Inner()[k], s.URL)
			}
			add(s, "")
		}
	}
	slices.SortStableFunc(links, func(a, b placedLink) int { return cmp.Compare(a.place, b.place) })
	return links
}

// widen includes the blanks around the address, up to the bracket or quote on either side.
func (l *placedLink) widen(text string) {
	from := l.start - (len(text[:l.start]) - len(strings.TrimRight(text[l.open:l.start], " \t")) - l.open)
	if strings.IndexByte("(\"'", text[from-1]) >= 0 {
		l.from = from
	}
	to := l.end + len(text[l.end:l.close]) - len(strings.TrimLeft(text[l.end:l.close], " \t"))
	if to < l.close && (text[to] == ')' || !l.marked && strings.IndexByte("\"'", text[to]) >= 0) {
		l.to = to
	}
}

// broken reports whether the address contains a blank.
func (l *placedLink) broken() bool { return strings.ContainsAny(l.url, " \t") }
