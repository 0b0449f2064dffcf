package naming

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/bib/work"
)

func TestOf(t *testing.T) {
	tests := map[string]string{
		"BoxNet: Counting Crates in Cellars":              "BoxNet",
		"Mask R-CNN":                                      "Mask R-CNN (title)",
		"BoxLM Technical Report":                          "BoxLM",
		"Deep Boxes 2: Counting - All of It":              "Deep Boxes 2",
		"A Study: Counting Crates":                        "",
		"From 2D to 3D: Counting Crates":                  "",
		"Learning to Count Very Quickly: A Method":        "",
		"Parrot: A Survey of Birds":                       "",
		"Parrot: Applications, Opportunities and Risks":   "",
		"Parrot: Friend or Foe?":                          "",
		"BoxNet vs. CrateNet: Which Counts":               "",
		"box_slides.pdf: Counting Crates":                 "",
		"Part 2: Counting Crates in Cellars":              "",
		"Towards Understanding BoxNet: Counting Crates":   "",
		"‐Net: Counting Crates in Cellars":                "",
		"Counting Crates in Cellars with Little Daylight": "",
		"@Big Labs: Counting":                             "",
	}
	for title, want := range tests {
		s := ""
		if !IsDiscussion(title) {
			s = called(title, " (title)")
		}
		if s != want {
			t.Errorf("%q is called %q, want %q", title, s, want)
		}
	}
}

// called returns the names of a title, with a mark behind those that are the whole of it.
func called(title, whole string) string {
	var names []string
	for _, n := range Of(title) {
		text := n.Text
		if n.IsTitle {
			text += whole
		}
		names = append(names, text)
	}
	return strings.Join(names, ", ")
}

func TestFold(t *testing.T) {
	folds := map[string]bool{}
	for _, name := range []string{"Box-Net", "BoxNet+", "Box Net++", "BoxNet--", "BoxNet²", "∞-BoxNet"} {
		folds[Fold(name)] = true
	}
	if len(folds) != 6 {
		t.Errorf("six names have %d folds: %v", len(folds), folds)
	}
	if Fold("Box-Net") != Fold("boxnet") || Fold("BOX NET") != "boxnet" {
		t.Error("case, hyphens and blanks make names of their own")
	}
}

func TestVersions(t *testing.T) {
	tests := map[string]string{
		"BoxNet-v2": "boxnet 2 clear", "BoxNet 2": "boxnet 2 clear", "BoxNet2": "boxnet 2 bare", "BoxNet²": "boxnet 2 bare", "π0.5": "π 0.5 clear", "X2": "", "BoxNet1.5": "boxnet 1.5 clear", "BoxNet++": "boxnet 2 clear",
		"BoxNet+": "boxnet 1.5 clear", "BoxNet III": "boxnet 3 clear", "BoxNet2-VL": "boxnetvl 2 bare", "BoxNet-2.5 VL": "boxnetvl 2.5 clear", "BoxNet v14": "boxnet 14 clear",
		"BoxNet-360": "", "BoxNet": "", "Box2Crate": "", "3D-Box": "", "BoxNet-18B": "", "BoxNet2017": "",
	}
	for name, want := range tests {
		var got []string
		for _, v := range Versions(name) {
			got = append(got, fmt.Sprintf("%s %v %s", v.Stem, v.Number, map[Mark]string{BareDigit: "bare", ClearMark: "clear"}[v.Mark]))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q is version %q, want %q", name, s, want)
		}
	}
}

func TestCuts(t *testing.T) {
	tests := map[string]string{
		"BoxNet-VL": "BoxNet-V|L; BoxNet·VL; Box+Net-VL", "CoBox": "Co+Box", "XBOX": "XBO|X; XB|OX; X|BOX", "3BOX": "3BO|X; 3B|OX", "Box2D": "Box+2D", "box": "",
		"BOXSeg": "BOX+Seg; BO|XSeg; B|OXSeg", "BOXes": "BO|Xes; B|OXes", "Box2+sea": "Box2·sea; Box+2+sea", "Box++": "",
	}
	for name, want := range tests {
		var got []string
		for _, c := range Cuts(name) {
			got = append(got, c.Head+map[Joint]string{Separated: "·", Capital: "+", Glued: "|"}[c.Joint]+c.Tail)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q is cut %q, want %q", name, s, want)
		}
	}
}

