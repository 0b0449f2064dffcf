package naming

import "testing"

func TestIsForeign(t *testing.T) {
	for _, c := range []struct {
		stated, title string
		want          bool
	}{
		{"OAKS", "FishWeigher: Weighing Fish at Sea", true},       // a data set
		{"Harbour AI", "FishWeigher: Weighing Fish at Sea", true}, // an institute
		{"OakScale", "Weighing Fish with OakScale at Sea", true},  // the title uses it
		{"OakScale", "Weighing Fish with OakScale", false},        // it may be a new one
		{"The OakScale", "On The OakScale of Fish", false},
		{"Harbour", "Weighing Fish in Harbour Water", true},         // a word of the title
		{"FishWeigh", "FishWeigher: Weighing Fish at Sea", false},   // nearly its name
		{"WeFS", "FishWeigher: Weighing Fish at Sea", false},        // its words
		{"WFS", "FishWeigher: Weighing Fish at Sea", false},         // its initials
		{"OAKS-Sea", "FishWeigher: Weighing Fish at Sea", false},    // a second name
		{"OAKS", "Weighing: What Fish Do", false},                   // the title may begin with a subject
		{"OAKS", "Weighing Fish at Sea", false},                     // the title has no name
		{"FishWeigher", "FishWeigher: Weighing Fish at Sea", false}, // its name
		{"OAKS", "FishWeigher", true},                               // the title is a name
		{"OAKS", "Weighing", false},                                 // the title is a word
		{"OAKS", "BXCV2023", false},                                 // the title is a venue
	} {
		if got := IsForeign(c.stated, c.title); got != c.want {
			t.Errorf("%q for %q: %v", c.stated, c.title, got)
		}
	}
}

func TestIsAdjective(t *testing.T) {
	for text, want := range map[string]bool{"Heavy": true, "Very Heavy": true, "": false, "Notes on": false, "A": false, "Three Heavy Oaken": false} {
		if got := IsAdjective(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestIsRemark(t *testing.T) {
	for text, want := range map[string]bool{"which extends it to fish": true, "Project": false, "": false, "kNN, DT, RF": false, "CVPR 2019 oral": false, "Modular Analysis of Crates": false, "a hybrid of both": true, "改进版": true} {
		if got := IsRemark(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
