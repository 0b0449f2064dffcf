// Package markup reads Markdown, HTML and other markup into a tree of units:
// sections, items, rows, paragraphs and elements, each with the spans of
// running text that stand in it. It knows nothing of papers.
//
// Lists are written by hand and a little off everywhere. So [Read] never
// fails: what a strict reader would drop (a row without a table, a row broken
// over lines, a heading without a blank) is read as it was meant, and markup
// that is closed nowhere is text. The time is linear in the text and the depth
// of the tree is bounded.
//
// All offsets are bytes in the text that was read.
package markup

import "iter"

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
	// Key tells units that a list repeats from others: "h2", "summary", "li/1"
	// with the depth, "row" and "head" for a row that heads its table, "p",
	// "div.card" with the first class without its digits.
	Key string
	// Level is that of a heading, from 1 to 6 and from 7 on for the summaries
	// of unfolding parts, or the depth of an item, from 0.
	Level int
	// Header is what heads the column of a cell, as plain text; "" if nothing.
	Header string
	// Language is what a block of code says of itself, such as "bibtex".
	Language string

	Spans    []Span  // the unit's own running text, that of its children left out
	Children []*Unit // in the order of the text

	Start, End int // of the unit with its children; a cell that repeats one above has no bytes

	// Cut is where, in a document, a cell spans more rows than are followed: from
	// there on cells are read where they stand; 0 if none does.
	Cut int
}

// All goes through the unit and all units below it in the order of the text.
func (u *Unit) All() iter.Seq[*Unit] {
	return func(yield func(*Unit) bool) { u.all(yield) }
}

func (u *Unit) all(yield func(*Unit) bool) bool {
	if !yield(u) {
		return false
	}
	for _, c := range u.Children {
		if !c.all(yield) {
			return false
		}
	}
	return true
}

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

// Syntax is a markup language.
type Syntax uint8

// The markup languages.
const (
	Markdown Syntax = iota
	HTML
	Org              // Org mode
	RestructuredText // of docutils
	AsciiDoc
	TeX // the prose of a document in LaTeX
)

// Read reads text, in which comments are blanked, into a tree.
func Read(text string, s Syntax) *Unit {
	root := &Unit{Kind: Document, End: len(text)}
	switch s {
	case HTML:
		readHTML(root, text)
	case Org:
		readLight(root, text, orgSyntax{})
	case RestructuredText:
		readLight(root, text, newRestructuredText(text))
	case AsciiDoc:
		readLight(root, text, &asciiDoc{})
	case TeX:
		readLight(root, text, &texSyntax{})
	default:
		readMarkdown(root, text)
	}
	return root
}
