package relate

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// A name that the title of its work does not account for is a label in a note of labels,
// and a name in a remark.
func TestLabels(t *testing.T) {
	for note, tied := range map[string]bool{"Harbour Data BoxNet": false, "Harbour Data BoxCR": false, "Harbour Data CrateNet": true, "which comes after BoxNet and before others": true, "比BoxNet更好": true} {
		list := fmt.Sprintf(`| Name | Title | Notes |
|---|---|---|
| %s | [Counting Crates in Harbours](https://arxiv.org/abs/2001.00001) | |
| SeaFarer | [Weighing Fish at Night](https://arxiv.org/abs/2002.00002) | |
| OakTree | [Painting Doors in Winter](https://arxiv.org/abs/2003.00003) | %s |
`, cmp.Or(regexp.MustCompile(`Box\w+|CrateNet`).FindString(note), "BoxNet"), note)
		if got := hasPair(indexOf(list).Mentions(), 0, 2); got != tied {
			t.Errorf("%q: tied %v", note, got)
		}
	}
}

// A plain word that sentences write with a capital is a name, unless all notes of a list
// have it and no title.
func TestWordOfAllNotes(t *testing.T) {
	for rows, tied := range map[int]bool{9: true, 10: false} {
		text := "| Title | Notes |\n|---|---|\n| [Digest: Counting Crates in Harbours](https://arxiv.org/abs/2001.00001) | |\n"
		for i := range rows {
			text += fmt.Sprintf("| [Painting Door %d in Winter](https://arxiv.org/abs/2002.%05d) | this list gives the Digest of what people know about door %d |\n", i, i+1, i)
		}
		if got := len(indexOf(text).Mentions()) > 0; got != tied {
			t.Errorf("%d rows: tied %v", rows, got)
		}
	}
}

// Two rows of one work make no mention: they have an identifier in common, or a row without
// any links to the paper of the other first.
func TestRowsOfOneWork(t *testing.T) {
	const crates = "- [Counting the Oaken Crates of Harbours](https://harbour.org/crates.pdf)"
	for text, tied := range map[string]bool{
		crates + "\n- [Weighing Fish at Sea](https://harbour.org/fish.pdf), see Counting the Oaken Crates of Harbours":                                               true,
		crates + "\n- [Weighing Fish at Sea](https://harbour.org/crates.pdf), see Counting the Oaken Crates of Harbours":                                             false,
		crates + " ([arXiv](https://arxiv.org/abs/2001.00001))\n- [Weighing Fish at Sea](https://harbour.org/crates.pdf), see Counting the Oaken Crates of Harbours": false,
		crates + "\n- [Weighing Fish at Sea](https://harbour.org/fish.pdf), which answers [Counting the Oaken Crates of Harbours](https://harbour.org/crates.pdf)":   true,
		"- [BoxNet: Counting Crates in Harbours](https://arxiv.org/abs/2001.00001)\n- [Weighing Fish at Sea with BoxNet by Night](https://arxiv.org/abs/2001.00001)": false,
		"- [BoxNet: Counting Crates in Harbours](https://arxiv.org/abs/2001.00001)\n- [Weighing Fish at Sea with BoxNet by Night](https://arxiv.org/abs/2002.00002)": true,
		"- [BoxNet: Counting Crates in Harbours](https://arxiv.org/abs/2001.00001)\n- [Weighing Fish at Sea / BoxNet](https://arxiv.org/abs/2002.00002)":             false,
		"- [BoxNet: Counting Crates in Harbours](https://arxiv.org/abs/2001.00001)\n- [Weighing Fish at Sea / BoxNet Lids](https://arxiv.org/abs/2002.00002)":        true,
	} {
		if got := len(indexOf(text+"\n- [Painting Doors in Winter](https://arxiv.org/abs/2303.00003)\n").Mentions()) > 0; got != tied {
			t.Errorf("tied %v:\n%s", got, text)
		}
	}
}

// A few capitals that stand in one other title are a name where few papers are near, and
// chance where many are.
func TestManyNear(t *testing.T) {
	for _, heading := range []string{"", "## Harbours\n\n"} {
		for rows, tied := range map[int]bool{manyNear: true, manyNear + 1: false} {
			text := heading + "- [BXNT: Counting Crates](https://arxiv.org/abs/2001.00001)\n- [Handles for BXNT](https://arxiv.org/abs/2002.00002)\n"
			for i := range rows - 2 {
				text += fmt.Sprintf("- [Painting Door %d](https://arxiv.org/abs/2003.%05d)\n", i, i+1)
			}
			if got := len(indexOf(text).Mentions()) > 0; got != tied {
				t.Errorf("%q, %d rows: tied %v", heading, rows, got)
			}
		}
	}
}

