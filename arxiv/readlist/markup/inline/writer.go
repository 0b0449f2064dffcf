package inline

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"clipgraph/internal/ascii"
)

// spanWriter makes the spans of a unit from the pieces of text, links and
// pictures that a reader of some syntax finds, in order. Pieces are given by
// their offsets, so that text that stands as it is shown is not copied.
type spanWriter struct {
	source string
	spans  []Span

	style  Style     // of what comes next
	depth  [5]int    // how often each style is open
	class  []string  // of the HTML elements that are open
	tags   []openTag // these elements
	link   Span      // the link that is open, if inLink
	inLink bool
	inner  []Span // of the open link
	text   growingText
}

// openTag is an HTML element within running text that is not closed yet.
type openTag struct {
	name  string
	style Style
	class bool // it has a class, the last of spanWriter.class
}

func newSpanWriter(source string) *spanWriter {
	return &spanWriter{source: source, text: growingText{empty: true}}
}

// reset makes a writer new; its memory is used again.
func (w *spanWriter) reset(source string) {
	*w = spanWriter{source: source, spans: w.spans[:0], class: w.class[:0], tags: w.tags[:0], inner: w.inner[:0],
		text: growingText{empty: true, made: w.text.made[:0], pieces: w.text.pieces[:0]}}
}

// open and shut begin and end what is shown in a style.
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

// add adds source[start:end] as it stands.
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

// addAs adds text that stands for source[start:end].
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

// addEscaped adds source[start:end] with its character references resolved, and
// what a backslash stands before if that is an escape (CommonMark 2.4 and 2.5).
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

// maxReference is the longest character reference, in bytes; the longest name
// is CounterClockwiseContourIntegral.
const maxReference = 34

// endText closes the text that grows.
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
	if s.Style&CodeStyle != 0 { // an address in it is none to follow
		w.spans = append(w.spans, s)
		return
	}
	w.bareAddresses(s)
}

// more returns what the next span has beside.
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

// lineBreak ends a line. Breaks beside each other are one.
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

// end returns the spans, without blank texts at both ends and breaks behind the last
// words. They are there until the writer is reset.
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
