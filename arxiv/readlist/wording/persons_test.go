package wording

import "testing"

// TestMayBePersons has texts where most are persons.
func TestMayBePersons(t *testing.T) {
	for text, want := range map[string]struct{ alone, whole bool }{
		"Ada Holm":                        {true, true},
		"Ada Holm. Roads, 2021":           {true, true},
		"Ada Holm and Bo Lind (Roads)":    {true, true},
		"Or Holm et al":                   {true, true},
		"Ada Holm et.al.":                 {true, true},
		"Ada Holm et. al.":                {true, true},
		"Deep Holm, Bo Lind":              {true, true},
		"ADA HOLM et al":                  {true, true},
		"Luciano da Fontoura Holm":        {true, true},
		"Holm":                            {true, false},
		"Holm & Lind":                     {true, false},
		"Holm and van Lind, 2021":         {true, false},
		"Anonymous":                       {},
		"counting cars":                   {},
		"In which we count cars":          {},
		"2021":                            {},
		"Deep Learning, Bo Lind":          {},
		"Proceedings of the Road Society": {},
	} {
		p := New(text)
		if got := p.MayBePersons(true); got != want.alone {
			t.Errorf("%q: %v where family names stand alone, want %v", text, got, want.alone)
		}
		if got := p.MayBePersons(false); got != want.whole {
			t.Errorf("%q: %v, want %v", text, got, want.whole)
		}
	}
}

// TestCitedPersons has the labels of citations, and texts that are none.
func TestCitedPersons(t *testing.T) {
	for text, want := range map[string]int{
		"Holm (1981)":                       1,
		"Van Holm, 1981":                    1,
		"DeRook (1981)":                     1,
		"McRook-O'Lind 1981":                1,
		"Holm-Lind [1981]":                  1,
		"Holm, Lind (1981)":                 2,
		"Holm & Lind (1981)":                2,
		"Holm, Lind and van Mora 1981":      3,
		"Holm et al. (1981)":                2,
		"Holm et. al. (1981)":               2,
		"Holm et.al. (1981)":                2,
		"Holm et al":                        0,
		"1981":                              0,
		"BoxNet (2015)":                     0,
		"Box-Net2 (2015)":                   0,
		"CRATES (2015)":                     0,
		"counting (2015)":                   0,
		"Holm. Counting of Cars (2015)":     0,
		"Holm et al. Counting Cars, (2015)": 0,
		"Holm (2015) on Gravel":             0,
	} {
		if got := New(BeforeYear(text)).CitedPersons(); got != want {
			t.Errorf("%q: %d persons, want %d", text, got, want)
		}
	}
}

// TestEndsInOthers has texts that name the first of several persons, and others.
func TestEndsInOthers(t *testing.T) {
	for text, want := range map[string]bool{
		"Holm et al.": true, "Holm Et Al": true, "Holm, Lind et al.,": true,
		"et al.": false, "Holm et al. (1981)": false, "Metal": false, "Holm and Lind": false, "": false,
	} {
		if got := EndsInOthers(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// The words for "and others" may have full stops.
func TestEndsEtAl(t *testing.T) {
	for text, want := range map[string]bool{"Holm et al": true, "Holm et al.": true, "Holm, et.al.,": true, "Holm et. al.": true, "Holm et": false, "Al": false, "et, al": false, "Holm et al. Cars": false, "": false} {
		if got := New(text).endsEtAl(); got != want {
			t.Errorf("%q ends in \"et al.\": %v", text, got)
		}
	}
}
