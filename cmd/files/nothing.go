package files

import (
	"fmt"
	"strings"

	"clipgraph/cmd/advice"
)

// NothingFound says that what is in none of the lists, whose first is blank, or names
// bibliographies.
func NothingFound(inputs []Input, what string, blank bool, bibliographies []string) error {
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
