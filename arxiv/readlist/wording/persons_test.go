package wording

import "testing"

// TestMayBePersons has texts where most are persons.
func TestMayBePersons(t *testing.T) {
	for text, want := range map[string]struct{ alone, whole bool }{
		"Ada Holm":                        {true, true},
		"Ada Holm. Roads, 2021":           {true, true},
		"Ada Holm and Bo Lind (Roads)":    {true, true},
		"Or Holm et al":                   {true, true},
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
