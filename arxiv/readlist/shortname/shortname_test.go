package shortname

import (
	"fmt"
	"slices"
	"testing"
)

// A name is the list's word, or what two of repository, picture and text agree on.
func TestOf(t *testing.T) {
	entries := []Entry{
		{Title: "CoOp: Learning to Prompt"}, {Title: "A Net of Nets", Hints: Hints{Explicit: "DoeNet ★"}}, {Title: "A Net [DoeNet2]"}, {Title: "[RoeNet] A Net"},
		{Title: "Learning: A Survey"}, {Title: "ANOMALYCLIP: A NET", Hints: Hints{Repos: []string{"a/AnomalyCLIP"}}}, {Title: "Of Nets", Note: "RoeNet2 is here", Repo: "roe/RoeNet2"},
		{Title: "Of More Nets", Note: "RoeNet2 as well", Repo: "roe/RoeNet2"}, {Title: "Of Nets Alone", Repo: "roe/OtherNet"},
		{Title: "Of Pictures", Repo: "doe/PicNet", Hints: Hints{Images: []string{"img/PicNet12.png"}}},
	}
	want := []string{"CoOp", "DoeNet", "DoeNet2", "RoeNet", "", "AnomalyCLIP", "RoeNet2", "", "", "PicNet"}
	if got := Of(len(entries), func(i int) Entry { return entries[i] }); !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

// named returns the names of entries with the given titles.
func named(titles []string, explicit func(i int) string) []string {
	return Of(len(titles), func(i int) Entry { return Entry{Title: titles[i], Hints: Hints{Explicit: explicit(i)}} })
}

func none(int) string { return "" }

// A number that runs from entry to entry is no name with letters before it. That of
// a version is in the title.
func TestSerials(t *testing.T) {
	titles := []string{"Counting Crates", "BoxNet: A Net", "Sorting Ropes", "RopeNet: A Net", "Baking Bread"}
	for form, want := range map[string][]string{
		"P%02d": {"", "BoxNet", "", "RopeNet", ""}, "S-%d": {"", "BoxNet", "", "RopeNet", ""}, "Box%dX": {"Box1X", "Box2X", "Box3X", "Box4X", "Box5X"},
	} {
		serial := func(i int) string { return fmt.Sprintf(form, i+1) }
		if got := named(titles, serial); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
		if got := named(titles[:4], serial); slices.Contains(got, "") {
			t.Errorf("%s: of four entries %q", form, got)
		}
	}
	crates := func(i int) string { return fmt.Sprint("Crate", i+1) }
	if got := named([]string{"Counting", "Crate2: A Net", "Crate3: A Net", "Crate4: A Net", "Crate5: A Net", "Crate6: A Net"}, crates); slices.Contains(got, "") {
		t.Errorf("of versions %q", got)
	}
	if got := named(titles, func(i int) string { return fmt.Sprint("Crate", 2*i) }); slices.Contains(got, "") {
		t.Errorf("of numbers that do not run %q", got)
	}
}

// A name of a form that words do not have stands before a dash, or a comma and an article. Where
// a list writes its names before dashes, any name does.
func TestBeforeDashes(t *testing.T) {
	titles := []string{
		"BoxNet - A Net of Nets", "BOXN -- Nets: Old and New", "Box-NET — A Net", "Boxes4 – A Net", "BoxNet, a Net of Nets: Old and New", "BoxNet: A Net - And More", "BoxNet2 - A Net",
		"Boxer - A Net", "Deep BoxNet - A Net", "Self-Supervised - A Net", "Boxer, a Net", "BoxNet, CrateNet and Nets", "Box(ER) - A Net", "Box-Net: A Net", "Counting Old Crates - Now", "BoxNet -", "BoxNet-A Net",
		"In Nets - Now", "Of Nets - Then", "On Nets - There", "By Nets - Here",
	}
	want := []string{"BoxNet", "BOXN", "Box-NET", "Boxes4", "BoxNet", "BoxNet", "BoxNet2", "", "", "", "", "", "", "Box-Net", "", "", "", "", "", "", ""}
	if got := named(titles, none); !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
	want[7], want[8], want[9] = "Boxer", "Deep BoxNet", "Self-Supervised"
	if got := named(titles[:10], none); !slices.Equal(got, want[:10]) {
		t.Errorf("where names stand before dashes %q, want %q", got, want[:10])
	}
	if got := named([]string{titles[0], titles[1], titles[2], titles[3], titles[7]}, none); got[4] != "" {
		t.Errorf("where few do %q", got)
	}
}

// A venue in brackets behind a title is no name, though its year is joined to it.
func TestVenuesInBrackets(t *testing.T) {
	titles := []string{"Counting Old Crates [2020-BoxLetters]", "Counting New Crates [BoxNet]"}
	if got := named(titles, none); !slices.Equal(got, []string{"", "BoxNet"}) {
		t.Errorf("names %q", got)
	}
}

// The name of a file is none of a work.
func TestFiles(t *testing.T) {
	for text, want := range map[string]string{"Box_Slides.pdf": "", "BoxNet.PDF": "", "2020-Box_Net": "", "BoxNet.ai": "BoxNet.ai", "Box-2020-Net": "Box-2020-Net", "1020-Box": "1020-Box"} {
		if got := named([]string{"Of Nets"}, func(int) string { return text }); got[0] != want {
			t.Errorf("%s is the name %q, want %q", text, got[0], want)
		}
	}
}

// A title that is a name has no other name, and one of a plain word, or a file, has none.
func TestTitlesThatAreNames(t *testing.T) {
	for title, want := range map[string]string{"BoxNet": "BoxNet", "Box-101": "", "BOXN": "BOXN", "Boxer": "", "Multi-Box": "", "Old BoxNets": "", "2020-Box_Nets": "", "BoxNet.pdf": ""} {
		if got := named([]string{title}, none); got[0] != want {
			t.Errorf("of %s the name is %q, want %q", title, got[0], want)
		}
	}
}

// A key of BibTeX, a count of stars, institutes, a list and a kind of text are no names.
func TestTextsThatAreNoNames(t *testing.T) {
	for text, want := range map[string]string{
		"holm2020boxnet": "", "boxnet2020": "", "lind2021crates2": "", "Holm2020boxes": "Holm2020boxes", "ho2020boxes": "ho2020boxes", "box101": "box101",
		"1.7k:star:": "", "61:star:": "", "BoxNet:star:": "BoxNet:star:", "'@Crates Inc.": "", "@BoxLab": "", "SoK": "", "Survey": "", "Position paper": "", "Box Survey": "Box Survey", "Thesis": "",
		"BoxLab / Baidu": "", "OTU + UC Berkeley": "", "Google Research & OTU": "", "BoxNet / CrateNet": "BoxNet / CrateNet", "BoxNet+Meta": "BoxNet+Meta", "Box Lab": "Box Lab",
		"BoxNet, Microsoft Research": "BoxNet", "Box-Net, UC Berkeley": "Box-Net", "BoxNet, CrateNet": "BoxNet, CrateNet",
		"Awesome-Box-Nets": "", "Awesome Box Nets": "", "AwesomeBox": "AwesomeBox", "AWESOME": "AWESOME",
	} {
		if got := named([]string{"Counting Old Crates at Sea"}, func(int) string { return text }); got[0] != want {
			t.Errorf("%s is the name %q, want %q", text, got[0], want)
		}
	}
}

// What stands before the colon of a title is a name, unless it says what kind of text it is, what
// is done with a work, or consists of plain words.
func TestPhrasesBeforeColons(t *testing.T) {
	for text, want := range map[string]string{
		"SoK": "", "SOK": "", "Position": "", "POSTER": "", "CRATE": "CRATE", "Boxer": "Boxer",
		"Breaching BoxNet": "", "Looking Inside BoxNet": "", "Lightning BoxNet": "Lightning BoxNet", "ING BoxNet": "ING BoxNet", "King BoxNet": "King BoxNet", "Sorting BoxNet": "",
		"Multi-Crate Counting": "", "Old-Box Crate Prices": "", "Multi-Crate BoxNet": "Multi-Crate BoxNet", "Multi-Crate Counting 2": "Multi-Crate Counting 2", "Big Re-Boxing": "Big Re-Boxing", "Two-Box Counting": "",
	} {
		if got := named([]string{text + ": Crates and Lids"}, none); got[0] != want {
			t.Errorf("before the colon of %s the name is %q, want %q", text, got[0], want)
		}
	}
}
