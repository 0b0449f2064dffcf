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
// A tree holds where the text of its units stands, and not their spans, which
// take many times as much: a [Reader] makes them when they are asked for. What it is told
// to keep ([Reader.Keep]) is read once.
//
// All offsets are bytes in the text that was read.
package markup

import (
	"context"

	"clipgraph/arxiv/readlist/markup/inline"
)

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

// Unit is a node of a tree. A list has very many.
type Unit struct {
	Kind Kind
	// Level is that of a heading, from 1 to 6 and from 7 on for the summaries
	// of unfolding parts, or the depth of an item, from 0.
	Level  uint8
	syntax inline.Syntax // of its own running text
	text   textKind

	Start, End int32 // of the unit with its children; a cell that repeats one above has no bytes

	kept uint32 // where what was read of it is kept; 0 if nowhere

	// Key tells units that a list repeats from others: "h2", "summary", "li/1"
	// with the depth, "row" and "head" for a row that heads its table, "p",
	// "div.card" with the first class without its digits.
	Key string
	// Header is what heads the column of a cell, as plain text; "" if nothing.
	Header string

	line  place // the first line of its text
	more  *more // nil if there is none
	units []*Unit
}

// place is a part of the text.
type place struct{ start, end int32 }

// textKind says how the running text of a unit is read.
type textKind uint8

const (
	noText   textKind = iota
	ownLines          // with a break between two
	oneLine           // joined to one
	verbatim          // as it stands
	made              // it stands nowhere: spans are kept
	cells             // the lines of a row, which are cut into cells
)

// more is what few units have, or many have in common.
type more struct {
	lines   []place       // behind the first
	spans   []inline.Span // of text that is made
	headers []string      // of the columns of a row
}

// setText gives a unit its own running text.
func (u *Unit) setText(lines []inline.Stretch, kind textKind, syntax inline.Syntax) {
	u.text, u.syntax, u.more = kind, syntax, nil
	u.line = placeOf(lines[0])
	if len(lines) > 1 {
		u.more = &more{lines: make([]place, len(lines)-1)}
		for i, l := range lines[1:] {
			u.more.lines[i] = placeOf(l)
		}
	}
}

func placeOf(s inline.Stretch) place { return place{int32(s.Start), int32(s.End)} }

// Text returns where the first line of the unit's own text is, or all that a block of
// code holds; both are 0 if it has none.
func (u *Unit) Text() (start, end int) { return int(u.line.start), int(u.line.end) }

// Clear takes from a unit all that it holds.
func (u *Unit) Clear() { u.text, u.line, u.more, u.units = noText, place{}, nil, nil }

// Tree is a text that was read.
type Tree struct {
	Root *Unit
	// Cut is where a cell spans more rows than are followed: from there on cells are
	// read where they stand; 0 if none does.
	Cut int

	ctx        context.Context // of the reading
	text       string
	references *inline.References // nil if there are none
	left       int                // spans that cells which span rows may still add
	keeper     *keeper
}

// Read reads text, in which comments are blanked and which is at most 2 GiB, into a
// tree. When ctx is done, it ends soon, with a part of the tree.
func Read(ctx context.Context, text string, s inline.Syntax) *Tree {
	t := &Tree{ctx: ctx, Root: &Unit{Kind: Document, End: int32(len(text))}, text: text, left: minRepeated + len(text)/repeatedSpan, keeper: newKeeper(len(text))}
	switch s {
	case inline.HTML:
		t.readHTML()
	case inline.Org:
		t.readLight(s, orgLine)
	case inline.RestructuredText:
		t.references = rstReferences(text)
		t.readLight(s, new(restructuredText).line)
	case inline.AsciiDoc:
		t.readLight(s, asciiDocLine)
	case inline.TeX:
		t.readLight(s, new(texSyntax).line)
	default:
		t.references = define(text)
		t.readMarkdown(t.Root, 0, len(text))
	}
	return t
}

// Open reads a block of code as the list in Markdown that it holds. The unit becomes
// an element.
func (t *Tree) Open(code *Unit) {
	line := code.line
	*code = Unit{Kind: Element, Key: "code", Start: line.start, End: line.end}
	t.readMarkdown(code, int(line.start), int(line.end))
}
