package words_test

import (
	"testing"

	"clipgraph/internal/words"
)

func TestCut(t *testing.T) {
	for _, test := range []struct {
		text       string
		limit      int
		cut, bytes string
	}{
		{"kites", 5, "kites", "kites"},
		{"kites", 4, "kit…", "k…"},
		{"on kites", 4, "on…", "o…"},
		{"für", 3, "für", "…"},
		{"für", 4, "für", "für"},
		{"aüb", 5, "aüb", "aüb"},
		{"aübbb", 5, "aübbb", "a…"}, // ü is not cut in two
		{"", 3, "", ""},
	} {
		if got := words.Cut(test.text, test.limit); got != test.cut {
			t.Errorf("Cut(%q, %d) = %q, want %q", test.text, test.limit, got, test.cut)
		}
		if got := words.CutBytes(test.text, test.limit); got != test.bytes {
			t.Errorf("CutBytes(%q, %d) = %q, want %q", test.text, test.limit, got, test.bytes)
		}
	}
}
