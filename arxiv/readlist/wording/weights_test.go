package wording

import (
	"os"
	"testing"

	"clipgraph/internal/testkit"
)

// TestWeightsAreHeld halves every weight: what phrases of testdata are like, or how they
// are cut, has to change with it.
func TestWeightsAreHeld(t *testing.T) {
	phrases, err := os.ReadFile("testdata/likeness.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := os.ReadFile("testdata/cuts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lacking, err := os.ReadFile("testdata/lacking.tsv")
	if err != nil {
		t.Fatal(err)
	}
	unusual, err := os.ReadFile("testdata/nohabit.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n, free := testkit.Halved(&weights, func() string {
		return likenesses(string(phrases)) + cuts(string(lines), nil, 0) + cuts(string(lacking), nil, Persons) + cuts(string(unusual), noHabit, 0)
	})
	t.Logf("%d weights, not held: %v", n, free)
	if len(free) > 0 {
		t.Errorf("%d of %d weights can be halved and no phrase is judged or cut otherwise: %v", len(free), n, free)
	}
}