func TestPieces(t *testing.T) {
	for name, want := range map[string]string{"BoxNet-VL": "vl net box", "Box": "box", "BOXSeg2D": "2d seg box", "XBOX": "xbox", "Box Net": "net box"} {
		if got := strings.Join(Pieces(name), " "); got != want {
			t.Errorf("%q is made of %q, want %q", name, got, want)
		}
	}
}

func TestEach(t *testing.T) {
	names := map[string]bool{"CoOp": true, "EVACLIP": true, "ChineseCLIP": true, "FLIP": true, "FastSpeech2": true}
	known := func(text string) bool { return names[Squeeze(text)] }
	tests := map[string]string{
		"在CoOp基础上": "CoOp", "CoOp's prompt": "CoOp", "CoCoOp": "", "CoOp-like": "", "coop": "", "EVA-CLIP-18B": "EVA-CLIP", "EVA-CLIP-Sea": "", "(EVA-CLIP)": "EVA-CLIP",
		"a Chinese CLIP model": "Chinese CLIP", "flip it": "", "FLIP,CoOp": "FLIP CoOp", "Chinese": "", "CoOp++": "", "CoOp.": "CoOp", "CoOp 2": "",
		"FastSpeech 2 and FastSpeech-2": "FastSpeech 2 FastSpeech-2", "CoOp, 2 years on": "CoOp", "Eva CLIP": "", "A*FLIP": "", "CoOp-based": "CoOp", "non-CoOp-based": "", "**FLIP**": "FLIP", "*FLIP*": "FLIP", "see*FLIP*": "FLIP",
	}
	for text, want := range tests {
		var got []string
		Each(text, known, func(name string, _, _ int) { got = append(got, name) })
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q names %q, want %q", text, s, want)
		}
	}
}

