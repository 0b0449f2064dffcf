package wording

import (
	"strings"
	"testing"
)

// TestBounds shows what each bound is for: what is taken up to it. Half of it would be
// too little for what lists have.
func TestBounds(t *testing.T) {
	label := func(text string) string {
		name, _ := New(text).BeforeColon()
		return name
	}
	pieces := func(text string) int {
		found, _ := New(text).Cut(nil, 0)
		return len(found)
	}
	vetoed := func(text string) int {
		found, _ := New(text).Cut(map[Cut]bool{{0, VenueOrDay, ")"}: true}, 0)
		return len(found)
	}
	for _, test := range []struct {
		bound     string
		got, want any
	}{
		{"maxKey", label("An extraordinarily interesting label: text"), "An extraordinarily interesting label"},
		{"maxKey", label("Extraordinarily interesting uncharacteristically exhaustive: text"), ""},
		{"maxKeyWords", label("The idea of it: text"), "The idea of it"},
		{"maxKeyWords", label("All of it in a few words: text"), ""},
		{"maxLabel", New("paper code project page video slides").IsLabel(), true},
		{"a label with a year", New("Paper-arXiv15").IsLabel(), true},
		{"maxLabel", New("paper code project page video slides poster demo data models").IsLabel(), false},
		{"maxTokens", New(strings.Repeat("ice ", 300)).Len(), 300},
		{"maxTokens", New(strings.Repeat("ice ", 900)).Len(), 400},
		{"maxBracket", pieces("Counting Cars from Bridges (NeurIPS 2021" + strings.Repeat(" Workshops", 10) + ")"), 2},
		{"maxBracket", pieces("Counting Cars from Bridges (NeurIPS 2021" + strings.Repeat(" Workshops", 20) + ")"), 1},
		{"minTitle", vetoed("Counting Old Cars (ICML 2021)"), 2},
		{"minTitle", vetoed("Counting Cars (ICML 2021)"), 1},
		{"a venue joined to its year", vetoed("Counting Old Cars (Road Letters2021)"), 2},
		{"a venue joined to its year", vetoed("Counting Old Cars (Road Letters 20212)"), 1},
		{"maxCutDepth", pieces("Counting Cars" + strings.Repeat(" (CVPR 2021)", 5)), 6},
		{"maxCutDepth", pieces("Counting Cars" + strings.Repeat(" (CVPR 2021)", 12)), 8},
		{"maxCutTokens", pieces(strings.Repeat("ice ", 150) + "(CVPR 2021)"), 2},
		{"maxCutTokens", pieces(strings.Repeat("ice ", 250) + "(CVPR 2021)"), 1},
	} {
		if test.got != test.want {
			t.Errorf("%s: %v, want %v", test.bound, test.got, test.want)
		}
	}
}
