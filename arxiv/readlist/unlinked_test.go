package readlist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A row of a table without a link is a paper where the headers say title and authors.
func TestTablesWithoutLinks(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		want   []string
	}{
		"title and authors": {
			"| Title | Authors | Year |\n|---|---|---|\n| Physics | Ann Reed | 1929 |\n| A Theory of Owls at Night | Bob Poe, Cy Low | 2001 |\n| A Theory of Mice | | 2002 |\n",
			[]string{"3 Physics |  | ", "4 A Theory of Owls at Night |  | "},
		},
		"title alone": {"| Title | Price |\n|---|---|\n| A Theory of Owls at Night | 3 |\n", nil},
		"some have links": {
			"| Paper | Author |\n|---|---|\n| Poetics | Ann Reed |\n| [A Theory of Owls](https://arxiv.org/abs/2101.00001) | Bob Poe |\n",
			[]string{"3 Poetics |  | ", "4 A Theory of Owls |  | 2101.00001"},
		},
	} {
		if diff := cmp.Diff(test.want, briefs(read("x.md", []byte(test.source)))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// A row without a link is a paper, even if no row of its table has one, where the first column
// is of papers and tables with the same headers have links.
func TestTablesOfTitlesWithoutLinks(t *testing.T) {
	const linked = "| [Stacking Crates on a Moving Ship](https://arxiv.org/abs/2101.00001) | poster |\n| [Rolling Barrels across Uneven Floors](https://arxiv.org/abs/2101.00002) | oral |\n| [Sorting Casks by Weight on Wet Days](https://arxiv.org/abs/2101.00003) | poster |\n"
	for head, want := range map[string]int{"| Paper | Type |": 5, "| Thing | Type |": 3} {
		list := "# Boxes\n\n## 2021\n\n" + head + "\n|---|---|\n" + linked + "\n## 2022\n\n" + head + "\n|---|---|\n| Opening Sealed Bottles with a Learned Hand | oral |\n| Measuring Tall Ladders through Dusty Windows | poster |\n"
		if rows := read("x.md", []byte(list)).Rows; len(rows) != want {
			t.Errorf("below %q are %d rows, want %d", head, len(rows), want)
		}
	}
	const metrics = "# Boxes\n\n| Measure | Paper |\n|---|---|\n"
	list := metrics + strings.NewReplacer("| [", "| size | [", ") | poster |", ") |", ") | oral |", ") |").Replace(linked) + "\n" + metrics + "| weight | Opening Sealed Bottles with a Learned Hand |\n"
	if rows := read("x.md", []byte(list)).Rows; len(rows) != 3 {
		t.Errorf("a table of measures has %d papers, want 3", len(rows))
	}
}

// Items without links are papers, even if no item of their list has one, where most have a bold
// title and persons beside it, as entries elsewhere have.
func TestSignedTitlesWithoutLinks(t *testing.T) {
	const ahead, behind = "- Ann Reed, Bob Poe and Cy Low, **%s**, ICLR 2021.%s\n", "- **%s**, Ann Reed, Bob Poe, Cy Low.%s\n"
	for _, test := range []struct {
		form string
		want int
	}{
		{ahead, 7},
		{behind, 7},
		{"- **%s**, ICLR 2021.%s\n", 4},
		{strings.ReplaceAll(ahead, "**", "*"), 4},
	} {
		var list strings.Builder
		list.WriteString("# Boxes\n\n## Crates\n\n")
		for i, title := range []string{"Stacking Crates on a Moving Ship", "Rolling Barrels across Uneven Floors", "Sorting Casks by Weight on Wet Days", "Folding Boxes in a Small Kitchen"} {
			fmt.Fprintf(&list, test.form, title, fmt.Sprintf(" [[pdf]](https://arxiv.org/abs/2101.0000%d)", i+1))
		}
		list.WriteString("\n## Bottles\n\n")
		fmt.Fprintf(&list, test.form, "Opening sealed bottles with a learned hand", "")
		fmt.Fprintf(&list, test.form, "Measuring tall ladders through dusty windows", "")
		fmt.Fprintf(&list, test.form, "Counting lids without opening a jar", "")
		list.WriteString("- See the notes.\n")
		if rows := read("x.md", []byte(list.String())).Rows; len(rows) != test.want {
			t.Errorf("%s%d rows, want %d", list.String(), len(rows), test.want)
		}
	}
}

// The summary of a <details> element is an entry if its link has a title, whatever it says behind
// that. It ends where the element does.
func TestSummariesOfPapers(t *testing.T) {
	var list strings.Builder
	list.WriteString("# Boxes\n\n## 2021\n")
	for i, title := range []string{"Stacking Crates on a Moving Ship", "Rolling Barrels across Uneven Floors", "Sorting Casks by Weight on Wet Days", "Opening Sealed Bottles with a Learned Hand", "Measuring Tall Ladders through Dusty Windows"} {
		fmt.Fprintf(&list, "\n<details>\n<summary>%d. <a href=\"https://aclanthology.org/2021.acl-long.1%d\">%s</a> by<i> Ann Reed, Bob Poe, Cy Low, Dee Fox, Eve Hay, Flo Orr, Gus Ray, Hal Kay</i></summary><blockquote><p>\nBoxes are known to be heavy when they are full of stones.\n</p></blockquote></details>\n", i+1, i, title)
	}
	rows := read("x.md", []byte(list.String())).Rows
	if len(rows) != 5 {
		t.Fatalf("%d rows, want 5", len(rows))
	}
	for _, r := range rows {
		if got := strings.Join(r.Section, " > "); got != "2021" || len(r.Work.Authors) != 8 {
			t.Errorf("%s: below %q, by %v", r.Work.Title, got, r.Work.Authors)
		}
	}
}

// A title that links elsewhere, with only a date beside it, is a paper's where nearly all
// beside it are.
func TestDatedTitlesAmongPapers(t *testing.T) {
	for papers, want := range map[int]int{32: 32, 33: 34} {
		var list strings.Builder
		list.WriteString("- [Sorting Casks by Weight on Wet Days](https://casks.example.org) (May 2021)\n")
		for i := range papers {
			fmt.Fprintf(&list, "- [Counting Crates from Bridge Number %d](https://arxiv.org/abs/2101.%05d) (June 2021)\n", i, i+1)
		}
		if rows := read("x.md", []byte(list.String())).Rows; len(rows) != want {
			t.Errorf("beside %d papers there are %d rows, want %d", papers, len(rows), want)
		}
	}
}

// A title that links to a page of a paper and the badge of an identifier on the next line
// are of one paper; two titles are not.
func TestBadgeBelowLinkedTitle(t *testing.T) {
	const title = "- [A Theory of Crates and Barrels](https://openreview.net/forum?id=rJ4km2R5t7)<br>"
	for below, want := range map[string][]string{
		"[![arXiv](https://img.shields.io/badge/arXiv-red.svg)](https://arxiv.org/abs/2101.00001)": {"1 A Theory of Crates and Barrels |  | 2101.00001"},
		"[A Theory of Casks at Night](https://arxiv.org/abs/2101.00001)":                           {"1 A Theory of Crates and Barrels |  | ", "1 A Theory of Casks at Night |  | 2101.00001"},
	} {
		if diff := cmp.Diff(want, briefs(read("x.md", []byte(title+below+"\n")))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", below, diff)
		}
	}
}

// The links of a list that has nothing but labels are of one paper, whose title is the
// heading above; those of a list with other texts are not.
func TestListsOfLabels(t *testing.T) {
	const above = "### A Survey of Stones and How They Age\n\n* [Link](https://arxiv.org/abs/2102.00002)\n\n### A Theory of Crates and Barrels\n\n"
	for below, want := range map[string][]string{
		"* [Link](https://arxiv.org/abs/2101.00001)\n* [Paper](papers/crates.pdf)": {"5 A Theory of Crates and Barrels |  | 2101.00001"},
		"* [Paper](papers/crates.pdf)\n* [Paper](https://example.org/crates.pdf)":  {"5 A Theory of Crates and Barrels |  | "},
		"* [A Theory of Casks at Night](papers/casks.pdf)\n* [Folding Boxes in a Small Kitchen](papers/boxes.pdf)": {
			"7 A Theory of Casks at Night |  | ", "8 Folding Boxes in a Small Kitchen |  | ",
		},
	} {
		if diff := cmp.Diff(want, briefs(read("x.md", []byte(above+below+"\n")))[1:]); diff != "" {
			t.Errorf("%s (-want +got)\n%s", below, diff)
		}
	}
}

// An item without links that ends in the labels of links is a paper, wherever others have the
// links and what else it says; an item without such a label needs papers beside it.
func TestLabelsWithoutLinks(t *testing.T) {
	const source = `
## Crates
- [ICML 2021] A theory of crates in cellars. [Paper]. [Code]
- [ICML 2021] A theory of crates in attics. [Paper]
- [ICML 2021] A theory of crates in stables. [in print]
- [ICML 2021] A theory of crates in mills.
- Crates and Barrels for Everyone. [Paper]
- [ICML 2021] [A Theory of Crates in Barns](https://github.com/crates/barns). [Paper]

## Barrels
- [ICLR 2020] A Theory of Barrels in Cellars. [Paper](https://arxiv.org/abs/2101.00001). [Code]
- [ICLR 2020] A Theory of Barrels in Attics. [Paper](https://arxiv.org/abs/2101.00002). [Code]
- [ICLR 2020] A Theory of Barrels in Stables. [Paper](https://arxiv.org/abs/2101.00003). [Code]
`
	want := []string{
		"3 A theory of crates in cellars |  | ",
		"4 A theory of crates in attics |  | ",
		"11 A Theory of Barrels in Cellars |  | 2101.00001",
		"12 A Theory of Barrels in Attics |  | 2101.00002",
		"13 A Theory of Barrels in Stables |  | 2101.00003",
	}
	if diff := cmp.Diff(want, briefs(read("x.md", []byte(source)))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A paragraph whose title links to a page of another kind is a paper's if it has persons and a
// venue as others have.
func TestParagraphsThatLinkElsewhere(t *testing.T) {
	var list strings.Builder
	for i := range 3 {
		fmt.Fprintf(&list, "**[Counting Crates from Bridge Number %d](https://arxiv.org/abs/2101.%05d)**<br>\n*Ada Holm, Bo Lind, Cy Dahl*<br>\nCVPR 2021\n\n", i, i+1)
	}
	list.WriteString("**[Sorting Casks by Weight on Wet Days](https://casks.example.org/sorting)**<br>\n*Ada Holm, Bo Lind, Cy Dahl*<br>\nCVPR 2021\n\n")
	list.WriteString("**[Sorting Jars by Weight on Wet Days](https://jars.example.org/sorting)**<br>\nand how to buy them\n")
	got := briefs(read("x.md", []byte(list.String())))
	if len(got) != 4 || got[3] != "13 Sorting Casks by Weight on Wet Days |  | " {
		t.Errorf("read as %q", got)
	}
}

// A known venue with its year ends a title, though no other titles have one behind them; a
// remark that names one does not.
func TestRareVenuesBehindTitles(t *testing.T) {
	var list strings.Builder
	for i := range 40 {
		fmt.Fprintf(&list, "- Crates, Barrels and Casks from Bridge Number %d, *arXiv*. [[Paper](https://arxiv.org/abs/2101.%05d)]\n", i, i+1)
	}
	list.WriteString("- Counting Crates from Old Bridges, ECCV 2024 workshop. [[Paper](https://arxiv.org/abs/2102.00001)]\n")
	list.WriteString("- Counting Jars from Old Bridges, in ICCV 2023. [[Paper](https://arxiv.org/abs/2102.00002)]\n")
	list.WriteString("- Counting Urns from Old Bridges, Submitted to ICCV 2023. [[Paper](https://arxiv.org/abs/2102.00003)]\n")
	var got []string
	for _, row := range read("x.md", []byte(list.String())).Rows[40:] {
		got = append(got, row.Work.Title+" | "+row.Venue())
	}
	want := []string{"Counting Crates from Old Bridges | ECCV 2024", "Counting Jars from Old Bridges | ICCV 2023", "Counting Urns from Old Bridges, Submitted to ICCV 2023 | "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A legend of acronyms has no papers, though its items look like titles alone.
func TestLegends(t *testing.T) {
	const source = `
- LCN: Long Crate Networks
- RCM: Round Crate Machine
- CBT: Casks and Barrels in Towers
- WCNB: Wooden Crate Numbers in Barns
- PLN: Pegs and Lids for Nights

## Papers
- A Theory of Old Crates and Barrels. [[pdf](https://arxiv.org/abs/2101.00001)]
- A Theory of New Crates and Barrels. [[pdf](https://arxiv.org/abs/2101.00002)]
- A Theory of Wet Crates and Barrels. [[pdf](https://arxiv.org/abs/2101.00003)]
`
	if rows := read("x.md", []byte(source)).Rows; len(rows) != 3 {
		t.Errorf("read as %q", briefs(read("x.md", []byte(source))))
	}
	names := strings.NewReplacer("LCN", "Long", "RCM", "Round", "CBT", "Tall", "WCNB", "Wood", "PLN", "Night").Replace(source)
	if rows := read("x.md", []byte(names)).Rows; len(rows) != 8 {
		t.Errorf("with names in place of acronyms: %q", briefs(read("x.md", []byte(names))))
	}
}
