package ascii

import (
	"testing"
	"unicode"
)

// Sorts are those of package unicode for ASCII, where symbols are punctuation too.
func TestSorts(t *testing.T) {
	for i := range 256 {
		c, r := byte(i), rune(i)
		known := i < 0x80
		for name, sort := range map[string][2]bool{
			"letter":          {IsLetter(c), known && unicode.IsLetter(r)},
			"digit":           {IsDigit(c), known && unicode.IsDigit(r)},
			"letter or digit": {IsLetterOrDigit(c), known && (unicode.IsLetter(r) || unicode.IsDigit(r))},
			"space":           {IsSpace(c), known && unicode.IsSpace(r) && r != '\v'},
			"punctuation":     {IsPunct(c), known && (unicode.IsPunct(r) || unicode.IsSymbol(r))},
		} {
			if sort[0] != sort[1] {
				t.Errorf("%q is a %s: %v", c, name, sort[0])
			}
		}
	}
}
