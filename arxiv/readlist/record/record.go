// Package record defines the intermediate form of lists: a [Record] is what one place of
// a list says of one work, as a list of [Field], each with a [Role], independent of the
// syntax.
//
// Formats such as CSV, JSON or RIS have named fields, and the names determine the roles;
// their readers pass records to a [List]. In running text, package form learns from the
// whole list where entries begin and which part of each is the title. Package readlist
// converts both kinds of record to rows in the same way.
//
// Fields carry the spans of their text, with links and offsets, so that every result has
// a position in the file.
package record

import (
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/bib/work"
)

// Role is the role of a field.
type Role uint8

// The roles.
const (
	Unknown    Role = iota // not known
	Title                  // the title
	Name                   // a short name, such as "CoOp"
	Authors                // the authors
	Editors                // the editors
	Venue                  // the venue
	Date                   // a year or a date
	Section                // a topic
	Note                   // a note; identifiers in it are of other works
	Address                // only links, labels and addresses
	Identifier             // an arXiv identifier, marked or not
	DOI                    // a DOI, marked or not
	Abstract               // the abstract
	Other                  // anything else: its links count, its text does not
)

var roleNames = [...]string{"unknown", "title", "name", "authors", "editors", "venue", "date", "section", "note", "address", "identifier", "DOI", "abstract", "other"}

// String returns the role as a word.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return roleNames[Unknown]
}

// Field is one part of a record.
type Field struct {
	Role Role
	// Name is the name of the field in the record, as written, or "".
	Name string
	// Spans are the text of the field with its links.
	Spans []inline.Span

	Start, End int // in the text
}

// Record is what one place of a list says of one work.
type Record struct {
	Type    string   // the type of the work, such as "book" or "inproceedings", or ""
	Key     string   // the cite key, or ""
	Section []string // the headings above the record, outermost first
	Fields  []Field  // in the order of the text

	// OwnStart and OwnEnd are the offsets of the work's own identifier; both are 0 if it
	// has to be found in the fields. Other identifiers in the record are mentions, or the
	// same one again.
	OwnStart, OwnEnd int
	// Work is the work as the format describes it, without the identifiers in the fields;
	// nil means that it has to be read from the fields.
	Work *work.Work
	// Whole says that Work is complete, and only links and identifiers are read from the
	// fields.
	Whole bool
	// Claim is the condition under which the record is a work.
	Claim Claim
	// Certainty is the certainty that the title is one, from 0 to 1: 1 if the list names
	// its fields, 0 if the record has no title.
	Certainty float64

	Start, End int // in the text
}

// Claim is the condition under which a record is a work. A link to a paper always
// suffices.
type Claim uint8

// The conditions.
const (
	Always   Claim = iota // none: the reader has decided that it is a work
	ByTitle               // a title
	ByLink                // a title and any link
	ByPaper               // an identifier or a link to a paper
	ByEither              // a title or an identifier; otherwise it is left out with a problem
	ByKey                 // the same, or a key, which then replaces the title
)
