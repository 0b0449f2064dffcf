package record

import (
	"cmp"
	"context"
	"strings"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
)

// Inline returns the spans of a value in Markdown or HTML.
func Inline(text string) (spans []inline.Span) {
	tree := markup.Read(context.Background(), text, inline.Markdown)
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		own := r.Spans(u)
		if n := len(spans); n > 0 && len(own) > 0 {
			spans = append(spans, inline.Span{Kind: inline.Break, Start: spans[n-1].End, End: own[0].Start})
		}
		spans = append(spans, own...)
	}
	return spans
}

// Plain returns the spans of a text without markup. label, if not "", is the text of its
// links.
func Plain(text, label string) []inline.Span {
	var spans []inline.Span
	add := func(from, to int) {
		if strings.TrimSpace(text[from:to]) != "" {
			spans = append(spans, inline.Span{Text: text[from:to], Start: from, End: to})
		}
	}
	at := 0
	for _, found := range link.FindAll(text) {
		add(at, found[0])
		address := text[found[0]:found[1]]
		spans = append(spans, inline.Span{Kind: inline.Link, Text: cmp.Or(label, address), URL: address, Start: found[0], End: found[1], URLStart: found[0], URLEnd: found[1]})
		at = found[1]
	}
	add(at, len(text))
	return spans
}

// Locate moves the spans of a value to its position in text[start:end]. If the value is
// written with other bytes there, all spans get that whole range.
func Locate(spans []inline.Span, value, text string, start, end int) {
	at := strings.Index(text[start:end], value)
	for i := range spans {
		s := &spans[i]
		switch {
		case at >= 0:
			inline.Shift(spans[i:i+1], start+at)
		case s.URLEnd > 0:
			s.URLStart, s.URLEnd = start, end
			fallthrough
		default:
			s.Start, s.End = start, end
		}
	}
}