func TestStanceAt(t *testing.T) {
	tests := []struct {
		text string // with the name between brackets
		want work.Stance
	}{
		{"a method based on [BoxNet]", work.BuildsOn},
		{"which extends the well-known [BoxNet] to barrels", work.BuildsOn},
		{"a [BoxNet]-based counter", work.BuildsOn},
		{"goes further than [BoxNet]", work.BuildsOn},
		{"基于[BoxNet]的方法", work.BuildsOn},
		{"it outperforms [BoxNet] by far", work.ComparesWith},
		{"better than [BoxNet]", work.ComparesWith},
		{"methods such as [BoxNet] fail", work.ComparesWith},
		{"优于[BoxNet]", work.ComparesWith},
		{"counting crates with [BoxNet]", work.Uses},
		{"Improved [BoxNet]", work.Uses},
		{"a versatile [BoxNet] based on crates", work.Names},
		{"Handles for [BoxNet]", work.Names},
		{"it extends crates; [BoxNet] is known", work.Names},
		{"it extends\n[BoxNet]", work.Names},
		{"it extends: [BoxNet]", work.BuildsOn},
		{"[BoxNet] and others, or the like", work.ComparesWith},
		{"[BoxNet] and other nets", work.ComparesWith},
		{"[BoxNet], etc.", work.ComparesWith},
		{strings.Repeat("x", 30) + " based on " + strings.Repeat("the ", 3) + strings.Repeat(" ", 50) + "[BoxNet]", work.BuildsOn},
		{"based on " + strings.Repeat(" ", 80) + "[BoxNet]", work.Names},
	}
	for _, test := range tests {
		before, rest, _ := strings.Cut(test.text, "[")
		name, behind, _ := strings.Cut(rest, "]")
		if got := StanceAt(before+name+behind, len(before), len(before)+len(name)); got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestSentence(t *testing.T) {
	text := "First this. It extends BoxNet v1.5 to barrels! And more of it."
	start := strings.Index(text, "BoxNet")
	if got := Sentence(text, start, start+6); got != "It extends BoxNet v1.5 to barrels!" {
		t.Errorf("%q", got)
	}
	long := strings.Repeat("word ", 40) + "BoxNet " + strings.Repeat("word ", 40)
	start = strings.Index(long, "BoxNet")
	if got := Sentence(long, start, start+6); !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") || len(got) > 200 {
		t.Errorf("%q", got)
	}
}

func TestTitles(t *testing.T) {
	var titles Titles
	titles.Add("Counting the Oaken Crates of Harbours", 1)
	titles.Add("Counting Crates", 2) // too short
	titles.Add("A Shared Title of Two Works", 3)
	titles.Add("A Shared Title of Two Works", 4)
	for text, want := range map[string]int{
		"On Counting the Oaken Crates of Harbours": 1,
		"Counting the Oaken Crates of Harbours":    0, // that is it
		"Re-Counting the Oaken Crates of Harbours": 0,
		"Counting of the Oaken Crates of Harbours": 0,
		"On Counting Crates":                       0,
		"On A Shared Title of Two Works":           0,
	} {
		got := 0
		for _, h := range titles.In(text) {
			got = h.Work
		}
		if got != want {
			t.Errorf("%q names work %d, want %d", text, got, want)
		}
	}
}

func TestStandsAlone(t *testing.T) {
	for text, want := range map[string]bool{
		"Speech with *Boxer*": true, "Training *Boxer* for Fish": false, "Lids for *Boxer* in Time": true, "A Look into *Boxer*: Lids": true,
		"Lids for *Boxer* Models": false, "*Boxer* at Sea": false, "the *Boxer*": false, "with *Boxer*-like Lids": false,
	} {
		start := strings.Index(text, "*")
		plain := strings.ReplaceAll(text, "*", "")
		if got := StandsAlone(plain, start, start+len("Boxer")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestIsAmidSmall(t *testing.T) {
	for text, want := range map[string]bool{
		"we run *Boxer* at sea": true, "crates (*Boxer*, nets)": true, "nets, *Boxer*, and crates": true, "beside BXN, *Boxer* and crates": true, "such as *Boxer*.": true,
		"*Boxer* at sea": false, "It sank. *Boxer* at sea": false, "Counting: *Boxer* at sea": false, "the Heavy *Boxer* at sea": false, "the *Boxer* Model": false, "a *Boxer* 2 at sea": false, "a *Boxer*-like net": false, "pre-*Boxer* nets": false,
	} {
		start := strings.Index(text, "*")
		plain := strings.ReplaceAll(text, "*", "")
		if got := IsAmidSmall(plain, start, start+len("Boxer")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestIsAmidSmallOfSeveralWords(t *testing.T) {
	for name, want := range map[string]bool{"Crate-Boxer": true, "Crate Boxer": true, "crate-Boxer": false, "crate boxer": false} {
		text := "we run " + name + " at sea"
		if got := IsAmidSmall(text, len("we run "), len("we run "+name)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestInGreek(t *testing.T) {
	for name, want := range map[string]string{"Pi-0": "π0", "pi 0.5": "π0.5", "pi_0.5": "π0.5", "epsilon3": "ε3", "Pi": "", "Pi-Net": "", "pie-3": "", "epsilons3": "", "π0": ""} {
		if got := InGreek(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if !BeginsGreek("π0") || BeginsGreek("pi0") {
		t.Error("π0 begins with a Greek letter, and pi0 does not")
	}
	if got := Fold("π₀.₅") + Squeeze("π_₀.₅"); got != "π05π0.5" {
		t.Errorf("subscripts are digits: %q", got)
	}
}

func TestIsSubset(t *testing.T) {
	for text, want := range map[string]bool{"-text": true, "-TEXT, and": true, "_S is": true, "-5 tasks": true, "-5 suites": true, "-5": false, "-5 men": false, "-Plus": false, "": false, " text": false} {
		if got := IsSubset("BoxNet"+text, len("BoxNet")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestFormsOfNames(t *testing.T) {
	for text, want := range map[string]bool{"Federated Learning": true, "Image Generation": true, "Box Transformer": false, "BoxLearning": false, "Boxer": false} {
		if got := IsActivity(text); got != want {
			t.Errorf("%q is an activity: %v", text, got)
		}
	}
	for text, want := range map[string]string{"Fast-Speech 2": "FastSpeech2", "BoxNet--": "BoxNet--", "Box-": "Box"} {
		if got := Squeeze(text); got != want {
			t.Errorf("%q squeezed: %q", text, got)
		}
	}
}
