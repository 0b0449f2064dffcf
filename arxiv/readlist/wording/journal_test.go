package wording

import "testing"

// TestMayBeJournal shows what names of journals and meetings that nobody knows are like.
func TestMayBeJournal(t *testing.T) {
	for text, want := range map[string]bool{
		"Knowledge-Based Roads 2024":               true,
		"2023 Gravel Physics Reviews":              true,
		"J. Road Chem":                             true,
		"GRAVCON 2021":                             true,
		"Computer Gravel Forum (EGS) 2021":         true,
		"6th Annual Conference on Paving, 2022":    true,
		"Communications in Gravel and Ice":         true,
		"Norges Veier & Broer":                     true,
		"National Gravel Review":                   true, // the first word is that of institutions, too
		"Proceedings of the Northern Academy, 7-9": true,
		"530-538, GRAVCON 2016":                    false, // pages
		"Gravel":                                   false, // a topic as well
		"Gravel 2021":                              false,
		"Gravel and ice":                           false,
		"Google Gravel, 2022":                      false,
		"Northern University":                      false,
		"Northern University Press":                false,
		"Best Paper Award":                         false,
		"Code, Slides and Video":                   false,
		"Gravel → Ice 2021":                        false,
		"The First Of All The Very Long Names That Go On And On Until No Journal Has Them": false,
	} {
		if got := New(text).MayBeJournal(); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
