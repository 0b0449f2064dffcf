package paper_test

import (
	"testing"

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
