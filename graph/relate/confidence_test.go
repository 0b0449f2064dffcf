package relate

import (
	"slices"
	"testing"
)

// A confidence says how sure the pair is; see [evidenceCase] for the lines.
func TestConfidence(t *testing.T) {
	lineage, mentions := (*Index).Lineage, (*Index).Mentions
	for _, test := range []struct {
		find  func(*Index) []Pair
		lines string
		want  float64
	}{
		{lineage, "BoxNet: Counting Crates / # Other / BoxNet v2: Weighing Fish", 0.95},
		{lineage, "BoxNet: Counting Crates / # Other / BoxNet2: Weighing Fish", 0.85},
		{lineage, "# One / BoxNet: Counting Crates / BoxNet2: Weighing Fish", 0.9},
		{lineage, "BoxN: Counting Crates / # Other / BoxN-Sea: Weighing Fish", 0.65},
		{lineage, "BoxN: Counting Crates / # Other / BoxN-XL: Weighing Fish", 0.65},
		{lineage, "LLaMA: Open and Efficient Foundation Language Models / # Other / SeaLLaMA: Weighing Fish", 0.9},
		{lineage, "# One / BoxN: Counting Crates / BoxN-XL: Weighing Fish", 0.7},
		{lineage, "BoxN: Counting Crates / # Other / BoxN-Sea: Weighing Fish with BoxN", 0.9},
		{lineage, "^ BoxN: Counting Crates / Lids of Oak and Ash / # Other / BoxN-Sea: Weighing Fish", 0.9},
		{lineage, "^ BoxN: Counting Crates / Lids of Oak and Ash / # Other / BoxN-Sea: Weighing Fish with BoxN", 0.95},
		{mentions, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | which asks what BoxNet leaves open", 0.6},
		{mentions, "BoxNet: Counting Crates / Handles for BoxNet", 0.7},
		{mentions, "BoxNet: Counting Crates / Weighing Fish using BoxNet", 0.8},
		{mentions, "BoxNet: Counting Crates / Handles based on BoxNet", 0.85},
		{mentions, "^ BoxNet: Counting Crates / Lids of Oak and Ash / Handles for BoxNet", 0.75},
		{mentions, "^ BoxNet: Counting Crates / Lids of Oak and Ash / Handles based on BoxNet", 0.9},
		{mentions, "Counting Crates at Sea / Weighing Fish at Sea | which extends [it](https://arxiv.org/abs/2001.00001) to fish", 0.9},
	} {
		papers, citations := evidenceCase{lines: test.lines}.read()
		pairs := slices.DeleteFunc(test.find(New(papers, citations)), func(p Pair) bool { return p.Earlier != 0 || p.Later != len(papers)-1 })
		if len(pairs) != 1 || pairs[0].Confidence != test.want {
			t.Errorf("%s: %v, want %v", test.lines, pairs, test.want)
		}
	}
}
