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

// TestIsInTitleCase has titles by their capitals, and descriptions and topics.
func TestIsInTitleCase(t *testing.T) {
	for text, want := range map[string]bool{
		"Counting Old Crates with Cameras":                     true,
		"Counting of Crates":                                   false,
		"BoxNet: Counting Old Crates":                          true,
		"Counting Old Crates Twice":                            false,
		"Counting Old Crates and Barrels":                      false,
		"Counts old crates with cameras":                       false,
		"Counting Old Crates on Steep Slopes without a camera": true,
		"Counting Old Crates with one Camera at dusk":          false,
		"": false,
	} {
		if got := New(text).IsInTitleCase(); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// The header of a column of data sets may have more words; that of sources has no titles.
func TestHeaderKey(t *testing.T) {
	for text, want := range map[string]Key{
		"Dataset":                KeyName,
		"Dataset/Benchmark Name": KeyName,
		"Code/Dataset":           KeyLink,
		"Source":                 NoKey,
		"Paper / Code":           KeyTitle,
		"Backbone":               KeyNote,
		"Base Model":             KeyNote,
	} {
		if got := HeaderKey(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
