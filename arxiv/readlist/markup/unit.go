// Package markup reads Markdown, HTML and other markup into a tree of units:
// sections, items, rows, paragraphs and elements, each with the spans of
// running text that stand in it. It knows nothing of papers.
//
// All offsets are bytes in the text that was read.
package markup

// Kind sorts units.
type Kind uint8

// The kinds of unit.
const (
	Document  Kind = iota // the root
	Section               // a heading, its spans, and all that stands below it
	List                  // items beside each other
	Item                  // an item of a list, with the items and paragraphs below it
	Table                 // rows below each other
	Row                   // a row; its children are cells
	Cell                  // a cell of a row
	Paragraph             // lines of running text, with a break between them
	Element               // an element of HTML that is none of these, such as <div class="card">
	Code                  // a block of code; its one span has the text as it stands
)

// Unit is a node of the tree.
type Unit struct {
	Kind Kind
	// Key tells units that a list repeats from others: "h2", "li/1" with the
	// depth, "row", "p", "div.card" with the first class without its digits.
	Key string
	// Level is that of a heading, from 1 to 6, or the depth of an item, from 0.
	Level int
	// Header is what heads the column of a cell, as plain text; "" if nothing.
	Header string
	// Language is what a block of code says of itself, such as "bibtex".
	Language string

	Spans    []Span  // the unit's own running text, that of its children left out
	Children []*Unit // in the order of the text

	Start, End int // of the unit with its children
}

// SpanKind sorts spans.
type SpanKind uint8

// The kinds of span.
const (
	Text  SpanKind = iota
	Link           // a link with its text
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

// Span is a piece of running text that is shown in one way.
type Span struct {
	Kind  SpanKind
	Style Style
	// Text is plain text, markup and character references resolved: that of a
	// link is what is shown, that of an image its alternative text.
	Text string
	// URL is the address of a link or an image as it stands, character
	// references resolved.
	URL string
	// Image is the address of a picture within a link, such as a badge.
	Image string
	// Class is the class of the HTML element that the span stands in; "" if none.
	Class string

	Start, End       int // of the span with its marks
	URLStart, URLEnd int // of the address as written, without blanks and quotes; both 0 if there is none
}
