package files

import (
	"fmt"
	"strings"

	"clipgraph/cmd/advice"
)

// Instead is what the first of lists holds in which nothing is found.
type Instead struct {
	Blank          bool     // nothing
	Bibliographies []string // the names of files of references
	Pairs          bool     // two identifiers a line
}

// NothingFound says that what is in none of the lists, and what is in the first.
func NothingFound(inputs []Input, what string, first Instead) error {
	name := inputs[0].DisplayName()
	if len(inputs) > 1 {
		return advice.Hint(fmt.Errorf("reading %s and %d more: no %s found", name, len(inputs)-1, what), "a list has links to papers, such as https://arxiv.org/abs/1706.03762")
	}
	err := fmt.Errorf("reading %s: no %s found", name, what)
	if first.Blank {
		err = fmt.Errorf("reading %s: it is empty", name)
	}
	switch {
	case len(first.Bibliographies) > 0:
		return advice.Hint(err, "its references are in %[1]s: clipgraph bib %[1]s", strings.Join(first.Bibliographies, " "))
	case first.Pairs:
		return advice.Hint(err, "each line has two identifiers; if the first work cites the second, use --input-format citations")
	}
	return advice.Hint(err, "a list has links to papers, such as https://arxiv.org/abs/1706.03762")
}
