package paper_test

import (
	"testing"

	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

func TestSameTitle(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"CoOp: Learning to Prompt for Vision-Language Models", "Learning to Prompt for Vision-Language Models", true},
		{"A TITLE IN CAPITALS", "A title in capitals", true},
		{"Training-free Adaption of Models", "Tip: Training-free Adaption of Models for Few-shot Use", true},
		{"Going 3D: Prompt Tuning for Grounded Recognition", "MotionNet: Exposing Human Motion Generation to Space", false},
		{"", "Anything at All of This", true},
		{"$R^{2}$Net: Unified $R$etrieval and Ranking", "R2Net: Unified Retrieval and Ranking of Places", true},
		{"PosNet: Keypoint Localization by Nets", "Pos-Net: Towards Explainable Pose Estimation", true},
		{"TinyNet: Distilling Nets by Affinity Mimicking", "Chinese Net: Contrastive Training in Chinese", false},
		{"CoOp", "Learning to Prompt for Vision-Language Models", true},
		{`Kites of $\mathbb{R}^n$ with $f_{\rm NL}\gtrsim5$ over $\mathfrak{sl}_2$`, `Kites of $\mathbf{R}^n$ with $f_{\mathrm{NL}}\stackrel{>}{\sim}5$ over $\mathbf{sl}_2$`, true},
		{`Decay of $\alpha$ in $\mathrm{SU}(3)$ Nets`, `Growth of $\beta$ on $\mathcal{N}$ Trees`, false},
	}
	for _, test := range tests {
		if got := paper.SameTitle(test.a, test.b); got != test.want || paper.SameTitle(test.b, test.a) != got {
			t.Errorf("SameTitle(%q, %q) = %v", test.a, test.b, got)
		}
	}
}

// A short title is of one work beside its authors alone.
func TestFoldWork(t *testing.T) {
	by := func(title string, year int, families ...string) *work.Work {
		w := &work.Work{Title: title, Published: work.NewDate(year, 0, 0)}
		for _, family := range families {
			w.Authors = append(w.Authors, work.Person{Family: family})
		}
		return w
	}
	for name, test := range map[string]struct {
		a, b *work.Work
		same bool
	}{
		"two words":                            {by("Segment Anything", 2023, "Kirillov", "Mintun"), by("Segment anything", 2024, "Kirillov"), true},
		"two words by another":                 {by("Segment Anything", 2023, "Kirillov"), by("Segment Anything", 2023, "Oak"), false},
		"one word by two":                      {by("Hypernetworks", 2016, "Ha", "Dai", "Le"), by("HyperNetworks", 2017, "Ha", "Dai"), true},
		"one word by two, of whom one another": {by("Hypernetworks", 2016, "Ha", "Dai"), by("Hypernetworks", 2016, "Ha", "Le"), false},
		"one word by one, of one year":         {by("Cosmology", 2008, "Weinberg"), by("{Cosmology}", 2008, "Weinberg"), true},
		"one word by one, of two years":        {by("Introduction", 2001, "Reed"), by("Introduction", 2010, "Reed"), false},
		"one word by one, of no year":          {by("Introduction", 0, "Reed"), by("Introduction", 0, "Reed"), false},
		"no author":                            {by("Segment Anything", 2023), by("Segment Anything", 2023), false},
	} {
		a, b := paper.FoldWork(test.a), paper.FoldWork(test.b)
		if same := a != "" && a == b; same != test.same {
			t.Errorf("%s: %q and %q", name, a, b)
		}
	}
}
