package markup

import (
	"cmp"
	"html"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
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

// growingText is a text that is made of pieces of the source, or of what stands
// for them.
type growingText struct {
	start, end int // in the source
	verbatim   bool
	made       []byte
	pieces     []piece // of made, in order
	empty      bool
}

// piece says where a part of a text stands in the source.
type piece struct {
	at, source int
	exact      bool // the part stands there byte by byte
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

// make turns a text that is a part of the source into one that is made.
func (t *growingText) make(source string) {
	if t.verbatim {
		t.pieces = append(t.pieces[:0], piece{0, t.start, true})
		t.made = append(t.made[:0], source[t.start:t.end]...)
		t.verbatim = false
	}
}

// addEscaped adds source[start:end] with its character references resolved, and
// what a backslash stands before if that is an escape (CommonMark 2.4 and 2.5).
func (w *spanWriter) addEscaped(start, end int, backslash bool) {
	from := start
	for i := start; i < end; i++ {
		switch c := w.source[i]; {
		case c == '\\' && backslash && i+1 < end && isPunct(w.source[i+1]):
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

// offset returns where the byte of a text stands in the source.
func (t *growingText) offset(at int) int {
	if t.verbatim {
		return t.start + at
	}
	p := t.pieces[t.pieceOf(at)]
	if p.exact {
		return p.source + at - p.at
	}
	return p.source
}

// endOffset returns where the part of a text ends in the source that ends
// before the byte at, which is not 0.
func (t *growingText) endOffset(at int) int {
	if t.verbatim {
		return t.start + at
	}
	i := t.pieceOf(at - 1)
	switch p := t.pieces[i]; {
	case p.exact:
		return p.source + at - p.at
	case i+1 < len(t.pieces):
		return t.pieces[i+1].source
	}
	return t.end
}

// pieceOf returns the index of the piece that holds the byte at.
func (t *growingText) pieceOf(at int) int {
	return sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].at > at }) - 1
}

// bareAddresses adds a text with its bare addresses as links.
func (w *spanWriter) bareAddresses(s Span) {
	from := 0
	for a := (addresses{text: s.Text}); ; {
		start, end := a.next(from)
		if start < 0 {
			break
		}
		part := s
		if part.Text = s.Text[from:start]; part.Text != "" {
			part.Start, part.End = w.text.offset(from), w.text.endOffset(start)
			w.spans = append(w.spans, part)
		}
		link := Span{Kind: Link, Style: s.Style, More: s.More, Text: s.Text[start:end], URL: s.Text[start:end]}
		if link.URL[0] == 'w' || link.URL[0] == 'W' {
			link.URL = "http://" + link.URL
		}
		link.Start, link.End = w.text.offset(start), w.text.endOffset(end)
		link.URLStart, link.URLEnd = link.Start, link.End
		w.spans = append(w.spans, link)
		from = end
	}
	if from > 0 {
		s.Text, s.Start = s.Text[from:], w.text.offset(from)
	}
	if s.Text != "" {
		w.spans = append(w.spans, s)
	}
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

// addresses finds the bare addresses of a text, each part of which it looks at
// once.
type addresses struct {
	text       string
	colon, www int // where the next "://" and "www." stand; those before at are not looked for again
}

// next returns where the next address stands that begins at or behind at;
// start is -1 if there is none. An address ends before a blank, a character
// that needs quoting in one, or punctuation that ends a sentence.
func (a *addresses) next(at int) (start, end int) {
	for {
		a.colon = indexFrom(a.text, "://", a.colon, at)
		a.www = indexFrom(a.text, "www.", a.www, at)
		body := 0 // where the host begins
		switch colon, www := a.colon, a.www; {
		case colon == len(a.text) && www == len(a.text):
			return -1, 0
		case colon < www:
			start, body = schemeStart(a.text, at, colon), colon+len("://")
		default:
			start, body = www, www+len("www.")
			if start > at && (isLetterOrDigit(a.text[start-1]) || strings.IndexByte("./@", a.text[start-1]) >= 0) {
				start = -1
			}
		}
		if start >= 0 && body < len(a.text) && isLetterOrDigit(a.text[body]) {
			if end = addressEnd(a.text, body); strings.IndexByte(a.text[start:end], '.') >= 0 {
				return start, end
			}
			body = end // none within it has a dot either
		}
		at = body
	}
}

// indexFrom returns where word stands next in text at or behind at, known to be
// no earlier than from; the length of text if nowhere.
func indexFrom(text, word string, from, at int) int {
	if from >= at && from > 0 {
		return from
	}
	if i := strings.Index(text[at:], word); i >= 0 {
		return at + i
	}
	return len(text)
}

// schemeStart returns where the scheme begins that ends at colon, or -1 if it
// is none of an address on the web.
func schemeStart(text string, from, colon int) int {
	for _, scheme := range []string{"https", "http", "ftp"} {
		start := colon - len(scheme)
		if start >= from && strings.EqualFold(text[start:colon], scheme) && (start == 0 || !isLetterOrDigit(text[start-1])) {
			return start
		}
	}
	return -1
}

// addressEnd returns where the address ends that has its host at body.
func addressEnd(text string, body int) int {
	end, open, square := body, 0, 0
scan:
	for ; end < len(text); end++ {
		switch c := text[end]; {
		case c == '(':
			open++
		case c == ')':
			if open--; open < 0 {
				break scan
			}
		case c == '[':
			square++
		case c == ']':
			if square--; square < 0 {
				break scan
			}
		case c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"`|{}^\\", c) >= 0:
			break scan
		}
	}
	for end > body && strings.IndexByte("?!.,:;*_~'", text[end-1]) >= 0 {
		end--
	}
	return end
}

// PlainText joins the texts of spans, links' included and pictures left out,
// with single blanks; a break is a blank.
func PlainText(spans []Span) string {
	if len(spans) == 1 && spans[0].Kind != Image {
		return OneBlank(spans[0].Text)
	}
	var b strings.Builder
	for i := range spans {
		switch s := &spans[i]; s.Kind {
		case Break:
			b.WriteByte(' ')
		case Text, Link:
			b.WriteString(s.Text)
		}
	}
	return OneBlank(b.String())
}

// OneBlank makes one blank of all white space between words, and none of that
// around them.
func OneBlank(s string) string {
	blank := true // whether the last character was one
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && blank {
			return strings.Join(strings.Fields(s), " ")
		}
		blank = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}

func isLetter(c byte) bool        { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool         { return '0' <= c && c <= '9' }
func isLetterOrDigit(c byte) bool { return isLetter(c) || isDigit(c) }
func isSpace(c byte) bool         { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' }

// isPunct reports whether c is ASCII punctuation (CommonMark 2.1).
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