// What makes up a whole note is a value of a column, unless it has a digit or a hyphen or
// the title of its work begins with it.
func TestValues(t *testing.T) {
	for row, tied := range map[string]bool{
		"| BOXN | BOXN: Counting Crates |": false, "| BOXNET | Counting Crates in Harbours |": false, "| BoxNet | Counting Crates in Harbours |": false, "| Boxer | Boxer: Counting Crates |": false,
		"| BoxNet | BoxNet: Counting Crates |": true, "| B-NET | Counting Crates by a Net |": true, "| Box9 | Counting Crates by a Box |": true,
	} {
		name := strings.Fields(row)[1]
		list := fmt.Sprintf(`| Name | Title | Paper | Base |
|---|---|---|---|
%s [paper](https://arxiv.org/abs/2001.00001) | |
| SeaFarer | Weighing Fish at Night | [paper](https://arxiv.org/abs/2002.00002) | %s |
| OakTree | Painting Doors in Winter | [paper](https://arxiv.org/abs/2003.00003) | Oak and %[2]s |
`, row, name)
		if got := len(indexOf(list).Mentions()) > 0; got != tied {
			t.Errorf("%s: tied %v", row, got)
		}
	}
}

// A name that ten notes consist of is a value of a column, whatever its title says.
func TestValueOfManyNotes(t *testing.T) {
	for rows, tied := range map[int]bool{minRoot - 1: true, minRoot: false} {
		text := "| Name | Title | Paper | Base |\n|---|---|---|---|\n| BoxNet | BoxNet: Counting Crates | [paper](https://arxiv.org/abs/2001.00001) | |\n"
		for i := range rows {
			text += fmt.Sprintf("| Oak%d | Painting Door %d in Winter | [paper](https://arxiv.org/abs/2002.%05d) | BoxNet |\n", i, i, i+1)
		}
		if got := len(indexOf(text).Mentions()) > 0; got != tied {
			t.Errorf("%d rows: tied %v", rows, got)
		}
	}
}

// A note with two whole titles enumerates other rows.
func TestTitlesInNotes(t *testing.T) {
	for note, tied := range map[string]bool{
		"see also Counting the Oaken Crates of Seven Harbours":                                               true,
		"see also Counting the Oaken Crates of Seven Harbours, and Painting the Green Doors of Seven Houses": false,
	} {
		list := fmt.Sprintf(`| Title | Paper | Notes |
|---|---|---|
| Counting the Oaken Crates of Seven Harbours | [paper](https://arxiv.org/abs/2001.00001) | |
| Painting the Green Doors of Seven Houses | [paper](https://arxiv.org/abs/2001.00002) | |
| Weighing Fish at Night | [paper](https://arxiv.org/abs/2002.00002) | which is new, %s |
`, note)
		if got := len(indexOf(list).Mentions()) > 0; got != tied {
			t.Errorf("%q: tied %v", note, got)
		}
	}
}

// A row that links to several works at once is about none of them; one that links to
// others after its text is about its own.
func TestEnumerations(t *testing.T) {
	for row, tied := range map[string]bool{
		"[A](https://arxiv.org/abs/2003.00001), [B](https://arxiv.org/abs/2001.00001), [C](https://arxiv.org/abs/2001.00002) | ways of counting":      false,
		"[A](https://arxiv.org/abs/2003.00001) and [B](https://arxiv.org/abs/2001.00001) | ways of counting":                                          false,
		"[A](https://arxiv.org/abs/2003.00001) | which extends [B](https://arxiv.org/abs/2001.00001) and [C](https://arxiv.org/abs/2001.00002)":       true,
		"[A](https://arxiv.org/abs/2003.00001) | [its base](https://arxiv.org/abs/2001.00001) is extended":                                            true,
		"[A](https://arxiv.org/abs/2003.00001), which also extends [B](https://arxiv.org/abs/2001.00001) | ways of counting":                          true,
		"[A](https://arxiv.org/abs/2003.00001), [code](https://github.com/a/b), after [B](https://arxiv.org/abs/2001.00001) | ways of counting boxes": true,
	} {
		list := fmt.Sprintf(`| Title | Paper | Notes |
|---|---|---|
| Counting the Oaken Crates of Seven Harbours | [paper](https://arxiv.org/abs/2001.00001) | |
| Painting the Green Doors of Seven Houses | [paper](https://arxiv.org/abs/2001.00002) | |
| Weighing Fish at Night | %s |
`, row)
		if got := len(indexOf(list).Mentions()) > 0; got != tied {
			t.Errorf("%s: tied %v", row, got)
		}
	}
}
