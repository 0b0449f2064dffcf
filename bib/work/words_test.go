package work

import (
	"strings"
	"testing"
)

func TestIsOthers(t *testing.T) {
	for text, want := range map[string]bool{
		"et al.": true, "Et Al": true, "ET AL": true, "and others": true, "And Others": true, "& others": true, "u. a.": true, "U. A.": false, // initials
		"...": true, "…": true, "等": true, "и др.": true, "": false, ".": false, "al.": false, "et": false, "Etal Roe": false,
		"et al" + strings.Repeat(" ", 35): true, "et al" + strings.Repeat(" ", 36): false, // 40 bytes at most are read
	} {
		if IsOthers(text) != want {
			t.Errorf("%q stands for others: %v", text, !want)
		}
	}
}

func TestCutOthers(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Roe et al.": "Ann Roe+", "Ann Roe, et al. ": "Ann Roe+", "Ann Roe und viele weitere": "Ann Roe und viele weitere", "Ann Roe u. a.": "Ann Roe+", "Ann Roe and co-workers": "Ann Roe+",
		"王小明、等人": "王小明+", "王小明等": "王小明+", "山田ほか": "山田+", "山田他": "山田+", "Ann Roe…": "Ann Roe+", "Ann Roe; ...": "Ann Roe+", "Ann Roe...": "Ann Roe+",
		"et al.": "+", "others": "+", "等": "+", "Roe": "Roe", " ": "", "": "", "Ann Roe , others ;": "Ann Roe , others ;",
	} {
		rest, found := CutOthers(text)
		if found {
			rest += "+"
		}
		if rest != want {
			t.Errorf("%q: %q, want %q", text, rest, want)
		}
	}
}
