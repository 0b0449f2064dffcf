package readlist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAuthorOrder reads lists with names that may be of one person or of two: the
// last entry of each.
func TestAuthorOrder(t *testing.T) {
	for _, c := range []struct {
		name, want string
		authors    []string
	}{
		{"family names in front", "Jane Doe", []string{"Roe, Ann and Smith, John", "Lee, Bo and Kim, Dan", "Moss, Eva, Ann Roe, and John Smith", "Doe, Jane"}},
		{"family names in front, with others", "Jane Doe +", []string{"Roe, Ann and Smith, John", "Lee, Bo and Kim, Dan", "Moss, Eva, Ann Roe, and John Smith", "Doe, Jane et al."}},
		{"family names alone", "Doe, Roe", []string{"Roe, Smith and Lee", "Kim, Moss, Stone", "Lee and Moss", "Doe, Roe"}},
		{"single family names", "Doe, Roe", []string{"Roe et al.", "Lee et al.", "Kim et al.", "Doe, Roe"}},
		{"some of each", "", []string{"Roe, Ann and Smith, John", "Kim, Moss, Stone", "Lee and Moss", "Doe, Roe"}},
		{"too few", "", []string{"Jane Doe and Ann Roe", "Ann Roe and Bo Lee", "Roe, Smith and Lee", "Doe, Roe"}},
		{"names in front and behind", "Doe, Roe", []string{"Roe, Lee et al.", "Lee, Kim et al.", "Kim, Roe", "Moss, Stone et al.", "Doe, Roe"}},
		{"names in front that are never behind", "", []string{"Roe, Ann et al.", "Lee, Bo et al.", "Kim, Dan", "Moss, Eva et al.", "Doe, Jane"}},
	} {
		var list strings.Builder
		for i, a := range c.authors {
			list.WriteString("- **A Net of " + string(rune('A'+i)) + " Nets** *" + a + "* [[pdf](https://arxiv.org/abs/2101.0000" + string(rune('1'+i)) + ")]\n")
		}
		l := read("list.md", []byte(list.String()))
		w := l.Rows[len(l.Rows)-1].Work
		var names []string
		for _, a := range w.Authors {
			names = append(names, a.String())
		}
		got := strings.Join(names, ", ")
		if w.MoreAuthors {
			got += " +"
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// One family name before a venue is that of the author where other entries have "et al."; a
// title of one word is none.
func TestFamilyNamesBeforeVenues(t *testing.T) {
	const source = `
- [A Theory of Crates and Casks](https://arxiv.org/abs/2101.00001), Holm et al., ICCV 2003
- [A Theory of Crates and Jars](https://arxiv.org/abs/2101.00002), Lind et al., CVPR 2004
- [A Theory of Crates and Urns](https://arxiv.org/abs/2101.00003), Mora et al., ECCV 2004
- [A Theory of Crates and Lids](https://arxiv.org/abs/2101.00004), Holm, ICCV 2005
- Barrels, CVPR 2006 [[pdf](https://arxiv.org/abs/2101.00005)]
`
	var got []string
	for _, row := range read("x.md", []byte(source)).Rows {
		got = append(got, fmt.Sprint(row.Work.Title, " ", row.Work.Authors, " ", row.Venue()))
	}
	want := []string{
		"A Theory of Crates and Casks [Holm] ICCV 2003",
		"A Theory of Crates and Jars [Lind] CVPR 2004",
		"A Theory of Crates and Urns [Mora] ECCV 2004",
		"A Theory of Crates and Lids [Holm] ICCV 2005",
		" [] CVPR 2006",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
