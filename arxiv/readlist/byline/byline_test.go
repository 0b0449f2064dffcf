package byline

import "testing"

func TestParse(t *testing.T) {
	for text, want := range map[string]int{
		"Jane Doe, Richard Roe":                      2,
		"Jane Doe and Richard van Roe":               2,
		"By Jane Q. Doe, J.-P. Serre & Özgür Şahin.": 3,
		"Doe, Jane; Roe, Richard":                    2,
		"Jane Doe1*, Richard Roe2†":                  2,
		"Jane Doe et al.":                            1,
		"Jane Doe, and others":                       1,
		"Marc ten Hove, Jane Doe":                    2,
		"Luc Van Gool, Martin Luther King, Jr.":      2,
		"Google Research, New York University":       0,
		"Deep Learning, Computer Vision":             0,
		"CVPR 2023, Best Paper":                      0,
		"Jane":                                       0,
		"":                                           0,
	} {
		if got, _ := Parse(text); len(got) != want {
			t.Errorf("%q: %v, want %d", text, got, want)
		}
	}
}
