package readlist

import "testing"

func TestSaysNothing(t *testing.T) {
	for text, want := range map[string]bool{
		"In":                            true,
		"by":                            true,
		"cs, math":                      true,
		"cs.LG":                         true,
		"hep-lat, physics:hep-ph, stat": true,
		"physics":                       true,
		"10.1093/roads/btad189":         true,
		"In 2019 roads were counted":    false,
		"math and roads":                false,
		"statistics":                    false,
		"accepted":                      false,
		"":                              false,
	} {
		if got := saysNothing(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
