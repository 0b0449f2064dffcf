package graph

import (
	"context"
	"testing"

	"clipgraph/arxiv/readlist"
)

// A confidence says how sure the edge is; see [evidenceCase] for the lines.
func TestConfidence(t *testing.T) {
	for _, test := range []struct {
		relation Relation
		lines    string
		want     float64
	}{
		{Lineage, "BoxNet: Counting Crates / # Other / BoxNet v2: Weighing Fish", 0.95},
		{Lineage, "BoxNet: Counting Crates / # Other / BoxNet2: Weighing Fish", 0.85},
		{Lineage, "# One / BoxNet: Counting Crates / BoxNet2: Weighing Fish", 0.9},
		{Lineage, "BoxN: Counting Crates / # Other / BoxN-Sea: Weighing Fish", 0.65},
		{Lineage, "BoxN: Counting Crates / # Other / BoxN-XL: Weighing Fish", 0.65},
		{Lineage, "# One / BoxN: Counting Crates / BoxN-XL: Weighing Fish", 0.7},
		{Lineage, "BoxN: Counting Crates / # Other / BoxN-Sea: Weighing Fish with BoxN", 0.9},
		{Lineage, "^ BoxN: Counting Crates / Lids of Oak and Ash / # Other / BoxN-Sea: Weighing Fish", 0.9},
		{Lineage, "^ BoxN: Counting Crates / Lids of Oak and Ash / # Other / BoxN-Sea: Weighing Fish with BoxN", 0.95},
		{Mention, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | which asks what BoxNet leaves open", 0.6},
		{Mention, "BoxNet: Counting Crates / Handles for BoxNet", 0.7},
		{Mention, "BoxNet: Counting Crates / Weighing Fish using BoxNet", 0.8},
		{Mention, "BoxNet: Counting Crates / Handles based on BoxNet", 0.85},
		{Mention, "^ BoxNet: Counting Crates / Lids of Oak and Ash / Handles for BoxNet", 0.75},
		{Mention, "^ BoxNet: Counting Crates / Lids of Oak and Ash / Handles based on BoxNet", 0.9},
		{Mention, "Counting Crates at Sea / Weighing Fish at Sea | which extends [it](https://arxiv.org/abs/2001.00001) to fish", 0.9},
	} {
		list, answers := evidenceCase{lines: test.lines}.read()
		g, _, err := Build(context.Background(), []readlist.List{list}, answers, Options{Relations: []Relation{test.relation}})
		if err != nil {
			t.Fatal(err)
		}
		listed := g.Listed()
		reasons, _ := g.Reasons(listed[0], listed[len(listed)-1])
		if len(reasons) != 1 || reasons[0].Confidence != test.want {
			t.Errorf("%s: %v, want %v", test.lines, reasons, test.want)
		}
	}
}
