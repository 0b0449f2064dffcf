package readlist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A row below another is a paper of its own if it has the same form; what else stands below
// a row is a note on its paper or a link of it.
func TestRowsBelowRows(t *testing.T) {
	const source = `
1. **Counting Crates by the Dozen Today. [Reed (1950)](https://a.org/1.pdf).**
    * Stacking Crates in Narrow Cellars Fast. [Poe, Low (1960)](https://a.org/2.pdf).
    * Moving Barrels over Wooden Bridges Slowly. [Moss (1961)](https://a.org/3.html).
    * Seen on the stage of a small theatre. [CrateNet (1970)](https://github.com/a/play).
    * [Code](https://github.com/a/crates)
1. **Sorting Barrels by the Dozen Today. [Van Reed (1952)](https://a.org/4.pdf).**
    * Filling Barrels in Narrow Cellars Fast. [Moss et al (1953)](https://a.org/5.pdf).
    * This was long held to be slower than [the sorting of Low (1951)](https://a.org/6.pdf).
1. **Painting Crates by the Dozen Today. [Low, Poe (1954)](https://a.org/7.pdf).**
    * [Slides](https://a.org/8.pdf)
`
	var got []string
	for _, row := range read("x.md", []byte(source)).Rows {
		said := []string{row.Work.Title}
		for _, a := range row.Work.Authors {
			said = append(said, a.String())
		}
		for _, l := range row.Links {
			said = append(said, l.URL)
		}
		got = append(got, strings.Join(append(said, row.Name, row.Note), " | "))
	}
	want := []string{
		"Counting Crates by the Dozen Today | Reed | https://a.org/1.pdf | https://github.com/a/play | https://github.com/a/crates |  | Seen on the stage of a small theatre CrateNet",
		"Stacking Crates in Narrow Cellars Fast | Poe | Low | https://a.org/2.pdf |  | ",
		"Moving Barrels over Wooden Bridges Slowly | Moss | https://a.org/3.html |  | ",
		"Sorting Barrels by the Dozen Today | Van Reed | https://a.org/4.pdf | https://a.org/6.pdf |  | This was long held to be slower than the sorting of Low",
		"Filling Barrels in Narrow Cellars Fast | Moss | https://a.org/5.pdf |  | ",
		"Painting Crates by the Dozen Today | Low | Poe | https://a.org/7.pdf | https://a.org/8.pdf |  | ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A heading with the authors of a work in an item below is the title of that work, whatever
// other headings of its level have.
func TestHeadingsOfWorks(t *testing.T) {
	const source = `
# Crates

#### Tell us of crates

#### [S1] A Survey of Crates and Casks
- **✍ Author**：Ada Holm, Bo Lind
- **🔗 Link**：[[arXiv:2101.00001](https://arxiv.org/abs/2101.00001)]

#### Crates in Cellars and Attics
- **🔗 Link**：[Sorting Barrels by Sound](https://arxiv.org/abs/2101.00002)

#### Crates in Stables and Barns
- [Sorting Barrels by Weight](https://arxiv.org/abs/2101.00003)
- [Sorting Barrels by Smell](https://arxiv.org/abs/2101.00004)
`
	var got []string
	for _, row := range read("x.md", []byte(source)).Rows {
		got = append(got, fmt.Sprint(row.Line, " ", row.Work.Title, " ", row.Work.Authors))
	}
	want := []string{
		"6 A Survey of Crates and Casks [Ada Holm Bo Lind]",
		"11 Sorting Barrels by Sound []",
		"14 Sorting Barrels by Weight []",
		"15 Sorting Barrels by Smell []",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
