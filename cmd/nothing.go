package cmd

import (
	"bytes"

	"clipgraph"
	"clipgraph/arxiv/edgelist"
	"clipgraph/cmd/files"
)

// A list in which nothing is found is most often the wrong file. What is made
// of it would be empty, and an empty file is no success.

// What may be found in a list, in messages.
const (
	papersFound      = "paper"
	identifiersFound = "arXiv identifier"
)

// errNothingFound says that what is in none of the lists.
func errNothingFound(inputs []files.Input, what string) error {
	first := &inputs[0]
	blank := first.Data != nil && len(bytes.TrimSpace(first.Data)) == 0
	return files.NothingFound(inputs, what, files.Instead{
		Blank: blank, Bibliographies: clipgraph.Bibliographies(first.Name, first.Data), Pairs: edgelist.HasPairs(first.Name, first.Data),
	})
}

// noteEmpty says that no paper is found in one of the lists that are named.
// Gates count it.
func (a *app) noteEmpty(in *files.Input) {
	if in.Named {
		a.Problems++
		a.Note("%s: no paper is found in it", in.DisplayName())
	}
}
