// Package cite finds the works that papers cite: from Semantic Scholar, and from a cache
// of its answers. Files of citations are read by package edgelist.
//
// Start with [API]. Its errors are those of package arxiv, such as [arxiv.BlockedError].
package cite

import (
	"context"
	"errors"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Work is a work that a paper cites, as a source has it: with its arXiv identifier, its
// DOI, or both.
type Work struct {
	ArXiv arxiv.ID `json:"arxiv,omitzero"`
	DOI   string   `json:"doi,omitempty"`
	Title string   `json:"title,omitempty"`
	Year  int      `json:"year,omitempty"`
}

// IDs returns the identifiers of the work, arXiv's first.
func (w *Work) IDs() []work.ID { return work.IDs(w.ArXiv.WorkID(), work.NewDOI(w.DOI)) }

// Answer is what a source knows about the works that one paper cites.
type Answer struct {
	// Status is Found if the source has a list of references, Unknown if it has none, and
	// Failed if it could not be asked.
	Status work.Status
	Works  []Work // those with an identifier, without duplicates, in the source's order
	Others int    // the number of references without one
	Err    error  // set if Status is Failed
	// Abstract is the abstract of the citing paper, on one line, or "" if the source has
	// none.
	Abstract string
	// DOI is the DOI of the citing paper if another identifier was requested, or "" if
	// the source has none.
	DOI    string
	Source string // the name of the source
	// Confidence is the confidence in the source, from 0 to 1. 0 stands for the
	// confidence in a program that extracted the references from papers.
	Confidence float64
}

// Answers are answers by the [work.ID.Key] of identifiers.
type Answers map[work.ID]Answer

// Source knows which works papers cite.
//
// References answers for arXiv identifiers and DOIs. An identifier that is missing in the
// map counts as Unknown. An error means that the source could not be asked at all;
// answers that arrived before it are returned with it.
type Source interface {
	References(ctx context.Context, ids []work.ID) (Answers, error)
}

// Chain asks its sources in order, each only for what the previous ones did not find. If
// a source fails, the next ones are asked nevertheless; the errors are joined.
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
