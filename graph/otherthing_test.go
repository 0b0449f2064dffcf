package graph

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"testing"

	"clipgraph/arxiv/readlist"
)

// A name that the title of its work does not account for is a label in a note of labels,
// and a name in a remark.
func TestLabels(t *testing.T) {
	for note, tied := range map[string]bool{"Harbour Data BoxNet": false, "Harbour Data BoxCR": false, "Harbour Data CrateNet": true, "which comes after BoxNet and before others": true, "比BoxNet更好": true} {
		list := readList("l.md", fmt.Appendf(nil, `| Name | Title | Notes |
|---|---|---|
| %s | [Counting Crates in Harbours](https://arxiv.org/abs/2001.00001) | |
| SeaFarer | [Weighing Fish at Night](https://arxiv.org/abs/2002.00002) | |
| OakTree | [Painting Doors in Winter](https://arxiv.org/abs/2003.00003) | %s |
`, cmp.Or(regexp.MustCompile(`Box\w+|CrateNet`).FindString(note), "BoxNet"), note))
		g, _, err := Build(context.Background(), []readlist.List{list}, nil, Options{Relations: []Relation{Mention}})
		if err != nil {
			t.Fatal(err)
		}
		if _, got := g.Reasons(0, 1); got != tied { // in the order of their keys
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
		g, _, err := Build(context.Background(), []readlist.List{readList("l.md", []byte(text))}, nil, Options{Relations: []Relation{Mention}})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(g.Edges()) > 0; got != tied {
			t.Errorf("%d rows: tied %v", rows, got)
		}
	}
}
