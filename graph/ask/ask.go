// Package ask answers questions about a graph as data: the neighbours of a paper, the
// paths between two papers, the papers that most others build on, and counts of
// everything.
//
// The questions are [RelatedTo], [Chains], [Rank] and [Count]. The names of the answers
// in JSON are stable, like those of the JSON of graphs: names may be added but are not
// removed. Each answer represents a paper as a [Brief].
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

// NewBrief returns the summary of p that answers contain.
func NewBrief(p *graph.Paper) Brief {
	return Brief{p.Key, p.ID.String(), p.Name, p.Title(), p.DateText()}
}

// String returns the short name and the title of the paper, unless the title begins with
// the name, and its identifier or cite key.
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
	case called == "" && b.ArXiv != "": // nothing else is known about it
		return "arXiv:" + b.ArXiv
	case called == "":
		return b.Key
	case b.ArXiv != "":
		return fmt.Sprintf("%s (arXiv:%s)", called, b.ArXiv)
	}
	return fmt.Sprintf("%s (%s)", called, b.Key)
}

// Dated returns the paper after its date, in a column of seven characters.
func (b Brief) Dated() string { return fmt.Sprintf("%-7s  %s", cmp.Or(b.Date, "?"), b) }
