package check

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
)

// placedLink is a link or a picture of the list, as its reader found it.
type placedLink struct {
	url        string // the address, character references resolved
	start, end int    // the address as written, without blanks around it
	from, to   int    // the same with the blanks
	open       int    // where the link begins with its marks
	close      int    // where it ends
	place      int    // of the address, or of the link if that is a reference: links are in this order
	image      bool
	marked     bool   // marks of Markdown enclose the address
	alt        string // the text of a picture
	around     string // the address of the link that a picture is in; "" if none
}

// findLinks returns the links and pictures of a text in order, of which there are about
// so many. Those in code are an example of something.
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

// widen takes the blanks around the address in, up to the mark or the quote on
// either side.
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

// broken reports whether a blank stands within the address.
func (l *placedLink) broken() bool { return strings.ContainsAny(l.url, " \t") }
