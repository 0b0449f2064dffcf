// Package ask answers questions to a graph as data: what a paper is tied to, how one
// leads to another, which of them most of the list builds on, and how many there are
// of everything.
//
// [RelatedTo], [Chains], [Rank] and [Count] are the questions. Their answers are
// values whose names in JSON are a contract, as those of the JSON of graphs are: names
// are added and none is taken away. [Brief] is how each of them has a paper.
package ask

import (
	"cmp"
	"fmt"
	"strings"

	"clipgraph/graph"
)

// Brief is a paper in an answer.
type Brief struct {
	Key   string `json:"key"`
	ArXiv string `json:"arxiv"`
	Name  string `json:"name"`
	Title string `json:"title"`
	Date  string `json:"date"` // YYYY-MM or YYYY; "" if not known
}

// NewBrief returns what answers say of p.
func NewBrief(p *graph.Paper) Brief {
	return Brief{p.Key, p.ID.String(), p.Name, p.Title(), p.DateText()}
}

// String returns the paper as people call it: by its short name and its title,
// unless that begins with the name, and by its identifier or cite key.
func (b Brief) String() string {
	called := b.Title
	switch {
	case b.Name == "", strings.HasPrefix(strings.ToLower(b.Title), strings.ToLower(b.Name)):
	case b.Title == "":
		called = b.Name
	default:
		called = b.Name + ": " + b.Title
	}
	switch {
	case called == "" && b.ArXiv != "": // nothing else is known of it
		return "arXiv:" + b.ArXiv
	case called == "":
		return b.Key
	case b.ArXiv != "":
		return fmt.Sprintf("%s (arXiv:%s)", called, b.ArXiv)
	}
	return fmt.Sprintf("%s (%s)", called, b.Key)
}

// Dated returns the paper behind its date, in a column of seven characters.
func (b Brief) Dated() string { return fmt.Sprintf("%-7s  %s", cmp.Or(b.Date, "?"), b) }
