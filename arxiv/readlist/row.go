package readlist

import (
	"cmp"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/occasion"
	"clipgraph/bib/work"
)

// Row is one place where a list names a paper. It contains what the list says, right or
// wrong, and no metadata from elsewhere.
type Row struct {
	File      string
	Line, Col int // the start of the row, from 1; Col counts bytes
	EndLine   int `json:"-"` // its last line
	// Start and End are the offsets of the row in the file, in bytes.
	Start, End int `json:"-"`

	Key     string   // the cite key in a bibliography, or ""
	Node    string   `json:",omitempty"` // the key of its paper in a graph, or ""
	Name    string   // the short name, such as "CoOp", or ""
	Section []string // headings above it, outermost first

	// Work is what the list says of the work, and never nil: the title as listed, without
	// markup and including a leading "Name:"; the authors if they are unambiguous; the
	// year; the venue as listed, such as "CVPR 2023"; the identifiers.
	Work *work.Work

	Links []Link // every link of the row, in order
	Repo  string // the GitHub repository of the code as "owner/name", or ""

	Note      string      // the text beside the title, without markup
	Mentioned []arxiv.Ref // other arXiv identifiers in the row
}

// ArXiv returns the arXiv identifier of the work, or the zero ID.
func (r *Row) ArXiv() arxiv.ID { return arxiv.Of(r.Work) }

// IDs returns the distinct identifiers of the work, of all kinds, arXiv's first.
func (r *Row) IDs() []work.ID {
	if len(r.Work.IDs) < 2 || r.Work.IDs[0].Kind == work.ArXiv {
		return r.Work.IDs
	}
	ids := slices.Clone(r.Work.IDs)
	slices.SortStableFunc(ids, func(a, b work.ID) int { return cmp.Compare(a.Kind, b.Kind) })
	return ids
}

// Year returns the year of the work according to the list, or 0.
func (r *Row) Year() int {
	if year := r.Work.Published.Year; year != 0 {
		return int(year)
	}
	return r.Work.PublishedIn().Year
}

// Venue returns the venue as listed, or "". If the journal of an entry is arXiv, it does
// not count as a venue.
func (r *Row) Venue() string {
	if r.IsEntry() && occasion.IsArchive(r.Work.PublishedIn().Name) {
		return ""
	}
	return r.Work.PublishedIn().Name
}

// IsEntry reports whether the row is an entry of a bibliography, which has a type and
// more fields than a list in words.
func (r *Row) IsEntry() bool { return r.Work.Type != "" || r.Work.Entry != nil }

// Link is a link of a row. URL is as in the list, except for certain repairs: a blank at
// the front, an unmatched parenthesis at the end.
type Link struct {
	Kind link.Kind `json:"kind"`
	Text string    `json:"text,omitempty"`
	URL  string    `json:"url"`

	// The offsets of the link and of its address in the file, in bytes; 0 if they are not
	// known.
	Start, End       int `json:"-"`
	URLStart, URLEnd int `json:"-"`
}
