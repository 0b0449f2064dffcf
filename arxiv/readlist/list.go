// Package readlist reads a reading list in any common format into rows. A row is one
// place where the list names a paper, with what the list says of the paper and the
// position.
//
// Start with [Read]. It does not fail because of the content of a list: parts that it
// can't read become a [Problem] with a position, and the rest is read.
package readlist

import (
	"context"
	"fmt"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/form"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/bib/work"
)

// List is what was read from one file.
type List struct {
	File     string
	Title    string    `json:"-"` // the title of the list, or ""
	Rows     []Row     // in the order of the file
	Problems []Problem // in the order of the file

	// Untitled are the works that have no title in any row, in the order of the file;
	// Problems has one entry for all of them.
	Untitled []Untitled `json:"-"`

	// Kinds are the kinds of entry of a list in markup: the form that was learned.
	Kinds []form.Kind `json:"-"`

	// Format is the syntax that the list was read as, such as "Markdown".
	Format string `json:"-"`
	// Text is the text that was searched for identifiers: that of the file without a byte
	// order mark, with comments blanked, and decoded if it is in UTF-16. TextStart is its
	// offset in the file in bytes; -1 if it was decoded.
	Text      string `json:"-"`
	TextStart int    `json:"-"`

	// Tree is the markup of Text, and Matches are the identifiers in it, including
	// malformed ones. Only [ReadKeeping] sets them. Tree is nil if the rows were read
	// from a different text: one that was repaired, or that has front matter or code
	// blocks that are lists.
	Tree    *markup.Tree  `json:"-"`
	Matches []arxiv.Match `json:"-"`

	// Hidden counts the identifiers in comments of the list.
	Hidden Hidden `json:"-"`

	// Papers is the metadata of papers that sources knew, from a graph in JSON.
	Papers []*work.Work `json:",omitempty"`
	// ByNode are those of Papers that were found by title and not by an identifier, by
	// [Row.Node].
	ByNode map[string]*work.Work `json:"-"`

	// Citations are those in the file, such as a graph in JSON. Unlisted are the works
	// that the file describes but does not list, because listed papers cite them.
	Citations []Citation   `json:",omitempty"`
	Unlisted  []*work.Work `json:",omitempty"`

	// Skipped is the number of lines of a file of citations without a citation, except
	// for those in Problems.
	Skipped int `json:"-"`

	ctx        context.Context // the context of Read
	keeps      bool            // set Tree and Matches
	text       *source.Text
	references []placedRef // the first reference of each identifier, in order
	found      int         // the number of all references
	holds      arxiv.Set   // the identifiers of references: rows have no others
}

// placedRef is a reference with its position.
type placedRef struct {
	ref        arxiv.Ref
	line, col  int32
	start, end int32 // offsets in the file
}

// Citation says that one paper cites another.
type Citation struct {
	Citing, Cited work.ID
	Evidence      string  // the text that shows it, or ""
	Where         string  // the source's name, or file:line
	Confidence    float64 // from 0 to 1
}

// Problem is something in a list that a person should check.
type Problem struct {
	File      string
	Line, Col int // from 1; Col counts bytes
	Message   string
	Kind      ProblemKind `json:"-"`
}

// ProblemKind is the kind of a problem.
type ProblemKind int

// The kinds of problem.
const (
	FormProblem       ProblemKind = iota // a part of the list can't be read
	IdentifierProblem                    // an identifier is malformed or doubtful
	SeveralProblem                       // one entry has two identifiers
	UntitledProblem                      // works have no title; one problem for the whole list
	DamageProblem                        // the text was decoded wrongly and saved again, or has invalid bytes
	EncodingProblem                      // the text is not in UTF-8
)

// String returns the problem as "file:line:col: message", a form that editors recognize.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Message)
}
