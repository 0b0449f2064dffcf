package advice

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	words := []string{"bib", "csljson", "stats", "rank", "related", "check"}
	for word, want := range map[string]string{
		"stats": "stats", "stat": "stats", "stas": "stats", "satts": "stats", "rnak": "rank",
		"rel": "related", "chekc": "check", "cslson": "csljson",
		"bob": "bib", "xyz": "", "r": "", "": "", "stockpile": "",
		strings.Repeat("stats", 1000): "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%.20q: %q, want %q", word, got, want)
		}
	}
}
