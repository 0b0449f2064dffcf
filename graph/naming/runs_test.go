package naming

import (
	"fmt"
	"strings"
	"testing"
)

// A run is three words without fillers; a title counts once, however often it has one.
func TestRuns(t *testing.T) {
	r := NewRuns(3)
	for _, title := range []string{
		"Tides of the Shallow Lakes: a Model",
		"On Tides in Shallow Lakes, Again",
		"Tides, Shallow Lakes; Tides, Shallow Lakes",
		"Two Words",
	} {
		r.Add(title)
	}
	for title, want := range map[string]int{
		"The TIDES and Shallow Lakes": 3,
		"Shallow Lakes: a Model":      1,
		"Lakes Shallow Tides":         0,
		"Shallow Lakes":               0,
		"":                            0,
	} {
		if got := r.Most(title); got != want {
			t.Errorf("%q: %d titles have a run of it, want %d", title, got, want)
		}
	}
}

// Of a title without end only the first runs count.
func TestRunsAreBounded(t *testing.T) {
	r := NewRuns(3)
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "word%d ", i)
	}
	r.Add(b.String())
	if n := len(r.titles); n != maxRuns {
		t.Errorf("%d runs are kept, want %d", n, maxRuns)
	}
}

func BenchmarkEach(b *testing.B) {
	text := "Scaling Up TideNet: what LakeFormer 2 and RiverCLIP-v3 learn from 100 Million Images of Water"
	known := map[string]bool{"TideNet": true, "RiverCLIP": true}
	b.ReportAllocs()
	for b.Loop() {
		Each(text, func(spelling string) bool { return known[spelling] }, func(string, int, int) {})
	}
}
