// Package record has the middle of the reader: a [Record] is what one place of a
// list says of one work, as a list of [Field], each with a [Role], whatever the syntax.
//
// A format such as CSV, JSON or RIS has fields with names, which say what their roles
// are; its reader gives the records of a text to a [List]. Running text has none: package
// form learns from the whole list where its entries begin and which part of each is the
// title. Either way readlist makes the same row of the record, by one function.
//
// Fields carry the spans of their text, with links and offsets, so that whatever is
// found in one can be shown at its place in the file.
package record

import (
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/bib/work"
)

// Role is what a field says of the work.
type Role uint8

// The roles.
const (
	Unknown    Role = iota // nothing tells
	Title                  // the title
	Name                   // a short name, such as "CoOp"
	Authors                // the authors
	Editors                // the editors
	Venue                  // where the work appeared
	Date                   // when: a year or more
	Section                // a subject that the work is filed under
	Note                   // a remark; identifiers in it are of other works
	Address                // links, labels and addresses alone
	Identifier             // one of arXiv's, also where nothing marks it
	DOI                    // a DOI, also where nothing marks it
	Abstract               // the abstract
	Other                  // what the record has beside: its links count, its text does not
)

var roleNames = [...]string{"unknown", "title", "name", "authors", "editors", "venue", "date", "section", "note", "address", "identifier", "DOI", "abstract", "other"}

// String returns the role in a word.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return roleNames[Unknown]
}

// Field is one part of a record.
type Field struct {
	Role Role
	// Name is what the record calls the field, as written; "" where it has no name.
	Name string
	// Spans are the text of the field with its links.
	Spans []inline.Span

	Start, End int // in the text
}

// Record is what one place of a list says of one work.
type Record struct {
	Type    string   // what the record says the work is, such as "book" or "inproceedings"; "" if nothing
	Key     string   // its cite key; "" if it has none
	Section []string // the headings above it, outermost first
	Fields  []Field  // in the order of the text

	// OwnStart and OwnEnd are where the identifier stands in the text that is the
	// work's own, as found there; both 0 where the fields alone tell. Those that
	// stand elsewhere in the record are mentioned, or are the work's in other
	// words.
	OwnStart, OwnEnd int
	// Work is all that the record says of its work, but for the identifiers in its
	// fields, where the format has that whole; nil: the fields alone tell.
	Work *work.Work
	// Whole says that Work has all that the fields say, which are then read for
	// links and identifiers alone.
	Whole bool
	// Claim says what makes the record a work.
	Claim Claim
	// Certainty is how sure it is that the title is one, from 0 to 1: 1 where the
	// list names its fields, 0 where the record has no title.
	Certainty float64

	Start, End int // in the text
}

// Claim says what makes a record a work, beside a link to one.
type Claim uint8

// The claims.
const (
	Always   Claim = iota // nothing: whoever made the record decided that it is one
	ByTitle               // a title
	ByLink                // a title and any link
	ByPaper               // an identifier or a link to a paper
	ByEither              // a title or an identifier; one that has neither is said to be left out
	ByKey                 // the same, or a key, which then stands for the title
)
