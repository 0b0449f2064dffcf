// Package markup parses Markdown, HTML and other markup into a tree of units: sections,
// items, rows, paragraphs and elements, each with the spans of its running text. It knows
// nothing of papers.
//
// Lists are written by hand and often not quite valid. [Read] never fails: what a strict
// parser would drop (a row without a table, a row broken over lines, a heading without a
// blank) is read as it was meant, and unclosed markup is text. The time is linear in the
// text and the depth of the tree is bounded.
//
// A tree stores the positions of the text of its units, not the spans, which take many
// times the memory: a [Reader] returns them on demand. [Reader.Keep] caches them.
//
// All offsets are bytes in the text that was read.
package markup

import (
	"context"

	"clipgraph/arxiv/readlist/markup/inline"
)

// Kind is the kind of a unit.
type Kind uint8

// The kinds of unit.
const (
	Document  Kind = iota // the root
	Section               // a heading with its spans and all that is below it
	List                  // consecutive items
	Item                  // an item of a list, with the items and paragraphs below it
	Table                 // consecutive rows
	Row                   // a row; its children are cells
	Cell                  // a cell of a row
	Paragraph             // lines of running text, with a break between them
	Element               // another HTML element, such as <div class="card">
	Code                  // a code block; its single span has the verbatim text
)

// Unit is a node of a tree. A list has very many, so it is small.
type Unit struct {
	Kind Kind
	// Level is the level of a heading, from 1 to 6, and from 7 on for the summaries of
	// <details> elements, or the depth of an item, from 0.
	Level  uint8
	syntax inline.Syntax // of its running text
	text   textKind

	Start, End int32 // of the unit with its children; empty for a repeated cell

	kept uint32 // where its spans are cached, see keeper; 0 if they are not

	// Key is the same for units that a list repeats: "h2", "summary", "li/1" with the
	// depth, "row", "head" for the header row of a table, "p", "div.card" with the first
	// class without digits.
	Key string
	// Header is the header of the column of a cell, as plain text, or "".
	Header string

	line  place // the first line of its text
	more  *more // nil if there is none
	units []*Unit
}

// place is a part of the text.
type place struct{ start, end int32 }

// textKind is how the running text of a unit is read.
type textKind uint8

const (
	noText   textKind = iota
	ownLines          // with a break between lines
	oneLine           // joined to one line
	verbatim          // without markup
	made              // without a position: the spans are stored
	cells             // the lines of a row, which are split into cells
)

// more has fields that few units need, or that many units share.
type more struct {
	lines   []place       // after the first
	spans   []inline.Span // for the text kind made
	headers []string      // of the columns of a row
}

// setText sets the running text of a unit.
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

// Text returns the position of the first line of the unit's own text, or of all the text
// of a code block. Both are 0 if it has none.
func (u *Unit) Text() (start, end int) { return int(u.line.start), int(u.line.end) }

// Clear removes the content of a unit.
func (u *Unit) Clear() { u.text, u.line, u.more, u.units = noText, place{}, nil, nil }

// Tree is a parsed text.
type Tree struct {
	Root *Unit
	// Cut is the offset from which on row spans are ignored because of their limit; 0 if
	// there is none.
	Cut int

	ctx        context.Context // the context of Read
	text       string
	references *inline.References // nil if there are none
	left       int                // the number of repeated spans still allowed
	keeper     *keeper
}

// Read parses text, of at most 2 GiB and with comments blanked, into a tree. Once ctx is
// done, it soon returns an incomplete tree.
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

// Open parses a code block as a list in Markdown. The unit becomes an element.
func (t *Tree) Open(code *Unit) {
	line := code.line
	*code = Unit{Kind: Element, Key: "code", Start: line.start, End: line.end}
	t.readMarkdown(code, int(line.start), int(line.end))
}
