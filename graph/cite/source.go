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

// Work is a work that a paper cites, as a source has it: by its identifier of arXiv's,
// its DOI, or both.
type Work struct {
	ArXiv arxiv.ID `json:"arxiv,omitzero"`
	DOI   string   `json:"doi,omitempty"`
	Title string   `json:"title,omitempty"`
	Year  int      `json:"year,omitempty"`
}

// IDs returns the identifiers of the work, arXiv's first.
func (w *Work) IDs() []work.ID { return work.IDs(w.ArXiv.WorkID(), work.NewDOI(w.DOI)) }

// Answer is what a source knows of the works that one paper cites.
type Answer struct {
	// Status is Found where the source has a list of references, Unknown where
	// it has none, and Failed where it could not be asked.
	Status work.Status
	Works  []Work // those with an identifier, each once, in the source's order
	Others int    // the number of references without one
	Err    error  // set if Status is Failed
	// Abstract is that of the citing paper, on one line; "" if the source has none.
	Abstract string
	// DOI is that of the citing paper, where another identifier was asked for; "" if the
	// source has none.
	DOI    string
	Source string // the name of the source
	// Confidence is how far the source is to be believed, from 0 to 1; 0 stands for
	// that of a program that read the references out of papers.
	Confidence float64
}

// Answers are answers by the [work.ID.Key] of identifiers.
type Answers map[work.ID]Answer

// Source knows which works papers cite.
//
// References answers for ids of arXiv's and DOIs: an identifier absent from the map
// counts as Unknown. The error is for a source that could not be asked at all;
// answers that came before it are returned beside it.
type Source interface {
	References(ctx context.Context, ids []work.ID) (Answers, error)
}

// Chain asks its sources in order, each only for what those before it did not
// find. A source that fails does not stop the ones behind it; its error is joined
// to the result.
type Chain []Source

// References implements [Source].
func (c Chain) References(ctx context.Context, ids []work.ID) (Answers, error) {
	answers := make(Answers, len(ids))
	left := ids
	var failures []error
	for _, source := range c {
		if len(left) == 0 {
			break
		}
		got, err := source.References(ctx, left)
		failures = append(failures, err)
		var rest []work.ID
		for _, id := range left {
			answer, ok := got[id.Key()]
			if ok {
				answers[id.Key()] = answer
			}
			if !ok || answer.Status == work.Failed {
				rest = append(rest, id)
			}
		}
		left = rest
	}
	return answers, errors.Join(failures...)
}
