package naming

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/work"
)

// Each sentence names BoxNet, and speaks of it as told. There is at least one for each
// row of the table.
var spoken = []struct {
	text string
	want work.Stance
}{
	{"We bring: (1) BoxNet, a network of boxes.", Introduces},
	{"We bring (ii) BoxNet (small), an old network.", Introduces},
	{"We bring (1) BoxNet and a tree.", work.Names},
	{"We weigh BoxNet, a network of boxes.", work.Names},
	{"We extend BoxNet by a second branch.", work.BuildsOn},
	{"Our method is built upon the well-known BoxNet.", work.BuildsOn},
	{"A benchmark derived from BoxNet, with a fixed corpus.", work.BuildsOn},
	{"It adapts the frozen BoxNet to new classes.", work.BuildsOn},
	{"Furthermore, we finetune two recent models, TreeNet and BoxNet, with it.", work.BuildsOn},
	{"We generalize the BoxNet formulation with a learned kernel.", work.BuildsOn},
	{"It improves the data efficiency of BoxNet.", work.BuildsOn},
	{"We study a variant of the hierarchical box network (BoxNet).", work.BuildsOn},
	{"To further accelerate BoxNet, we drop half of it.", work.BuildsOn},
	{"We revisit BoxNet and ask what it learns.", work.BuildsOn},
	{"With BoxNet as the backbone, it gains two points.", work.BuildsOn},

	{"For evaluation, we use the BoxNet framework.", work.Uses},
	{"The generators are trained by BoxNet.", work.Uses},
	{"It can be plugged into BoxNet.", work.Uses},

	{"It outperforms TreeNet, LeafNet and BoxNet by far.", work.ComparesWith},
	{"Compared with BoxNet, it halves the error.", work.ComparesWith},
	{"It is seven times faster than BoxNet.", work.ComparesWith},
	{"With accuracy on par with the well-tuned BoxNet.", work.ComparesWith},
	{"Its gains over BoxNet are large.", work.ComparesWith},
	{"It achieves +10.6% (+31.5% relative) over BoxNet.", work.ComparesWith},
	{"Unlike the original BoxNet, it needs no labels.", work.ComparesWith},

	{"Experiments on BoxNet show the same.", work.Names},
	{"We propose BoxNet, a network of boxes.", Introduces},
	{"We introduce a novel network called BoxNet.", Introduces},
	{"Then our large BoxNet is trained.", Introduces},

	// The nearest phrase counts, in its clause and not too far away.
	{"It outperforms TreeNet and extends BoxNet.", work.BuildsOn},
	{"We propose TreeNet, which extends BoxNet.", work.BuildsOn},
	{"It outperforms methods such as BoxNet.", work.ComparesWith},
	{"Models such as BoxNet have shown great promise.", work.Names},
	{"We present a study of BoxNet.", work.Names},
	{"It improves the state of the art on BoxNet.", work.Names},
	{"We adapt a remedy for forgetting to BoxNet.", work.Names},
	{"We extend TreeNet, while BoxNet stays as it is.", work.Names},
	{"Detectors based on an approach popularized by BoxNet are exact.", work.Names},
	{"We extend it. BoxNet is another thing.", work.Names},
	{"We extend, e.g. BoxNet and more.", work.BuildsOn},
	{"Over time BoxNet was forgotten.", work.Names},
	{"BoxNet suffers from noise.", work.Names},
	{"We use " + strings.Repeat("very ", 7) + "large BoxNet.", work.Names},
	{"It outperforms " + strings.Repeat("very ", 7) + "large BoxNet.", work.ComparesWith},
	{"It outperforms " + strings.Repeat("very ", 12) + "large BoxNet.", work.Names},
	{"It outperforms A1, A2, A3, A4, A5, A6 or BoxNet.", work.ComparesWith},
	{"We extend it: BoxNet is another thing.", work.Names},
	{"We extend it; BoxNet is another thing.", work.Names},
	{"We extend (well) the BoxNet.", work.BuildsOn},
	{"We extend " + strings.Repeat("very ", 5) + "large BoxNet.", work.BuildsOn},
	{"We extend " + strings.Repeat("very ", 6) + "large BoxNet.", work.Names},
	{"We use " + strings.Repeat("very ", 5) + "large BoxNet.", work.Uses},
	{"BoxNet; as the backbone, it gains.", work.Names},
	{"BoxNet: as the backbone, it gains.", work.Names},
	{"BoxNet which is as the backbone.", work.Names},
	{"BoxNet is here and there often used as the backbone.", work.Names},
	{"BoxNet is here and now as the backbone.", work.BuildsOn},
	{"A gain of much over BoxNet.", work.ComparesWith},
	{"A speedup of much over BoxNet.", work.ComparesWith},
	{"It improves much over BoxNet.", work.ComparesWith},
	{"It is better over BoxNet.", work.ComparesWith},
	{"Our BoxNet is trained.", Introduces},
	{"Our very very large BoxNet is trained.", work.Names},
	{"Our results on BoxNet hold.", work.Names},
	{"We extend" + strings.Repeat(" ", 200) + "BoxNet.", work.Names},
	{"We extend" + strings.Repeat(" ", 180) + "BoxNet.", work.BuildsOn},
	{"It outperforms A1, A2, A3, A4, A5, A6, A7, A8 and BoxNet.", work.Names},
}

