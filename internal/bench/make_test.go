package main

import (
	"bufio"
	"bytes"
	"regexp"
	"slices"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/bib"
)

func make1(t *testing.T, kind string, size ...int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	if err := makers[kind](w, size); err != nil {
		t.Fatal(err)
	}
	w.Flush()
	return b.Bytes()
}

// The same size gives the same input, wherever it is made.
func TestInputsAreTheSame(t *testing.T) {
	for kind := range makers {
		size := []int{300, 900}
		one, two := make1(t, kind, size...), make1(t, kind, size...)
		if len(one) == 0 || !bytes.Equal(one, two) {
			t.Errorf("%s: %d and %d bytes", kind, len(one), len(two))
		}
	}
}

// What the peers are told to look for is all that there is, so that their answers
// can be compared with ours.
func TestTextHasWhatPeersFind(t *testing.T) {
	text := string(make1(t, "text", 300_000))
	form := regexp.MustCompile(`(?i:arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|arxiv:)([a-z-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})`)
	var want, got []string
	for _, m := range form.FindAllStringSubmatch(text, -1) {
		want = append(want, m[1])
	}
	for _, m := range arxiv.Find(text) {
		got = append(got, m.Ref.ID.String())
	}
	if len(want) < 1000 || !slices.Equal(got, want) {
		t.Errorf("we find %d, the expression %d", len(got), len(want))
	}
}

func TestBibIsRead(t *testing.T) {
	file := bib.Parse("made.bib", string(make1(t, "bib", 200)))
	if n := len(slices.Collect(file.Entries())); n != 200 || len(file.Problems) > 0 {
		t.Errorf("%d entries, %v", n, file.Problems)
	}
}

func TestSpread(t *testing.T) {
	if got := spreadOf([]float64{3, 1, 2, 10}); got.median != 2.5 || got.least != 1 || got.most != 10 {
		t.Errorf("%+v", got)
	}
	a, b := &outcome{wall: []float64{2, 4, 6}}, &outcome{wall: []float64{1, 4, 2}}
	if got := ratios(a, b); got.median != 2 || got.least != 1 || got.most != 3 {
		t.Errorf("%+v", got)
	}
}

func TestPower(t *testing.T) {
	if p := (curve{y: []float64{1, 10, 1000}}).power(); p != 2 {
		t.Errorf("power %v", p)
	}
}

func TestAlike(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"a 0.100000", "a 0.100001", true},
		{"a 0.1000", "a 0.1001", false},
		{"a 0.1", "b 0.1", false},
		{"100 20", "100 21", false}, // counts are exact
		{"a", "a b", false},
	} {
		if got := alike(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %t", test.a, test.b, got)
		}
	}
}
