package shortname

import (
	"slices"
	"testing"
)

// A name is the list's word, or what two of repository, picture and text agree on.
func TestOf(t *testing.T) {
	entries := []Entry{
		{Title: "CoOp: Learning to Prompt"}, {Title: "A Net of Nets", Hints: Hints{Explicit: "DoeNet ★"}}, {Title: "A Net [DoeNet2]"}, {Title: "[RoeNet] A Net"},
		{Title: "Learning: A Survey"}, {Title: "ANOMALYCLIP: A NET", Hints: Hints{Repos: []string{"a/AnomalyCLIP"}}}, {Title: "Of Nets", Note: "RoeNet2 is here", Repo: "roe/RoeNet2"},
		{Title: "Of More Nets", Note: "RoeNet2 as well", Repo: "roe/RoeNet2"}, {Title: "Of Nets Alone", Repo: "roe/OtherNet"},
		{Title: "Of Pictures", Repo: "doe/PicNet", Hints: Hints{Images: []string{"img/PicNet12.png"}}},
	}
	want := []string{"CoOp", "DoeNet", "DoeNet2", "RoeNet", "", "AnomalyCLIP", "RoeNet2", "", "", "PicNet"}
	if got := Of(len(entries), func(i int) Entry { return entries[i] }); !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}
