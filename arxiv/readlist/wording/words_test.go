package wording

import "testing"

// TestEnumerates has enumerations of names, and texts that are none.
func TestEnumerates(t *testing.T) {
	for text, want := range map[string]bool{
		"CrateSet, LidSet":                 true,
		"CrateSet; Sets of Lids,":          true,
		"CrateSet、LidSet":                  true,
		"CrateSet":                         false,
		"CrateSet,":                        false,
		"CrateSet, 2021":                   false,
		"CrateSet & LidSet":                false,
		"Counting, Sorting and Tying Lids": false,
		"":                                 false,
	} {
		if got := Enumerates(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
