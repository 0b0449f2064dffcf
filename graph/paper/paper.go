// Package paper makes papers of the rows of lists. A [Paper] is one work, with every row
// that names it.
//
// This package alone decides whether two rows are of one work. They are if they share an
// identifier of any kind, or if a source says that their identifiers are of one work,
// unless their titles contradict that. Otherwise they are if they have the same title and
// do not have different first authors: see [Merge]. [SameTitle] and [TitlesAgree] compare
// two titles; [FoldTitle] and [FoldWork] make keys to find one work among many.
package paper

import (
	"cmp"
	"fmt"
	"strconv"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// Paper is one work, with all the places in the lists that name it and, if a source knows
// it, its metadata. What the list says is kept apart from what is known: ListedTitle is
// the list's, Meta.Title the work's.
type Paper struct {
	// Key is the cite key, unique in the graph without regard to case. It is the node's
	// name in every format.
	Key string
	// ID is the arXiv identifier of this work. It is zero if the work has none, or if the
	// one that the list gives belongs to another row's paper.
	ID      arxiv.ID
	Version int // the version the list links to; 0 if none

	Name        string // short name, such as "CoOp"; "" if none is known
	ListedTitle string // the title as the first row has it

	// Meta is the paper's metadata, never nil. Resolved reports whether it is from a
	// source; if not, it is made of what the list says and has no authors.
	Meta     *work.Work
	Resolved bool

	Rows   []readlist.Row // every place the work is listed, in order
	Order  int            // the index of the first of them among all rows of the lists
	Orders []int          // the index of each of them; nil if there are none
}

// Date returns the year and month of the work's first version: from the metadata, else
// from the identifier, else the year under which it is listed. An unknown part is 0.
func (p *Paper) Date() (year, month int) {
	if d := p.Meta.Published; !d.IsZero() {
		return int(d.Year), int(d.Month)
	}
	if !p.ID.IsZero() {
		return p.ID.Year(), p.ID.Month()
	}
	return p.Meta.Year(), 0
}

// DateText returns [Paper.Date] as YYYY-MM or YYYY, or "" if it is not known.
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

// NotAfter reports whether p may be earlier than q or of the same time, at the precision
// that both dates have.
func (p *Paper) NotAfter(q *Paper) bool {
	py, pm := p.Date()
	qy, qm := q.Date()
	if py == 0 || qy == 0 || py != qy {
		return py == 0 || qy == 0 || py < qy
	}
	return pm == 0 || qm == 0 || pm <= qm
}

// MonthsAfter returns how many months later than q the work p is. It counts years alone if
// a month is not known, and reports false if a year is not.
func (p *Paper) MonthsAfter(q *Paper) (months int, known bool) {
	py, pm := p.Date()
	qy, qm := q.Date()
	if pm == 0 || qm == 0 {
		pm, qm = 0, 0
	}
	return 12*(py-qy) + pm - qm, py > 0 && qy > 0
}

// IsEarlier reports whether p is certainly earlier than q.
func (p *Paper) IsEarlier(q *Paper) bool { return p.NotAfter(q) && !q.NotAfter(p) }

// Before reports whether an edge between p and q leads to q. It compares their dates as
// far as both are known, then their identifiers, by month and number, then their cite
// keys.
func (p *Paper) Before(q *Paper) bool {
	if earlier, later := p.NotAfter(q), q.NotAfter(p); earlier != later {
		return earlier
	}
	if !p.ID.IsZero() && !q.ID.IsZero() && p.ID.Compare(q.ID) != 0 {
		return p.ID.Compare(q.ID) < 0
	}
	return p.Key < q.Key
}

// Label returns the text of the paper in a picture: its short name, else its title, else
// its identifier.
func (p *Paper) Label() string { return cmp.Or(p.Name, p.TitleOrID()) }

// Title returns the title of the work: that of the metadata, else the listed one, or ""
// if neither is known.
func (p *Paper) Title() string { return cmp.Or(p.Meta.Title, p.ListedTitle) }

// TitleOrID returns the title, or an identifier if no title is known: that of arXiv, else
// the first that the work has.
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

// ListedKey returns the cite key that a graph has given the paper, else the first cite
// key of its rows, or "".
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

// Row returns the first row that lists the paper, or an empty one for a paper that is not
// in a list.
func (p *Paper) Row() *readlist.Row {
	if !p.Listed() {
		return &readlist.Row{Work: &work.Work{}}
	}
	return &p.Rows[0]
}

// Listed reports whether a list contains the paper. Other papers are there because listed
// papers cite them.
func (p *Paper) Listed() bool { return len(p.Rows) > 0 }

// HasOwnEntry reports whether a paper that no source knows has an entry in a .bib that
// somebody wrote. Such an entry is written unchanged and without warnings.
func (p *Paper) HasOwnEntry() bool {
	return p.Meta.Entry != nil && p.ID.IsZero() && p.Meta.Title != "" && len(p.Meta.Authors) > 0
}
