package readlist

import (
	"slices"
	"testing"
)

// "In" before a venue is not part of it, and arXiv is no venue.
func TestVenueBehindIn(t *testing.T) {
	list := read("l.md", []byte(`# Crates

- **Counting Lids in Dark Rooms**. In **SIGCRATE 2021**, [[Paper](https://arxiv.org/abs/2101.00001)]
- **Sorting Screws by Their Shadows**. In **Northern Barrel Bulletin 2020**, [[Paper](https://arxiv.org/abs/2101.00002)]
- **Stacking Crates in Narrow Cellars**. In **arXiv 2021**, [[Paper](https://arxiv.org/abs/2101.00003)]
- **Rolling Barrels over Wet Floors**. **arXiv2022**, [[Paper](https://arxiv.org/abs/2101.00004)]
`))
	var got []string
	for _, row := range list.Rows {
		got = append(got, row.Work.Title+" | "+row.Venue())
	}
	want := []string{"Counting Lids in Dark Rooms | SIGCRATE 2021", "Sorting Screws by Their Shadows | Northern Barrel Bulletin 2020", "Stacking Crates in Narrow Cellars | ", "Rolling Barrels over Wet Floors | "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
