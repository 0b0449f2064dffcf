package form

import (
	"strings"
	"testing"
)

// TestBounds shows what each bound is for: what is taken up to it, and no more. Half of it
// would be too little for what lists have.
func TestBounds(t *testing.T) {
	read := func(list string) string { return show(list, read("# \n"+list)) }
	below := func(lines int) string { // a title, lines that say nothing, and a link
		return "Counting Cars from Bridges\n\n" + strings.Repeat("2021\n\n", lines) + "[pdf](https://arxiv.org/abs/2101.00001)\n"
	}
	headed := func(words int) string {
		return "- Roads" + strings.Repeat(" road", words) + "\n  - [Ice on Bridges](https://arxiv.org/abs/2101.00001)\n  - [Salt and Snow](https://arxiv.org/abs/2101.00002)\n"
	}
	lined := func(words int) string {
		return "**Roads" + strings.Repeat(" road", words) + "**\n\n- [Ice on Bridges](https://arxiv.org/abs/2101.00001)\n"
	}
	for _, test := range []struct {
		bound, list, has string
		want             bool
	}{
		{"maxJoined", below(13), "title Counting Cars from Bridges", true},
		{"maxJoined", below(14), "title Counting Cars from Bridges", false},
		{"maxHeading", headed(23), "in Roads road", true},
		{"maxHeading", headed(24), "in Roads road", false},
		{"maxHeading", lined(23), "in Roads road", true},
		{"maxHeading", lined(24), "in Roads road", false},
	} {
		if got := read(test.list); strings.Contains(got, test.has) != test.want {
			t.Errorf("%s: %q with %q: %v, want %v", test.bound, test.list, test.has, !test.want, test.want)
		}
	}
}
