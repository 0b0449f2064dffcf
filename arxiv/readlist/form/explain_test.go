package form

import (
	"fmt"
	"strings"

	"clipgraph/arxiv/readlist/record"
)

// maxShown is the number of places of a kind that are shown.
const maxShown = 12

// String describes the form, for the files of testdata: for each kind of entry how many there are
// and how many have a title, and for each place in them how many entries have a
// text there, which role it mostly has, how much it is worth as the place of
// titles, and an example.
func (f *Form) String() string {
	var b strings.Builder
	for _, k := range f.Kinds {
		fmt.Fprintf(&b, "%s: %d entries, %d with a title\n", k.Unit, k.Entries, k.Titled)
		for i, s := range k.Slots {
			if i == maxShown {
				fmt.Fprintf(&b, "  and %d more places\n", len(k.Slots)-i)
				break
			}
			fmt.Fprintf(&b, "  %6d  %-8s %6.3f  %s  %q\n", s.Entries, roleName(s.Role), s.Value, s.Place, shorten(s.Example))
		}
	}
	return b.String()
}

func roleName(r record.Role) string {
	if r == record.Unknown {
		return "-"
	}
	return r.String()
}

// maxExample is the length of an example, in characters.
const maxExample = 60

func shorten(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxExample {
			return text[:i] + "…"
		}
	}
	return text
}
