package readlist

import (
	"strings"
	"testing"
)

// A DOI that stands in the text is a paper's as a link is, and no title.
func TestDOIAsText(t *testing.T) {
	const text = "## Journals\n\n- [Kites on a Line](https://doi.org/10.5555/kite.1)\n- Prompt Photons from Calm Water. doi:10.5555/PhysRevD.76.013077\n- Ropes of a Certain Strength. Journal of Ropes, 2011. DOI: 10.5555/jiw.2011.3.\n"
	list := read("list.md", []byte(text))
	var got []string
	for _, row := range list.Rows {
		got = append(got, row.Work.Title+" | "+row.Work.DOI())
	}
	const want = "Kites on a Line | 10.5555/kite.1\nPrompt Photons from Calm Water | 10.5555/PhysRevD.76.013077\nRopes of a Certain Strength | 10.5555/jiw.2011.3"
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}
