package naming

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Titles stand in texts as whole words, whatever stands around them; those of several
// works, short ones and very long ones are not found, and a text is not in itself.
func TestTitlesInTexts(t *testing.T) {
	long := strings.Repeat("word ", maxTitle-4) + "of several long titles"
	var titles Titles
	if hits := titles.In("No Title Is Known Here Yet"); hits != nil {
		t.Errorf("no titles, found %v", hits)
	}
	for i, title := range []string{"Learning What to Say Here Today", "Learning What to Say Here", "Tides in Shallow Lakes and Models", "Two Works Have This Title", "Two works have this title", "Short Title of Three", long, long + " more"} {
		titles.Add(title, i)
	}
	for text, want := range map[string][]int{
		"We extend “Learning what to say here”, by words.":   {1},
		"As in Learning What to Say Here Today and before":   {1, 0},
		"Learning What to Say Here Today":                    {1},
		"Learning What to Say There":                         nil,
		"On Tides in Shallow Lakes and Models":               {2},
		"On Tides in Shallow Lakes and Models-Free":          nil,
		"Tides in Shallow":                                   nil,
		"That Two Works Have This Title":                     nil,
		"A Short Title of Three":                             nil,
		"See " + long:                                        {6},
		"See Tides in Shallow Lakes and " + long + " and so": {6},
	} {
		var got []int
		for _, h := range titles.In(text) {
			got = append(got, h.Work)
			if start := text[h.Start:]; h.End > len(text) || !strings.HasPrefix(strings.ToLower(start), strings.ToLower(strings.Fields(text[h.Start:h.End])[0])) {
				t.Errorf("hit at [%d,%d) of %q", h.Start, h.End, text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the titles %v, want %v", text, got, want)
		}
	}
}

func BenchmarkTitles(b *testing.B) {
	var titles Titles
	for i := range 20_000 {
		titles.Add(fmt.Sprintf("A Study of Nets of Kind %d with Words", i), i)
	}
	text := strings.Repeat("It goes on from A Study of Nets of Kind 7 with Words and from others. ", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		titles.In(text)
	}
}

func TestIsReference(t *testing.T) {
	const title = "Counting the Oaken Crates"
	for text, want := range map[string]bool{
		"10.1000/182 Counting the Oaken Crates":                true,
		"Counting the Oaken Crates, 2019":                      true,
		"Doe, J., Roe, A.B. Counting the Oaken Crates":         true,
		"see Counting the Oaken Crates IEEE Trans. Boxes":      true,
		"see Counting the Oaken Crates - Chapter 3":            true,
		"see Counting the Oaken Crates, which we extend":       false,
		"It extends Counting the Oaken Crates in two chapters": false,
	} {
		at := strings.Index(text, title)
		if got := IsReference(text, at, at+len(title)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for _, venue := range []string{"British Boxing Conf", "Int. J. of Crates", "Conference on Boxes and Crates"} {
		if !IsReference("Suppl. "+venue+" Mat.", len("Suppl. "), len("Suppl. ")+len(venue)) {
			t.Errorf("%q is no reference", venue)
		}
	}
}