func TestStanceIn(t *testing.T) {
	for _, test := range spoken {
		at := strings.LastIndex(test.text, "BoxNet")
		if got := StanceIn(test.text, at, at+len("BoxNet")); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// No row of the table can be left out.
func TestEachPhraseIsNeeded(t *testing.T) {
	for row, p := range phrases {
		if p.stance == work.Names {
			continue // they only end the search
		}
		needed := false
		for _, test := range spoken {
			text := " " + strings.Join(tokens(test.text), " ") + " "
			for f := range strings.SplitSeq(p.forms, "|") {
				needed = needed || test.want == p.stance && strings.Contains(text, " "+f+" ")
			}
		}
		if !needed {
			t.Errorf("row %d, %q, has no sentence", row, p.forms)
		}
	}
}

// An abstract gives a name behind the words that it abbreviates.
func TestGives(t *testing.T) {
	for abstract, want := range map[string]bool{
		"We propose crates of oaken boats (COB), which float.": true,
		"Here we introduce the Crate of Oaken Boats (COB).":    true,
		"Crates of oaken boats (COB) float.":                   false,
		"We study crates of oaken boats (COB).":                false,
		"We propose a crates of oaken boats (COB) task.":       false,
		"We propose COB, which floats.":                        false,
		"We propose crates of the sea (COB).":                  false,
		"Recently proposed crates of oaken boats (COB) float.": false,
		"(COB)": false,
		"":      false,
	} {
		if got := Gives(abstract, "COB"); got != want {
			t.Errorf("%q: %t", abstract, got)
		}
	}
}

func TestAcronym(t *testing.T) {
	const gives = "We propose crates of oaken boats (COB), which float. "
	for _, test := range []struct{ abstract, title, want string }{
		{gives, "Crates of Oaken Boats: Why They Float", "COB"},
		{gives, "Why Crates of Oaken Boats Float", ""},
		{gives, "Crates", ""},
		{"Boats float. We build on ships (SHP). " + gives, "Crates of Oaken Boats", "COB"},
		{"Crates of oaken boats (COB) float.", "Crates of Oaken Boats", ""},
		{"We propose crate boats (CB).", "Crate Boats", ""},
		{"We propose crates of oaken boats in lakes and seas (COBLS), of great masts.", "Crates of Oaken Boats in Lakes and Seas", "COBLS"},
		{"", "Crates of Oaken Boats", ""},
	} {
		if got := Acronym(test.abstract, test.title); got != test.want {
			t.Errorf("%q, %q: %q", test.abstract, test.title, got)
		}
	}
}

func TestIntroduced(t *testing.T) {
	tests := map[string][]string{
		"We propose Conditional Box Optimization (CoBoOp), which extends BoOp.": {"CoBoOp"},
		"We challenge this notion by introducing BoxLM, a model of boxes.":      {"BoxLM"},
		"In this paper, we present a new network called BoxNet.":                {"BoxNet"},
		"We introduce the new BoxNet and release BoxData.":                      {"BoxNet", "BoxData"},
		"Recently, we saw others propose BoxNet.":                               nil, // not their own
		"A recently proposed method named Box Optimization (BoxOp) is known.":   nil,
		"We propose supervised fine-tuning (SFT).":                              nil, // an abbreviation
		"We propose BOXNET.":                         nil,
		"We propose AI-Driven Boxes.":                nil, // the first word of a name
		"We propose BoxNet at Sea.":                  {"BoxNet"},
		"We propose 3DBoxes.":                        nil,
		"We propose a BoxNet-based network.":         nil,
		"We introduce GitHub.":                       nil,
		"We introduce LLM-as-a-Judge.":               nil,
		"We propose boxes for the task of (BoxNet).": nil, // it abbreviates nothing
		"We compare with BoxNet.":                    nil,
		"They propose BoxNet.":                       nil,
		"We propose BoxA, BoxB and call it BoxCa, named BoxDa, dubbed BoxEa.": {"BoxA", "BoxDa"}, // two at most
		"We propose BoN.":                                              nil, // short
		"We propose BoxN.":                                             {"BoxN"},
		"We propose Box-Net.":                                          nil,
		"We propose Box-net.":                                          nil,
		"We propose Boxnet.":                                           nil,
		"It is new. We propose the BoxNet.":                            {"BoxNet"},
		"We saw it. Called BoxNet.":                                    nil,
		"BoxNet is what we propose.":                                   nil,
		"We propose Multi-Box Learning (MBLe).":                        {"MBLe"},
		"We propose Learning of Boxes (BoLe).":                         nil, // in another order
		"We propose Boxes (BoxNet) and more.":                          nil,
		"We propose Boxes Nets (BoxNet now).":                          nil,
		"We propose " + strings.Repeat("a ", 10) + "Box Net (BoxNet).": nil,
		"We propose Box " + strings.Repeat("x ", 9) + "Net (BoxNet).":  nil,
		"We" + strings.Repeat(" ", 200) + "propose BoxNet.":            nil,
	}
	for text, want := range tests {
		if got := Introduced(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestIsInAddress(t *testing.T) {
	for text, want := range map[string]bool{
		"Code: https://github.com/a/BoxNet": true, "see www.box.org/BoxNet": true, "at github.com/a/BoxNet": true,
		"SDPA/BoxNet": false, "(https://a.org) BoxNet": false, "BoxNet": false,
	} {
		if got := IsInAddress(text, strings.Index(text, "BoxNet")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzStanceIn(f *testing.F) {
	for _, test := range spoken {
		f.Add(test.text, 3, 9)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if 0 <= start && start <= end && end <= len(text) {
			StanceIn(text, start, end)
		}
		Introduced(text)
	})
}

func TestHeads(t *testing.T) {
	for name, want := range map[string][]string{
		"FastSpeech2": {"Fast", "FastSpeech"}, "Deep Voice-3": {"Deep", "DeepVoice", "DeepVoice"}, "BOX": nil, "Box": nil, "B12": {"B"},
	} {
		if got := Heads(name); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
