package inline

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"clipgraph/internal/ascii"
)

// spanWriter builds the spans of a unit from the texts, links and pictures that the
// reader of a syntax finds, in order. Texts are given by their offsets, so that verbatim
// text is not copied.
type spanWriter struct {
	source string
	spans  []Span

	style  Style     // the current style
	depth  [5]int    // the nesting depth of each style
	class  []string  // classes of open HTML elements
	tags   []openTag // open HTML elements
	link   Span      // the open link, if inLink
	inLink bool
	inner  []Span // the spans of the open link
	text   growingText
}

// openTag is an open HTML element within running text.
type openTag struct {
	name  string
	style Style
	class bool // it has a class, the last of spanWriter.class
}

func newSpanWriter(source string) *spanWriter {
	return &spanWriter{source: source, text: growingText{empty: true}}
}

// reset resets a writer and keeps its memory.
func (w *spanWriter) reset(source string) {
	*w = spanWriter{source: source, spans: w.spans[:0], class: w.class[:0], tags: w.tags[:0], inner: w.inner[:0],
		text: growingText{empty: true, made: w.text.made[:0], pieces: w.text.pieces[:0]}}
}

// open and shut begin and end text of a style.
func (w *spanWriter) open(s Style) { w.restyle(s, 1) }

func (w *spanWriter) shut(s Style) { w.restyle(s, -1) }

func (w *spanWriter) restyle(s Style, by int) {
	for i := range w.depth {
		if s&(1<<i) == 0 || by < 0 && w.depth[i] == 0 {
			continue
		}
		w.depth[i] += by
	}
	var now Style
	for i, n := range w.depth {
		if n > 0 {
			now |= 1 << i
		}
	}
	if now != w.style {
		w.endText()
		w.style = now
	}
}

// add adds source[start:end] verbatim.
func (w *spanWriter) add(start, end int) {
	if start >= end {
		return
	}
	t := &w.text
	switch {
	case t.empty:
		*t = growingText{start: start, end: end, verbatim: true, made: t.made[:0], pieces: t.pieces[:0]}
	case t.verbatim && t.end == start:
		t.end = end
	default:
		t.make(w.source)
		t.pieces = append(t.pieces, piece{len(t.made), start, true})
		t.made = append(t.made, w.source[start:end]...)
		t.end = end
	}
}

// addAs adds text in place of source[start:end].
func (w *spanWriter) addAs(text string, start, end int) {
	t := &w.text
	if t.empty {
		*t = growingText{start: start, end: start, verbatim: true, made: t.made[:0], pieces: t.pieces[:0]}
	}
	t.make(w.source)
	t.pieces = append(t.pieces, piece{len(t.made), start, false})
	t.made = append(t.made, text...)
	t.end = end
}

// addEscaped adds source[start:end] with character references and, if backslash is set,
// backslash escapes resolved (CommonMark 2.4 and 2.5).
func (w *spanWriter) addEscaped(start, end int, backslash bool) {
	from := start
	for i := start; i < end; i++ {
		switch c := w.source[i]; {
		case c == '\\' && backslash && i+1 < end && ascii.IsPunct(w.source[i+1]):
			w.add(from, i)
			w.addAs(w.source[i+1:i+2], i, i+2)
			i++
			from = i + 1
		case c == '&':
			n := strings.IndexByte(w.source[i:min(end, i+maxReference)], ';')
			if n < 0 {
				continue
			}
			raw := w.source[i : i+n+1]
			if char := html.UnescapeString(raw); char != raw {
				w.add(from, i)
				w.addAs(char, i, i+n+1)
				i += n
				from = i + 1
			}
		}
	}
	w.add(from, end)
}

// maxReference is the length in bytes of the longest character reference; the longest
// name is CounterClockwiseContourIntegral.
const maxReference = 34

// endText ends the current text.
func (w *spanWriter) endText() {
	t := &w.text
	if t.empty {
		return
	}
	t.empty = true
	s := Span{Kind: Text, Style: w.style, More: w.more(), Start: t.start, End: t.end}
	if t.verbatim {
		s.Text = w.source[t.start:t.end]
	} else {
		s.Text = string(t.made)
	}
	if w.inLink {
		w.inner = append(w.inner, s)
		return
	}
	if s.Style&CodeStyle != 0 { // addresses in code are not links
		w.spans = append(w.spans, s)
		return
	}
	w.bareAddresses(s)
}

// more returns the rare fields of the next span.
func (w *spanWriter) more() *More {
	if class := w.classNow(); class != "" {
		return &More{Class: class}
	}
	return nil
}

// openLink begins a link whose marks begin at start.
func (w *spanWriter) openLink(url string, start, urlStart, urlEnd int) {
	w.closeLink(start)
	w.endText()
	w.inLink = true
	w.link = Span{Kind: Link, URL: url, More: w.more(), Start: start, URLStart: urlStart, URLEnd: urlEnd}
	w.inner = w.inner[:0]
}

// closeLink ends the open link, if there is one.
func (w *spanWriter) closeLink(end int) {
	if !w.inLink {
		return
	}
	w.endText()
	link := w.link
	w.inLink = false
	link.End = end
	plain := true
	size := 0
	image := ""
	for i, s := range w.inner {
		link.Style |= s.Style
		size += len(s.Text)
		if s.Kind == Image {
			plain = false
			image = cmp.Or(image, s.URL)
		} else if s.Style != w.inner[0].Style {
			plain = false
		}
		if i == 0 && s.Kind == Text {
			link.Text = s.Text
		}
	}
	if !plain || len(w.inner) > 1 {
		link.More = &More{Image: image, Class: link.Class(), Inner: slices.Clone(w.inner)}
		var b strings.Builder
		b.Grow(size)
		for _, s := range w.inner {
			if s.Kind == Text {
				b.WriteString(s.Text)
			}
		}
		link.Text = b.String()
	}
	link.Text = OneBlank(link.Text)
	w.spans = append(w.spans, link)
}

// image adds a picture.
func (w *spanWriter) image(s Span) {
	w.endText()
	s.Kind, s.More = Image, w.more()
	if w.inLink {
		w.inner = append(w.inner, s)
		return
	}
	w.spans = append(w.spans, s)
}

// lineBreak ends a line. Consecutive breaks are one.
func (w *spanWriter) lineBreak(start, end int) {
	if w.inLink {
		w.addAs(" ", start, end)
		return
	}
	w.endText()
	if n := len(w.spans); n > 0 && w.spans[n-1].Kind != Break {
		w.spans = append(w.spans, Span{Kind: Break, Start: start, End: end})
	}
}

// end returns the spans, without blank texts and breaks at both ends. They are valid
// until the writer is reset.
func (w *spanWriter) end(at int) []Span {
	w.closeLink(at)
	w.endText()
	spans := w.spans
	for n := len(spans); n > 0 && (spans[n-1].Kind == Break || isBlankText(&spans[n-1])); n-- {
		spans = spans[:n-1]
	}
	for len(spans) > 0 && (spans[0].Kind == Break || isBlankText(&spans[0])) {
		spans = spans[1:]
	}
	return spans
}

func isBlankText(s *Span) bool { return s.Kind == Text && strings.TrimSpace(s.Text) == "" }

func (w *spanWriter) classNow() string {
	if n := len(w.class); n > 0 {
		return w.class[n-1]
	}
	return ""
}
