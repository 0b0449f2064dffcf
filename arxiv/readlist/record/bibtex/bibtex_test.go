package bibtex

import "testing"

func TestLooksLike(t *testing.T) {
	for text, want := range map[string]bool{
		"% a comment\n\n @misc{a,\n": true, "@string(a = 1)": true, "# A list\n@misc{a,": false, "@doe says {": false, "": false,
	} {
		if got := LooksLike(text); got != want {
			t.Errorf("%q looks like a .bib: %t, want %t", text, got, want)
		}
	}
}
