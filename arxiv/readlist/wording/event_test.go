package wording

import "testing"

func TestHeadsOthers(t *testing.T) {
	for heading, want := range map[string]bool{
		"Tutorials": true, "🎓 Courses & Books": true, "Tools": true, "Workshop Papers": false, "Barrels": false, "Papers": false, "Toolshed": false, "": false,
	} {
		if got := HeadsOthers(heading); got != want {
			t.Errorf("%q heads others: %t, want %t", heading, got, want)
		}
	}
}

func TestNamesEvent(t *testing.T) {
	for text, want := range map[string]bool{
		"A Tutorial on Crates": true, "Third Barrel Challenge": true, "(workshop)": true, "Talking Heads and Challenges": false, "Crates of Course-Grained Sand": true, "": false,
	} {
		if got := NamesEvent(text); got != want {
			t.Errorf("%q names an event: %t, want %t", text, got, want)
		}
	}
}

// An acronym and its words are no title; a title tells more than its name stands for.
func TestSpellsOut(t *testing.T) {
	for text, want := range map[string]bool{
		"LWC: Large Wooden Crates":            true,
		"L-CRATE: Lifting CRATEs":             true,
		"LWC: Large wooden crates":            true,
		"LIC: Large-scale Indexing of Crates": true,
		"LWC: Large Wooden Crates in Barns":   false,
		"LWC: Large Crates":                   false,
		"LWC: A Theory of Crates":             false,
		"BoxNet: Boxing Networks":             false,
		"Crates: Large Wooden Crates":         false,
		"Large Wooden Crates":                 false,
	} {
		if got := SpellsOut(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
