package byline

import (
	"strings"
	"testing"
)

// TestBounds shows what each bound of a field of authors is for. Half of it, or twice as
// much, reads one of these otherwise.
func TestBounds(t *testing.T) {
	for _, test := range []struct {
		bound, text string
		want        int // authors
	}{
		{"leastWhole", "Jane Doe, Richard Roe, Plato, John Smith", 4},
		{"leastWhole", "Jane Doe, Richard Roe, Plato, John Smith, Homer, Ann Lee", 0},
		{"maxField", strings.TrimSuffix(strings.Repeat("Jane Doe, ", 1900), ", "), 1900}, // 19,000 bytes
		{"maxField", strings.TrimSuffix(strings.Repeat("Jane Doe, ", 2100), ", "), 0},    // 21,000 bytes
	} {
		if got := len(Read(test.text).Authors); got != test.want {
			t.Errorf("%s: %d authors of %.60q, want %d", test.bound, got, test.text, test.want)
		}
	}
}
