// Package inline parses running text: the lines of a heading, a paragraph, an item or a
// table cell, in Markdown, HTML and other markup. A [Reader] returns spans: texts of one
// style, links, pictures and line breaks. Package markup parses the structure above
// running text.
//
// Unclosed markup is text, and a bare address is a link in every syntax. The time is
// linear in the text, and nesting is followed to a bounded depth.
//
// All offsets are bytes in the source, the whole text that the lines are part of.
package inline

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SpanKind is the kind of a span.
type SpanKind uint8

// The kinds of span.
const (
	Text  SpanKind = iota
	Link           // a link with its text, or a bare address
	Image          // a picture with its alternative text
	Break          // a line break
)

// Style is how a span is shown. Styles are combined with |.
type Style uint8

// The styles.
const (
	Bold Style = 1 << iota
	Italic
	CodeStyle
	Inserted // <ins>, in which some lists put dates and badges
	Struck
)

// Span is a piece of running text of one style. The spans of a unit are in order and do
// not overlap.
type Span struct {
	Kind SpanKind
	// Style is the style. That of a link combines the styles of its parts; see Inner.
	Style Style
	// Text is plain text with character references resolved: the shown text of a link,
	// the alternative text of an image. It may begin and end with blanks, which separate
	// it from its neighbours.
	Text string
	// URL is the address of a link or an image, with character references and backslashes
	// resolved. A bare "www.…" gets "http://".
	URL string
	// More has fields that few spans need; it may be nil. See the methods.
	More *More

	// Start and End are the offsets of a link or an image with its marks, or of a text
	// without the marks of its style.
	Start, End int
	// URLStart and URLEnd are the offsets of the address as written, without blanks and
	// quotes; both are 0 if there is none. For a reference they are in the definition of
	// the label.
	URLStart, URLEnd int
}

// More has fields that few spans need, to keep Span small.
type More struct {
	Image, Class string
	Inner        []Span
}

// Image returns the address of the first picture within a link, such as a badge, or "".
func (s *Span) Image() string {
	if s.More == nil {
		return ""
	}
	return s.More.Image
}

// Class returns the class of the HTML element that contains the span, or "".
func (s *Span) Class() string {
	if s.More == nil {
		return ""
	}
	return s.More.Class
}

// Inner returns the texts and pictures within a link, or nil if it is one text of one
// style.
func (s *Span) Inner() []Span {
	if s.More == nil {
		return nil
	}
	return s.More.Inner
}

// String formats the span for messages: a text in quotes after the marks of its style;
// links as [text](url), with their inner spans in braces; pictures as ![text](url);
// breaks as "/"; and the class after a dot.
func (s *Span) String() string {
	var b strings.Builder
	for i, mark := range []string{"b", "i", "c", "ins", "del"} {
		if s.Style&(1<<i) != 0 {
			b.WriteString(mark)
		}
	}
	switch s.Kind {
	case Text:
		b.WriteString(strconv.Quote(s.Text))
	case Link:
		fmt.Fprintf(&b, "[%s](%s)", s.Text, s.URL)
		if inner := s.Inner(); inner != nil {
			b.WriteByte('{')
			for i := range inner {
				b.WriteString(" " + inner[i].String())
			}
			b.WriteString(" }")
		}
	case Image:
		fmt.Fprintf(&b, "![%s](%s)", s.Text, s.URL)
	case Break:
		b.WriteByte('/')
	}
	if s.Class() != "" {
		b.WriteString("." + s.Class())
	}
	return b.String()
}

// Shift moves spans by a number of bytes.
func Shift(spans []Span, by int) {
	for i := range spans {
		s := &spans[i]
		s.Start, s.End = s.Start+by, s.End+by
		if s.URLEnd > 0 {
			s.URLStart, s.URLEnd = s.URLStart+by, s.URLEnd+by
		}
		Shift(s.Inner(), by)
	}
}

// PlainText joins the texts of spans, including links and excluding pictures, with single
// blanks. A break is a blank.
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

// OneBlank collapses white space between words and trims it around them.
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

// Name returns the style as a word. link says that it is the style of a link.
func (s Style) Name(link bool) string {
	if link {
		return styleNames[s&named|Struck]
	}
	return styleNames[s&named]
}

// named are the styles with names, and styleNames the names of their combinations. The
// bit [Struck], which has no name, marks those of links.
const named = Bold | Italic | CodeStyle | Inserted

var styleNames = func() (names [2 * Struck]string) {
	for s := range names {
		for i, name := range []string{"bold", "italic", "code", "ins", "link"} {
			if s&(1<<i) != 0 {
				names[s] += name
			}
		}
	}
	names[0] = "text"
	return names
}()
