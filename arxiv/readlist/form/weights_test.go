package form

import (
	"strings"
	"testing"

	"clipgraph/internal/testkit"
)

// TestWeightsAreHeld halves every weight, and doubles it: what is read of testdata has to
// change with it.
func TestWeightsAreHeld(t *testing.T) {
	var lists []string
	for _, file := range files(t) {
		for _, x := range examples(t, file) {
			lists = append(lists, x.list)
		}
	}
	for _, test := range []struct {
		factor float64
		free   string // weights of which nothing depends on so much more
	}{
		{.5, ""},
		{2, "siblingsOfDate besideNames namePersons nameColumn lackedPersons"},
	} {
		n, free := testkit.Scaled(&weights, test.factor, func() string {
			var all strings.Builder
			for _, list := range lists {
				f := read(list)
				all.WriteString(show(list, f) + f.String())
			}
			return all.String()
		})
		if got := strings.Join(free, " "); got != test.free {
			t.Errorf("%d weights times %v, not held: %q, want %q", n, test.factor, got, test.free)
		}
	}
}
