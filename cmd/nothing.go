package cmd

import (
	"bytes"
	"fmt"
	"strings"

	"clipgraph"
	"clipgraph/cmd/advice"
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
	return errNothingIn(inputs, what, blank, clipgraph.Bibliographies(first.Name, first.Data))
}

// errNothingIn is errNothingFound of lists whose first is blank, or names
// bibliographies.
func errNothingIn(inputs []files.Input, what string, blank bool, bibliographies []string) error {
	first := &inputs[0]
	if len(inputs) > 1 {
		return advice.Hint(fmt.Errorf("reading %s and %d more: no %s is found in them", first.DisplayName(), len(inputs)-1, what), "a list has links to papers, such as https://arxiv.org/abs/1706.03762")
	}
	err := fmt.Errorf("reading %s: no %s is found in it", first.DisplayName(), what)
	if blank {
		err = fmt.Errorf("reading %s: it is empty", first.DisplayName())
	}
	if len(bibliographies) > 0 {
		return advice.Hint(err, "its references are in %[1]s: clipgraph bib %[1]s", strings.Join(bibliographies, " "))
	}
	return advice.Hint(err, "a list has links to papers, such as https://arxiv.org/abs/1706.03762")
}

// noteEmpty says that no paper is found in one of the lists that are named.
// Gates count it.
func (a *app) noteEmpty(in *files.Input) {
	if in.Named {
		a.problems++
		a.note("%s: no paper is found in it", in.DisplayName())
	}
}
