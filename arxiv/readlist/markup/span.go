package markup

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
