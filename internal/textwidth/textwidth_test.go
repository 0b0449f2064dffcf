package textwidth

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOf(t *testing.T) {
	for _, test := range []struct {
		text string
		bold bool
		want float64 // at a size of 100
	}{
		{"", false, 0},
		{"CoOp", false, 70 + 62 + 79 + 64}, // the advances of DejaVu Sans in 2048ths are 1430, 1253, 1612 and 1300
		{"CoOp", true, 74 + 69 + 86 + 72},
		{"CLIP 2", false, 70 + 56 + 30 + 61 + 32 + 64},
		{"é", false, 62},
		{"e\u0301", false, 62}, // a mark that combines takes no room
		{"漢字", false, 200},
		{"ｱ", false, 50},
		{"\u2068א\u2069", false, 67}, // isolates show nothing
		{"🚀", false, 130},
		{"π₀", false, 61 + 41},
	} {
		if got := Of(test.text, 100, test.bold); got != test.want {
			t.Errorf("%q, bold %t: %g, want %g", test.text, test.bold, got, test.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Short", "Short"},
		{"Prompt Learning for Models", "Prompt Learning…"},
		{"Promptlearningformodels", "Promptlearningfo…"},
		{"漢字漢字漢字漢字漢字漢字漢字", "漢字漢字漢字漢字漢…"},
		{"Prompt, Learning", "Prompt, Learning"},
		{strings.Repeat("e\u0301", 30), strings.Repeat("e\u0301", 14) + "…"},
	} {
		got := Cut(test.text, 10, false, 100)
		if got != test.want || Of(got, 10, false) > 100 {
			t.Errorf("%q: %q of %g, want %q", test.text, got, Of(got, 10, false), test.want)
		}
	}
}

// Whatever the text, what is cut is no wider than it may be, and a beginning.
func FuzzCut(f *testing.F) {
	f.Add("Prompt Learning for Vision-Language Models", 60.0)
	f.Add("漢字 e\u0301 \u05d0 🚀", 20.0)
	f.Fuzz(func(t *testing.T, text string, limit float64) {
		if !(limit >= 12 && limit < 1e6) || !utf8.ValidString(text) {
			return
		}
		got := Cut(text, 12, true, limit)
		if front, cut := strings.CutSuffix(got, "…"); got != text && (!cut || !strings.HasPrefix(text, front) || Of(got, 12, true) > limit) {
			t.Errorf("%q in %g: %q of %g", text, limit, got, Of(got, 12, true))
		}
	})
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		Of("Learning Transferable Visual Models From Natural Language Supervision", 12, false)
	}
}
