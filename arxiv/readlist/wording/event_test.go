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
