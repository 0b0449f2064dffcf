// Package cite asks who cites whom: Semantic Scholar, and what it answered before.
// Files of citations are read by package edgelist.
//
// Start with [API]. Its errors are those of package arxiv, as [arxiv.BlockedError].
package cite

import (
	"context"
	"errors"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Work is a work that a paper cites, as a source has it.
type Work struct {
	ID    arxiv.ID `json:"arxiv"`
	Title string   `json:"title,omitempty"`
	Year  int      `json:"year,omitempty"`
}

// Answer is what a source knows of the works that one paper cites.
type Answer struct {
	// Status is Found where the source has a list of references, Unknown where
	// it has none, and Failed where it could not be asked.
	Status work.Status
	Works  []Work // those of arXiv, each once, in the source's order
	Others int    // the number of references that are not known to be on arXiv
	Err    error  // set if Status is Failed
	// Abstract is that of the citing paper, on one line; "" if the source has none.
	Abstract string
	Source   string // the name of the source
}

// Source knows which works papers cite.
//
// References answers for every one of ids: an identifier absent from the map
// counts as Unknown. The error is for a source that could not be asked at all;
// answers that came before it are returned beside it.
type Source interface {
	References(ctx context.Context, ids []arxiv.ID) (map[arxiv.ID]Answer, error)
}

// Chain asks its sources in order, each only for what those before it did not
// find. A source that fails does not stop the ones behind it; its error is joined
// to the result.
type Chain []Source

// References implements [Source].
func (c Chain) References(ctx context.Context, ids []arxiv.ID) (map[arxiv.ID]Answer, error) {
	answers := make(map[arxiv.ID]Answer, len(ids))
	left := ids
	var failures []error
	for _, source := range c {
		if len(left) == 0 {
			break
		}
		got, err := source.References(ctx, left)
		failures = append(failures, err)
		var rest []arxiv.ID
		for _, id := range left {
			answer, ok := got[id]
			if ok {
				answers[id] = answer
			}
			if !ok || answer.Status == work.Failed {
				rest = append(rest, id)
			}
		}
		left = rest
	}
	return answers, errors.Join(failures...)
}
