// Package paper makes papers of the rows of lists. A [Paper] is one work, with every row
// that names it.
//
// When two rows are of one work is decided here alone. They are if they share an
// identifier of whatever kind, or a source says that theirs are of one work, unless their
// titles contradict that; else if they have one title and no two first authors: see
// [Merge]. [SameTitle] and [TitlesAgree] compare two titles, [FoldTitle]
// and [FoldWork] make keys to find one work among many.
package paper

import (
	"cmp"
	"fmt"
	"strconv"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// Paper is one work, with all the places of the lists that
// name it and, where a source knows it, its metadata. What the list says and
// what is known stay apart: ListedTitle is the list's, Meta.Title the work's.
type Paper struct {
	// Key is the cite key, unique in the graph without regard to case, and
	// the node's name in every format.
	Key string
	// ID is the arXiv identifier that this work owns; zero if it has none or
	// if the list's one belongs to another row's paper.
	ID      arxiv.ID
	Version int // the version the list links to; 0 if none

	Name        string // short name, such as "CoOp"; "" if none is known
	ListedTitle string // the title as the first row has it

	// Meta is the paper's metadata, never nil. Resolved tells whether a source gave it; if
	// not, it is made of the list's own facts and has no authors.
	Meta     *work.Work
	Resolved bool

	Rows   []readlist.Row // every place the work is listed, in order
	Order  int            // of the first of them among all rows of the lists, from 0
	Orders []int          // of each of them; nil if there are none
}

// Date returns the year and month of the work's first version: as the
// metadata has it, else as the identifier, else the year it is listed under.
// What is not known is 0.
func (p *Paper) Date() (year, month int) {
	if d := p.Meta.Published; !d.IsZero() {
		return int(d.Year), int(d.Month)
	}
	if !p.ID.IsZero() {
		return p.ID.Year(), p.ID.Month()
	}
	return p.Meta.Year(), 0
}

// DateText writes [Paper.Date] as YYYY-MM or YYYY; "" if it is not known.
func (p *Paper) DateText() string {
	switch year, month := p.Date(); {
	case year == 0:
		return ""
	case month == 0:
		return strconv.Itoa(year)
	default:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
}

// NotAfter reports whether p may be earlier than q or of the same time, at the
// precision that both dates have.
func (p *Paper) NotAfter(q *Paper) bool {
	py, pm := p.Date()
	qy, qm := q.Date()
	if py == 0 || qy == 0 || py != qy {
		return py == 0 || qy == 0 || py < qy
	}
	return pm == 0 || qm == 0 || pm <= qm
}

// IsEarlier reports whether p is earlier than q for certain.
func (p *Paper) IsEarlier(q *Paper) bool { return p.NotAfter(q) && !q.NotAfter(p) }

// Before reports whether an edge between p and q leads to q: by their dates as far as
// both are known, else by their identifiers, which order by month and number, else
// by their keys.
func (p *Paper) Before(q *Paper) bool {
	if earlier, later := p.NotAfter(q), q.NotAfter(p); earlier != later {
		return earlier
	}
	if !p.ID.IsZero() && !q.ID.IsZero() && p.ID.Compare(q.ID) != 0 {
		return p.ID.Compare(q.ID) < 0
	}
	return p.Key < q.Key
}

// Label returns what a picture prints for the paper: its short name, else
// its title, else its identifier.
func (p *Paper) Label() string { return cmp.Or(p.Name, p.TitleOrID()) }

// Title returns the title of the work: the metadata's, else the listed one; "" if
// neither is known.
func (p *Paper) Title() string { return cmp.Or(p.Meta.Title, p.ListedTitle) }

// TitleOrID returns the title for people to read, or, where none is known, an
// identifier: arXiv's, else the first that the work has.
func (p *Paper) TitleOrID() string {
	switch title := p.Title(); {
	case title != "":
		return title
	case !p.ID.IsZero():
		return "arXiv:" + p.ID.String()
	case len(p.Meta.IDs) > 0:
		return p.Meta.IDs[0].String()
	}
	return ""
}

// ListedKey returns the key that a graph gives the paper, else the first cite key
// of its rows, or "".
func (p *Paper) ListedKey() string {
	for i := range p.Rows {
		if key := p.Rows[i].Node; key != "" {
			return key
		}
	}
	for i := range p.Rows {
		if key := p.Rows[i].Key; key != "" {
			return key
		}
	}
	return ""
}

// Row returns the first place that lists the paper, and an empty one for a paper
// that no list has.
func (p *Paper) Row() *readlist.Row {
	if !p.Listed() {
		return &readlist.Row{Work: &work.Work{}}
	}
	return &p.Rows[0]
}

// Listed reports whether a list has the paper. One that has not is there because
// listed papers cite it.
func (p *Paper) Listed() bool { return len(p.Rows) > 0 }

// HasOwnEntry reports whether a paper that nobody else knows has an entry of a .bib
// that somebody wrote: it goes out as it is, and nothing is to be said of it.
func (p *Paper) HasOwnEntry() bool {
	return p.Meta.Entry != nil && p.ID.IsZero() && p.Meta.Title != "" && len(p.Meta.Authors) > 0
}
