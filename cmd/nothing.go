package cmd

import (
	"bytes"

	"clipgraph"
	"clipgraph/arxiv/edgelist"
	"clipgraph/cmd/files"
)

// A list without papers is usually the wrong file. Its output would be empty, and an
// empty file is not a success.

// The names in messages of what a list contains.
const (
	papersFound      = "paper"
	identifiersFound = "arXiv identifier"
)

// errNothingFound returns the error that none of the lists contains what.
func errNothingFound(inputs []files.Input, what string) error {
	first := &inputs[0]
	blank := first.Data != nil && len(bytes.TrimSpace(first.Data)) == 0
	return files.NothingFound(inputs, what, files.Instead{
		Blank: blank, Bibliographies: clipgraph.Bibliographies(first.Name, first.Data), Pairs: edgelist.HasPairs(first.Name, first.Data),
	})
}

// noteEmpty reports that one of the named lists contains no paper, and counts it as a
// problem.
func (a *app) noteEmpty(in *files.Input) {
	if in.Named {
		a.Problems++
		a.Note("%s: no papers found", in.DisplayName())
	}
}
