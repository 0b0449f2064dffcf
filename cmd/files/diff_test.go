package files

import "testing"

func TestDiffName(t *testing.T) {
	for name, want := range map[string]string{
		"docs/list.md":     "docs/list.md",
		"Übersicht-本文.md":  "Übersicht-本文.md",
		"two words.md":     "two words.md\t",
		"a\n::error::x.md": `"a\012::error::x.md"`,
		`say "x"\y.md`:     `"say \"x\"\\y.md"`,
		"tab\tesc\x1b.md":  `"tab\011esc\033.md"`,
		"back\u202e.md":    `"back\342\200\256.md"`,
		"latin\xe9.md":     `"latin\351.md"`,
	} {
		if got := diffName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
