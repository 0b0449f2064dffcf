package form

import (
	"strings"
	"testing"

	"clipgraph/internal/testkit"
)

// TestWeightsAreHeld halves every weight: what is read of testdata has to change
// with it, for nine of ten at least.
func TestWeightsAreHeld(t *testing.T) {
	files := forms(t)
	lists := make([]string, len(files))
	for i, file := range files {
		lists[i], _ = readForm(t, file)
	}
	n, free := testkit.Halved(&weights, func() string {
		var all strings.Builder
		for _, list := range lists {
			f := read(list)
			all.WriteString(show(list, f) + f.String())
		}
		return all.String()
	})
	t.Logf("%d weights, not held: %v", n, free)
	if 10*len(free) > n {
		t.Errorf("%d of %d weights can be halved and nothing is read otherwise: %v", len(free), n, free)
	}
}
