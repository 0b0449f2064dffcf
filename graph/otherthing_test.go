package graph

import (
	"context"
	"fmt"
	"testing"

	"clipgraph/arxiv/readlist"
)

// A name that the title of its work does not account for is a label in a note of labels,
// and a name in a remark.
func TestLabels(t *testing.T) {
	for note, tied := range map[string]bool{"Harbour Data BoxNet": false, "which comes after BoxNet and before others": true, "比BoxNet更好": true} {
		list := readList("l.md", fmt.Appendf(nil, `| Name | Title | Notes |
|---|---|---|
| BoxNet | [Counting Crates in Harbours](https://arxiv.org/abs/2001.00001) | |
| SeaFarer | [Weighing Fish at Night](https://arxiv.org/abs/2002.00002) | |
| OakTree | [Painting Doors in Winter](https://arxiv.org/abs/2003.00003) | %s |
`, note))
		g, _, err := Build(context.Background(), []readlist.List{list}, nil, Options{Relations: []Relation{Mention}})
		if err != nil {
			t.Fatal(err)
		}
		if _, got := g.Reasons(0, 1); got != tied { // in the order of their keys
			t.Errorf("%q: tied %v", note, got)
		}
	}
}
