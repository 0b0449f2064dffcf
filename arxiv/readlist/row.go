package readlist

import (
	"cmp"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/bib/work"
)

// Row is one paper as one place of the list names it. It says what the list
// says, right or wrong; metadata from elsewhere never enters it.
type Row struct {
	File      string
	Line, Col int // where the row begins, from 1; Col counts bytes
	EndLine   int `json:"-"` // its last line
	// Start and End are where the row begins and ends in the file, in bytes.
	Start, End int `json:"-"`

	Key     string   // the cite key, where the list is a bibliography; else ""
	Node    string   `json:",omitempty"` // the key of its paper, where the list is a graph; else ""
	Name    string   // the short name, such as "CoOp"; "" where the list gives none
	Section []string // headings above it, outermost first

	// Work is all that the list says of the work, and never nil: its title as
	// listed, markup removed and a leading "Name:" kept; its authors where the list
	// gives them plainly; the year that the list files it under; its venue as
	// listed, such as "CVPR 2023"; its own identifiers.
	Work *work.Work

	Links []Link // every link of the row, in order
	Repo  string // the code's repository on GitHub as "owner/name"

	Note      string      // the text beside the title, markup removed
	Mentioned []arxiv.Ref // identifiers that the row names beside the work's own
}

// ArXiv returns arXiv's identifier of the work; the zero ID if the list gives none.
func (r *Row) ArXiv() arxiv.ID { return arxiv.Of(r.Work) }

// IDs returns the identifiers that the list gives the work, of all kinds, each once:
// arXiv's, and then the others.
func (r *Row) IDs() []work.ID {
	if len(r.Work.IDs) < 2 || r.Work.IDs[0].Kind == work.ArXiv {
		return r.Work.IDs
	}
	ids := slices.Clone(r.Work.IDs)
	slices.SortStableFunc(ids, func(a, b work.ID) int { return cmp.Compare(a.Kind, b.Kind) })
	return ids
}

// Year returns the year that the list files the work under, or 0.
func (r *Row) Year() int {
	if year := r.Work.Published.Year; year != 0 {
		return int(year)
	}
	return r.Work.PublishedIn().Year
}

// Venue returns where the work appeared, as listed; "" if the list does not say it.
// The journal of an entry may be arXiv itself, which is no venue.
func (r *Row) Venue() string {
	if r.IsEntry() && occasion.IsArchive(r.Work.PublishedIn().Name) {
		return ""
	}
	return r.Work.PublishedIn().Name
}

// IsEntry reports whether the list is a bibliography, which says of what type the
// work is, and has more of it than a list in words.
func (r *Row) IsEntry() bool { return r.Work.Type != "" || r.Work.Entry != nil }

// Link is one link of a row. URL is as the list has it, repaired where that is
// certain (a blank at the front, a stray parenthesis at the end).
type Link struct {
	Kind link.Kind `json:"kind"`
	Text string    `json:"text,omitempty"`
	URL  string    `json:"url"`

	// Where the link stands in the file, and its address in it, in bytes; both 0
	// where that is not known.
	Start, End       int `json:"-"`
	URLStart, URLEnd int `json:"-"`
}
