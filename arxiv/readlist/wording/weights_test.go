package wording

import (
	"os"
	"testing"

	"clipgraph/internal/testkit"
)

// TestWeightsAreHeld halves every weight: what phrases of testdata are like has to
// change with it, for nine of ten at least.
func TestWeightsAreHeld(t *testing.T) {
	phrases, err := os.ReadFile("testdata/likeness.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n, free := testkit.Halved(&weights, func() string { return likenesses(string(phrases)) })
	t.Logf("%d weights, not held: %v", n, free)
	if 10*len(free) > n {
		t.Errorf("%d of %d weights can be halved and no phrase is judged otherwise: %v", len(free), n, free)
	}
}
