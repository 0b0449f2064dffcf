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

// TestHasVolume shows what stands behind the name of a journal that is known by that alone.
func TestHasVolume(t *testing.T) {
	for text, want := range map[string]bool{
		"Gravel research, 2019, 47(D1): D886-D894":              true,
		"Nat Rev Gravel 20, 389–403":                            true,
		"Gravel methods. 2017, 12: 4765-4774":                   true,
		"Road Letters, vol. 12 (3)":                             true,
		"Road Letters 12 (2020), 44-51":                         false, // a year is no issue, and pages follow the volume
		"Road Letters 12, 44-51 (2020)":                         true,
		"Counting Cars, 2021":                                   false,
		"Top 10, 20, 30":                                        false,
		"Chapter 3, 12":                                         false,
		"gravel research, 47(1): 8-9":                           false,
		"Holm A, Lind B, et al. Road Letters, 47(1): 8":         false, // persons before it
		"Counting Cars: Tolls 47(1): 8-9":                       false,
		"One Two Three Four Five Six Seven Eight 4(1)":          true,
		"One Two Three Four Five Six Seven Eight Nine Ten 4(1)": false,
	} {
		if got := New(text).hasVolume(); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestIsCapitalised shows what a venue may be called where most texts are venues.
func TestIsCapitalised(t *testing.T) {
	for text, want := range map[string]bool{
		"Gravel":                        true,
		"IGravel":                       true,
		"Gravel and Ice":                true,
		"Review of Gravel in the North": true,
		"The Gravel":                    true,
		"Call for Gravel":               false,
		"gravel":                        false,
		"Gravel roads":                  false,
		"Gravel → Ice":                  false,
		"Gravel 12":                     false,
		"GRAVEL 12":                     true,
		"GRAVEL 123":                    false,
		"Survey":                        false,
		"Survey Letters":                true,
		"Google":                        false,
		"Google Research":               false,
		"Northern University":           false,
		"Best Paper":                    false,
		"Code":                          false,
		"Eight Names Of Gravel And Ice On All Roads": false,
	} {
		if got := New(text).IsCapitalised(); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestIsAcronymOfYear(t *testing.T) {
	for text, want := range map[string]bool{
		"OAKS2022": true, "HOOP'21": true, "OAKS 2022": true, "OAKS/HOOP 2004": true, "OAKS’21": true,
		"2022": false, "OAKS22": false, "oaks2022": false, "OAKS2022 Track": false, "OAKS": false, "Crates of 2022": false, "O2022": false, "OAKS1822": false,
	} {
		if IsAcronymOfYear(text) != want {
			t.Errorf("%q is an acronym of a year: %v", text, !want)
		}
	}
}
