package readlist

import (
	"slices"
	"testing"
)

// TestCitedWithoutTitle reads a table that says of its works only by whom they are. They are
// rows with a note and without a title, if a link leads to a paper.
func TestCitedWithoutTitle(t *testing.T) {
	list := read("list.md", []byte(`| Year | Paper | Topic |
|--|--|--|
| 2021 | [Holm et al.](https://doi.org/10.1000/holm) | Tracks of oxen in deep snow |
| 2021 | [Lind et al.](https://arxiv.org/abs/2102.00002) | Tracks of geese on wet sand |
| 2022 | [Bell et al.](https://example.org/bell.pdf) | Calls of oxen across a fjord |
| 2022 | [Moss et al.](https://example.org/moss) | Calls of geese at night |
`))
	var got []string
	for _, r := range list.Rows {
		if r.Work.Title != "" || r.Name != "" || r.Note == "" || !r.Work.MoreAuthors {
			t.Errorf("row %+v, work %+v", r, r.Work)
		}
		got = append(got, r.Work.Authors[0].Family)
	}
	if want := []string{"Holm", "Lind", "Bell"}; !slices.Equal(got, want) {
		t.Errorf("rows of %q, want %q", got, want)
	}
}
