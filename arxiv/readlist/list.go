// Package readlist reads a reading list, in whatever form people keep one,
// into rows: one for each place where the list names a paper, with what the
// list itself says of it and where it says so.
//
// Start with [Read]. It does not fail for what a list says: what it can't make
// out becomes a [Problem] with its position, and the rest is read all the
// same.
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
	Title    string    `json:"-"` // the heading of the whole list; "" if it has none
	Rows     []Row     // in the order of the file
	Problems []Problem // in the order of the file

	// Untitled are the works that no row has a title of, in the order of the file;
	// Problems has one for all of them.
	Untitled []Untitled `json:"-"`

	// Kinds are the kinds of entry of a list in markup, with how each is
	// written: the form that was found.
	Kinds []form.Kind `json:"-"`

	// Format is the syntax that the list was read as, such as "Markdown".
	Format string `json:"-"`
	// Text is the list as it was searched for identifiers: as it stands, but
	// without a byte order mark, with what no reader sees (comments) blanked in
	// place, and decoded if the file is in UTF-16. TextStart is where it begins
	// in the file, in bytes; -1 if it was decoded.
	Text      string `json:"-"`
	TextStart int    `json:"-"`

	// Tree is the markup of Text, and Matches are the identifiers in it, malformed ones
	// included, where [ReadKeeping] read the list. Tree is nil if the rows were read from
	// another text: one that is repaired, or has front matter or blocks of code in it that
	// are lists.
	Tree    *markup.Tree  `json:"-"`
	Matches []arxiv.Match `json:"-"`

	// Hidden is what comments of the list hide.
	Hidden Hidden `json:"-"`

	// Papers is the metadata that the file itself has, beside what it lists:
	// that of the resolved papers of a graph in JSON.
	Papers []*work.Work `json:",omitempty"`
	// ByNode are those of Papers that were found by their titles, and by no identifier of
	// their rows, by [Row.Node].
	ByNode map[string]*work.Work `json:"-"`

	// Citations are those that the file itself has, as a graph in JSON does, and
	// Unlisted the works it knows beside those it lists, because these cite them.
	Citations []Citation   `json:",omitempty"`
	Unlisted  []*work.Work `json:",omitempty"`

	// Skipped is the number of lines of a file of citations that have none, beside
	// those that are problems.
	Skipped int `json:"-"`

	ctx        context.Context // of the reading
	keeps      bool            // whether Tree and Matches are kept
	text       *source.Text
	references []placedRef // the first of each identifier, in order
	found      int         // how many there are of all identifiers
	holds      arxiv.Set   // their identifiers: no item has another
}

// placedRef is a reference with its place.
type placedRef struct {
	ref        arxiv.Ref
	line, col  int32
	start, end int32 // in the file
}

// Citation says that one paper cites another.
type Citation struct {
	Citing, Cited work.ID
	Evidence      string  // what shows it; "" where it is the source's word alone
	Where         string  // the source's name, or file:line
	Confidence    float64 // from 0 to 1
}

// Problem is something in a list that a person should look at.
type Problem struct {
	File      string
	Line, Col int // from 1; Col counts bytes
	Message   string
	Kind      ProblemKind `json:"-"`
}

// ProblemKind sorts problems.
type ProblemKind int

// The kinds of problem.
const (
	FormProblem       ProblemKind = iota // a part of the list can't be read as it stands
	IdentifierProblem                    // an identifier is malformed or doubtful
	SeveralProblem                       // one entry has two identifiers
	UntitledProblem                      // works have no title; one problem for all of a list
	DamageProblem                        // the text was read in a wrong encoding and saved again, or has broken bytes
	EncodingProblem                      // the text is in another encoding than UTF-8
)

// String returns the problem as "file:line:col: message", which editors
// follow.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Message)
}
