package words_test

import (
	"testing"

	"clipgraph/internal/words"
)

func TestBeforeArticle(t *testing.T) {
	for title, want := range map[string]string{
		"BoxNet, a Net of Nets": "BoxNet", "BoxNet, An Old Net": "BoxNet", "BoxNet, the Net": "BoxNet", "BoxNet, Towards Nets": "BoxNet", "BoxNet, toward Nets": "BoxNet",
		"BoxNet, Nets and Crates": "", "Deep BoxNet, a Net": "", "BoxNet: Crates, a Net": "", "Box:Crates, a Net": "", "BoxNet": "", "": "",
	} {
		if got := words.BeforeArticle(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
