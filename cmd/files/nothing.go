package files

import (
	"fmt"
	"strings"

	"clipgraph/cmd/advice"
)

// Instead describes the content of the first list if nothing is found.
type Instead struct {
	Blank          bool     // it is empty
	Bibliographies []string // the .bib files that it names
	Pairs          bool     // its lines have two identifiers each
}

// NothingFound returns the error that none of the lists contains what, with a hint for
// the content of the first.
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
	return advice.Hint(err, "a list has links to papers, such as https://arxiv.org/abs/1706.03762; titles alone are read from a CSV file with the header title,authors")
}
