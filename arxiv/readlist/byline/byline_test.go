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

// What is asked before an expression is true wherever the expression matches.
func TestGuards(t *testing.T) {
	for _, text := range []string{
		"A. Doe et al.", "A. Doe ET AL", "A. Doe, et.al", "A. Doe ec at", "A. Doe and others", "A. Doe AND OTHERS", "Doe etc.", "Doe, Etc", "홍길동 외 3명", "A. Doe and otherſ",
		"A. Doe", "Doe, Jane; Roe, Richard", "Peter Doe",
	} {
		if etAl.MatchString(text) && !mayEndInOthers(text) {
			t.Errorf("%q says that there are others, and is not looked at", text)
		}
	}
	for _, text := range []string{"J.Doe", "A. B.Doe and C. Roe", "J. Doe", "Ä.Öz", "Doe, J.", ""} {
		if gluedInitial.MatchString(text) && !hasInnerPoint(text) {
			t.Errorf("%q has a glued initial, and is not looked at", text)
		}
	}
	if mayEndInOthers("Jane Doe, Peter Müller, Margaret Scott") || hasInnerPoint("J. Doe, R. Roe.") {
		t.Error("all texts are looked at")
	}
}

func BenchmarkRead(b *testing.B) {
	text := "Ada B. Holm, Bo Lind, Carl-Gustav Åström, D. E. Roe and Jane Doe"
	b.ReportAllocs()
	for b.Loop() {
		Read(text)
	}
}
