// Package inline reads running text: the lines of a heading, a paragraph, an item or a cell
// of a table, in Markdown, HTML and other markup. A [Reader] makes spans of them: texts, each
// shown in one style, links, pictures and the ends of lines. Where running text stands in a
// document is no matter of this package but of package markup, which is above it.
//
// Markup that is closed nowhere is text, and a bare address is a link in every syntax. The
// time is linear in the text, and what nests is followed to a bounded depth.
//
// All offsets are bytes in the source, which is the whole text that lines are a part of.
package inline

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SpanKind sorts spans.
type SpanKind uint8

// The kinds of span.
const (
	Text  SpanKind = iota
	Link           // a link with its text, or a bare address
	Image          // a picture with its alternative text
	Break          // a line ends
)

// Style is how a span is shown; styles are joined with |.
type Style uint8

// The styles.
const (
	Bold Style = 1 << iota
	Italic
	CodeStyle
	Inserted // <ins>, which some lists put dates and badges in
	Struck
)

// Span is a piece of running text that is shown in one way. The spans of a
// unit are in order and do not overlap.
type Span struct {
	Kind SpanKind
	// Style of a link has the styles of all of its parts; see Inner.
	Style Style
	// Text is plain text, markup and character references resolved: that of a
	// link is what is shown, that of an image its alternative text. A text may
	// begin and end with blanks, which part it from its neighbours.
	Text string
	// URL is the address of a link or an image, character references and
	// backslashes resolved. A bare "www.…" has "http://" in front.
	URL string
	// More is what few spans have; nil if there is none. See the methods.
	More *More

	// Start and End enclose a link or an image with its marks, and the words of
	// a text without the marks of its style.
	Start, End int
	// URLStart and URLEnd enclose the address as it is written, without blanks
	// and quotes; both are 0 if there is none. That of a reference is where the
	// label is defined.
	URLStart, URLEnd int
}

// More is what few spans have, kept apart because a list has very many spans.
type More struct {
	Image, Class string
	Inner        []Span
}

// Image returns the address of the first picture within a link, such as a badge;
// "" if there is none.
func (s *Span) Image() string {
	if s.More == nil {
		return ""
	}
	return s.More.Image
}

// Class returns the class of the HTML element that the span stands in; "" if none.
func (s *Span) Class() string {
	if s.More == nil {
		return ""
	}
	return s.More.Class
}

// Inner returns what a link shows if that is not one text of one style: texts and
// pictures.
func (s *Span) Inner() []Span {
	if s.More == nil {
		return nil
	}
	return s.More.Inner
}

// String returns the span for messages: a text in quotes, with the marks of its style
// before it; links as [text](url), with what they show in braces if that is more than one
// text; pictures as ![text](url), breaks as "/"; and the class behind a dot.
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

// Name returns how a text of the style is shown, in a word; link is set if it is the text
// of a link.
func (s Style) Name(link bool) string {
	if link {
		return styleNames[s&named|Struck]
	}
	return styleNames[s&named]
}

// named are the styles that have names, and styleNames the names of their combinations,
// those of links behind [Struck], which has none.
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
