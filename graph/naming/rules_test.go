package naming

import (
	"fmt"
	"strings"
	"testing"
)

// truths checks a function for texts between bars: "a|b" for two arguments.
func truths(t *testing.T, name string, f func(args []string) bool, yes, no []string) {
	t.Helper()
	for want, texts := range map[bool][]string{true: yes, false: no} {
		for _, text := range texts {
			if got := f(strings.Split(text, "|")); got != want {
				t.Errorf("%s of %q is %v", name, text, got)
			}
		}
	}
}

func one(f func(string) bool) func([]string) bool {
	return func(args []string) bool { return f(args[0]) }
}

func two(f func(a, b string) bool) func([]string) bool {
	return func(args []string) bool { return f(args[0], args[1]) }
}

func TestAcronyms(t *testing.T) {
	truths(t, "IsAcronym", one(IsAcronym), []string{"BOX", "BOXES", "B"}, []string{"BOXNET", "Box", "BOX2", "BO9", "0BO"})
	truths(t, "IsTermAcronym", one(IsTermAcronym), []string{"BOX", "3DBOX", "3DB-X", "9DBO"}, []string{"3DBox", "3BOXES", "DDBox", "3DX2"})
	for acronym, want := range map[string]string{"box": "box", "3dbn": "3bn", "b2": "b2"} {
		if got := Initials(acronym); got != want {
			t.Errorf("%s has the initials %s", acronym, got)
		}
	}
	title := Words("Crate Transformers for Box Detection Networks, Now")
	for piece, want := range map[string][2]int{
		"crate": {0, 1}, "cra": {0, 1}, "former": {1, 1}, "transformer": {1, 1}, "rmer": {0, 0}, "bdn": {2, 3}, "ctbdnn": {0, 6}, "ctbdnnx": {0, 0}, "nn": {4, 2}, "xy": {0, 0},
	} {
		if at, n := StandsFor(piece, title); at != want[0] || n != want[1] {
			t.Errorf("%s stands for %d words at %d, want %v", piece, n, at, want)
		}
	}
	truths(t, "HasTerm", two(func(a, b string) bool { return HasTerm(Words(a), Words(b)) }),
		[]string{"a tiny recursive model|tiny recursion models", "box net|box networks"}, []string{"box of a net or two|box two", "box|box net", "|box net", "a net box|box net"})
	if got := TermOf(Words("Box Nets of AI")); got != "boxnetai" {
		t.Errorf("the term is %s", got)
	}
}

func TestBeforeColon(t *testing.T) {
	for title, want := range map[string]string{
		"Box: A Net": "Box", "Box：一": "Box", "Box - A Net": "Box", "Box – A Net": "Box", "Box — A Net": "Box", "Box - A Net: B": "Box", "Box: A Net - B": "Box", "Box:A": "", "Box-Net": "", ": A": "", " - A": "", "Box  : A": "Box", "": "",
		"BoxNet, a Net: B": "BoxNet", "Boxes, a Net": "",
	} {
		if got := BeforeColon(title); got != want {
			t.Errorf("%q before the colon: %q, want %q", title, got, want)
		}
	}
}

// What a list states as a name is one if it looks like one.
func TestStated(t *testing.T) {
	long := strings.Repeat("B", MaxName)
	for text, want := range map[string]string{
		"BoxNet": "BoxNet boxnet", " \"BoxNet\"\t": "BoxNet boxnet", "“Box’": "Box box", "`BoxNet`": "BoxNet boxnet", "**Box**": "Box box", "'Box'": "Box box", "Box Net of Nets": "Box Net of Nets boxnetofnets",
		"Box Net of Two Nets": "", "B": "", "12": "", "+": "", "": "", "Box, Net": "", "Box (Net)": "", "Box: Net": "", "Box; Net": "", "Box [Net]": "", "Box{}": "", "Box|Net": "", "Box?": "", "Box!": "", "Box，": "", "Box。": "", "Box、Net": "", "Box；": "", "Box：Net": "", "（Box）": "",
		"@Box": "", "-Box": "", "–Box": "", "Box vs Net": "", "Box vs. Net": "", "Box versus Net": "", "Box + Net": "", "Box & Net": "", "Box && Net": "", "Box / Net": "", "Box/Net": "Box/Net boxnet",
		"2020-Box_Net": "", "1020-Box": "1020-Box 1020box", "Box_Net.pdf": "", "Where": "", "Position": "", "SoK": "", "Erratum": "", "Positions": "Positions positions", "Box Meets Crate": "", "Box Meets": "Box Meets boxmeets", "Breaching BoxNet": "", "Breaching Boxes": "Breaching Boxes breachingboxes", "Lightning BoxNet": "Lightning BoxNet lightningboxnet", "WHERE": "WHERE where", "Where Net": "Where Net wherenet", "Part 2": "", "Vol. 12": "", "Chapter IV": "", "week-3": "", "Level X": "", "Table 1": "", "Part 2 Net": "Part 2 Net part2net", "Stage": "Stage stage", long: long + " " + strings.ToLower(long), long + "B": "",
	} {
		got := ""
		for _, n := range Stated(text) {
			got += n.Text + " " + n.Fold
		}
		if got != want {
			t.Errorf("%q is the name %q, want %q", text, got, want)
		}
	}
}

// A title may spell out the name at its end.
func TestAbbreviation(t *testing.T) {
	for title, want := range map[string]string{
		"Learned Counters of Boxes (LeCoB)": "LeCoB", "Simple Learned Box Models (LBM)": "LBM", "Learned Crate-Boxes (LCB)": "LCB", "Learned Oaken Packing (LePack)": "LePack",
		"Towards Learned Box Models (LBM)": "LBM", "Counting Crates with Learned Box Models (LBM)": "", "Counting Crates Using Learned Box Models (LBM)": "", "An Audit of Crates (OakCrate)": "",
		"Learned Oaken Packing (LOP)": "", "Learned Box Models (LBMs)": "", "Learned Models (LM)": "", "Learned Models (Learned)": "", "Learned Box Models (XYZ)": "", "LeNet: Learned Box Models (LBM)": "",
		"Learned Box Models (the LBM)": "", "Learned Box Models (LBM) of Oak": "", "Learned Box Models": "", "(LBM)": "", "Learned (Box) Models (LBM)": "", "": "",
	} {
		if got := Abbreviation(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// An acronym in parentheses abbreviates the words right before it.
func TestSpelledOut(t *testing.T) {
	for text, want := range map[string]string{
		"We count crate oar boats (XYZ).": "crate oar boats", "Crate-Oar Boats (XYZ)": "Crate-Oar Boats", "crates of the oar and boats (XYZ)": "crates of the oar and boats", "old crate oar boats (XYZs)": "",
		"crate oar (XYZ)": "", "crate boats oar (XYZ)": "", "crate oar boats XYZ": "", "crate oar boats of oak (XYZ)": "", "COar boats (XYZ)": "", strings.Repeat("x", maxSpelled) + " (XYZ)": "",
		"crate " + strings.Repeat("oar", maxSpelled/3) + " boats (XYZ)": "",
	} {
		text = strings.ReplaceAll(text, "XYZ", "COB")
		got := ""
		if words := SpelledOut(text, "COB"); len(words) > 0 {
			got = text[words[0].Start:words[len(words)-1].End]
		}
		if got != want {
			t.Errorf("%q spells out %q, want %q", text, got, want)
		}
	}
	for name, want := range map[string]int{"COBs": 3, "CO-B": 3, "COTB": 0, "OBs": 2} {
		if got := SpelledOut("crate oar boats ("+name+")", name); len(got) != want {
			t.Errorf("%s is spelled out by %d words, want %d", name, len(got), want)
		}
	}
	if got := SpelledOut("Continuous CoT (CCoT)", "CCoT"); len(got) != 2 {
		t.Errorf("words with an acronym among them: %d", len(got))
	}
}

// Words are small where a text writes them so, a first letter of a sentence and acronyms aside.
func TestAreSmall(t *testing.T) {
	truths(t, "AreSmall", func(args []string) bool { return AreSmall(Words(args[0]), args[0]) },
		[]string{"crate oar boats", "Crate oar boats", "crate COT boats", "crate oaR boats", "a"}, []string{"crate Oar boats", "Crate Oar Boats"})
	text := "We weigh. Crate boats and Crate boats {Crate boats}"
	for i, want := range []bool{true, false, false} {
		words := Words(text)[2+2*i : 4+2*i]
		if got := AreSmall(words, text); got != want {
			t.Errorf("words %d: small %v", i, got)
		}
	}
}

// A task is spoken of by what works do about it.
func TestIsTask(t *testing.T) {
	truths(t, "IsTask", func(args []string) bool { return IsTask(args[0]) },
		[]string{") requires boxes", ") require boxes", ") aims to count", ") has emerged as", ") have become", ") refers to", ") tasks", ") methods"},
		[]string{") has boxes", ") aims", " requires boxes", ") method", ") requirement", ") algorithms", ""})
}

// A half of a compound stands before or behind a hyphen and another word with a capital.
func TestIsHalf(t *testing.T) {
	for text, want := range map[string]bool{"A Crate-Boxer": true, "Boxer-Crate Hybrids": true, "Boxer-based Crates": false, "Boxer-Based Crates": false, "Boxer": false, "Boxer-": false, "Boxer crates": false} {
		at := strings.Index(text, "Boxer")
		if got := IsHalf(text, at, at+len("Boxer")); got != want {
			t.Errorf("%q: half %v", text, got)
		}
	}
}

// A note gives its own work a name where a verb of bringing leads to it without a comma or
// a preposition.
func TestIsGiven(t *testing.T) {
	for text, want := range map[string]bool{
		"We propose BoxNet": true, "Introduces a 3,017-crate BoxNet suite": true, "On crates. This paper presents a novel BoxNet": true, "Yet we present BoxNet": true, "Releases the BoxNet data": true,
		"Introduces PackNet, a BoxNet": false, "Proposes to build on BoxNet": false, "They propose BoxNet": false, "Introduces a BoxNet-based net": false, "We present an entirely new kind of BoxNet": false, "BoxNet": false,
	} {
		at := strings.Index(text, "BoxNet")
		if got := IsGiven(text, at, at+len("BoxNet")); got != want {
			t.Errorf("%q: given %v", text, got)
		}
	}
}

// Several names stand with slashes or ampersands between them. Words there are the values of
// a column.
func TestSeveralStated(t *testing.T) {
	for text, want := range map[string]string{
		"BoxNet / BoxNet-XL": "BoxNet, BoxNet-XL", "BoxNet & BoxNet2 & CrateNet": "BoxNet, BoxNet2, CrateNet", "BoxNet / Box": "", "Box / Net": "", "BoxNet / ": "", "BoxNet / 12": "",
	} {
		var got []string
		for _, n := range Stated(text) {
			got = append(got, n.Text)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q states %q, want %q", text, got, want)
		}
	}
}

// A part of a title is its name unless it speaks in sentences.
func TestNamesOfTitles(t *testing.T) {
	for title, want := range map[string]string{
		"Box Net System Card": "Box Net", "Box Net Model Card": "Box Net", "Box technical report": "Box", "Box": "Box!", "Box Net": "Box Net!", "BoxNet": "BoxNet", "Box of Nets": "", "Box of: Nets": "Box of", "BoxNet, a Net of Nets": "BoxNet",
		"the Box: A Net": "", "The Box: A Net": "Box", "The BoxNet: A Net": "BoxNet", "The BOX Net: A Net": "", "The Box Net: A Net": "Box Net", "An Apple: A Net": "", "A Box: Net": "", "The: Net": "The", "of Boxes: Net": "", "Of Boxes: Net": "Of Boxes", "Box 1 2 3: Net": "Box 1 2 3", "Boxes Big Red Oaken: Net": "", "Boxes Big Red: Net": "Boxes Big Red",
		"Box1 Big Red Oaken: Net": "Box1 Big Red Oaken", "Box1 Big Red Oaken Now: Net": "", "Exploring: Net": "Exploring", "Exploring Box: Net": "", "Improving Boxes": "", "Box1 Net1 Cup1 Jug1": "", "Box1 Net1 Cup1": "Box1 Net1 Cup1!", "Rise and Fall: Net": "",
	} {
		if s := called(title, "!"); s != want {
			t.Errorf("%q is called %q, want %q", title, s, want)
		}
	}
}

func TestFormsOfWords(t *testing.T) {
	truths(t, "IsPlain", one(IsPlain), []string{"Box", "box", "Box Net", "Box-Net", "Learned McAdam", "Boxes of O'Neil", "Box DeLang", "李"}, []string{"BoxNet", "BOX", "Box2", "Box+", "McAdam", "Box McADAM", "2", "DeLang Box"})
	truths(t, "IsLettered", one(IsLettered), []string{"C-Crate", "É-Box"}, []string{"C-CRATE", "Co-Crate", "c-Crate", "C-crate", "C-Packing", "C-Crate2", "CCrate"})
	truths(t, "IsActivity", one(IsActivity), []string{"RGB-D Box Detection", "BoxNet Packing", "Pruning", "Detection", "Extension", "Alignment", "Analysis", "Box Decision"}, []string{"3D Box Packing", "BoxNet-Packing", "Anything", "Opinion", "Box2Detection", "Box"})
	truths(t, "IsShort", one(IsShort), []string{"Box", "B-12", "Boxy", "B"}, []string{"BOXY", "Boxes", "Box2"})
	truths(t, "IsDiscussion", one(IsDiscussion), []string{"A Survey of Boxes", "Box: Risks and Benefits", "Box: Which One?", "Boxes in Review", "Box: Challenges, Future"},
		[]string{"Risks and Benefits of Boxes", "Box: Risks of Nets", "Which Box?", "Box: Nets", "Box: Risk?s", "BoxNet: Which One?"})
	truths(t, "DifferInCase", two(DifferInCase), []string{"BoxNet|BOxNet", "Boxnet|BoxNET", "BoxNET|Boxnet", "CounterBox|Counterbox"}, []string{"CountsBox|Countsbox", "counterBox|Counterbox", "Counterbox|CounterBox", "Boxer|BoXer", "BoXer|Boxer", "BOXNET|BoxNet", "BoxNet|BOXNET", "Box|Box", "Boxnet|boXNet"})
	truths(t, "IsProduct", one(IsProduct), []string{"Dataset", "data"}, []string{"Data2", "", "Planner"})
	for name, want := range map[string]int{"BoxNet-8B": 3, "BoxNet-large": 6, "BoxNet-8B-Instruct": 12, "BoxNet-1.5B-Base": 10, "BoxNet-Instruct": 0, "BoxNet-Pro": 0, "BoxNet-3": 0, "BoxNet-3D": 0, "BoxNet-350M": 5, "BoxNet8B": 0, "-8B": 0, "BoxNet": 0, "BoxNet-8B-Sea": 0, "BoxNet-R1-Distill-Sea-1.5B": 17, "BoxNet-distill": 8, "BoxNet-1.5-Pro": 4, "BoxNet-2-Flash-8B": 9, "BoxNet-2-Sea": 0} {
		if got := sizes(name); got != want {
			t.Errorf("the size at the end of %q has %d bytes, want %d", name, got, want)
		}
	}
	truths(t, "IsMadeOf", two(IsMadeOf), []string{"BoxNet|Boxes in Networks", "BXN-Net|Big Xylem Nuts in Nets", "SegBox|On Segmenting Boxes"}, []string{"BoxNet|Networks of Boxes", "BoxNet|Boxes", "Boxer|Boxers at Sea", "BoN|Boxes of Nets", "Box_Net|Boxes in Networks", "BoxNet|", "|Boxes", "Box2|Boxes"})
	truths(t, "IsVariant", one(IsVariant), []string{"XL", "7B", "350M", "3D", "1.5k", "chat", "Pro", "2b"}, []string{"B7", "7", "7BB", "7X", "Box", "", "v7B", ".5B", "7.B.1"})
	truths(t, "IsVersion", one(IsVersion), []string{"2", "V2", "v10", "4.5", "123"}, []string{"", "v", "1234", "2x", "x2", ".5", "II", "1.23"})
	truths(t, "IsLowerCase", one(IsLowerCase), []string{"Counting crates with small nets", "We count three Oaken crates with great nets"}, []string{"Counting Crates with Small Nets", "counting crates of nets", "We count big red nets", "Counting crates Within Small great nets there", ""})
	truths(t, "IsRemark", one(IsRemark), []string{"counts crates with nets", "很好", "すき", "カ", "좋", "very good"}, []string{"Counts Crates", "crates", "12 crates", "good", "box and net", "good-ish very", "", "goodé very"})
	truths(t, "IsAdjective", one(IsAdjective), []string{"Adaptive", "Deep Adaptive", "deep,"}, []string{"", "A Deep", "of", "Very Deep Adaptive"})
	for text, want := range map[string]string{"a: b. c": " c", "a? b": " b", "a! b": " b", "a": "a", "": "", "x: " + strings.Repeat("a", 500): strings.Repeat("a", 500)} {
		if got := LastClause(text); got != want {
			t.Errorf("the last clause of %q is %q", text, got)
		}
	}
	for text, want := range map[string]int{"Box-2, é": 5, "": 0, "王": 1} {
		if got := Letters(text); got != want {
			t.Errorf("%q has %d letters", text, got)
		}
	}
	for text, want := range map[string]string{"Box_Net^2": "BoxNet2", "Box": "Box", "B-O X": "BOX", "": "", "--": "--"} {
		if got := Squeeze(text); got != want {
			t.Errorf("%q squeezed is %q", text, got)
		}
	}
	for name, want := range map[string]string{"Box_Net^2": "boxnet2", "Box³": "box3", "Box²": "box2", "∞Box": "∞box", "Box=Net<": "boxnet", "É-Box+": "ébox+", "Box--": "box--", "Box-": "box", "¬a": "¬a"} {
		if got := Fold(name); got != want {
			t.Errorf("%q folded is %q", name, got)
		}
	}
	for name, want := range map[string]string{"A_b^c": "A_b·c A·b^c", "Box1": "Box+1", "BoXs": "Bo+Xs", "BOXs": "BO|Xs B|OXs", "BOXESs": "BOXE|Ss BOX|ESs BO|XESs B|OXESs", "é2": "é+2"} {
		var got []string
		for _, c := range Cuts(name) {
			got = append(got, c.Head+map[Joint]string{Separated: "·", Capital: "+", Glued: "|"}[c.Joint]+c.Tail)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is cut %q, want %q", name, s, want)
		}
	}
	for name, want := range map[string]string{"B_C^D": "B BC", "a9Z0": "a a9Z", "aZ": "a", "zA": "z", "Az9": "Az", "x0": "x", "1A": "", "A1 2": "A A1 A1", "Á1": "Á"} {
		if got := strings.Join(Heads(name), " "); got != want {
			t.Errorf("%q may begin with %q, want %q", name, got, want)
		}
	}
}

func TestWordsOfText(t *testing.T) {
	for text, want := range map[string]string{
		"The Box, of AZaz09 nets!": "box azaz09 nets", "Box’s É": "box s é", "箱b子 カタ": "箱 b 子 カ タ", "a箱": "箱", "한국 box": "한국 box", "": "", "the of an is are at as by via and to from in on for with": "",
	} {
		var got, each []string
		for _, w := range Words(text) {
			got = append(got, w.Text)
			if lower := strings.ToLower(text[w.Start:w.End]); lower != w.Text {
				t.Errorf("%q at %d is %q", w.Text, w.Start, lower)
			}
		}
		EachWord(text, func(word []byte, _, _ int) { each = append(each, string(word)) })
		joined, n := JoinWords(text)
		if s := strings.Join(got, " "); s != want || strings.Join(each, " ") != want || joined != want || n != len(got) {
			t.Errorf("%q has the words %q, %q, %q (%d); want %q", text, s, each, joined, n, want)
		}
	}
}

// A name with more around it is another name.
func TestNamesWithinNames(t *testing.T) {
	truths(t, "IsWithin", two(IsWithin), []string{"Box|MyBoxNet", "MiniNet-4|MiniNet4-Video", "Word2vec|multi-word2vec", "box-net|XBoxnet"}, []string{"PointNet|Point Net 3D", "Point Net|A Point-Net 3", "BoxNet|boxnet", "Box|bOx", "BOX|box"})
	truths(t, "IsCapitalised", two(IsCapitalised), []string{"clip|RegionCLIP", "clip|RegionClip", "box|Box"}, []string{"visformer|OW-VISFormer", "clip|eclipse", "clip|Net", "clip|CLiP"})
	truths(t, "IsPlainWithin", two(IsPlainWithin), []string{"box|MyBox", "box|box"}, []string{"nbeats|NBEATS-KAN", "box|Net", "boxn|BoxNet"})
	truths(t, "IsCutApart", two(IsCutApart), []string{"DeepViT|Deep ViT", "DeepViT|Deep-ViT", "AB|- B"}, []string{"FastSpeech2|FastSpeech 2", "Deep ViT|Deep-ViT", "Deep_ViT|Deep ViT", "DeepViT|DeepViT", "Deep|Deep-"})
	truths(t, "IsJoinedUp", two(IsJoinedUp), []string{"C-CNN|CCNN"}, []string{"C-CNN|C-CNN", "CC-NN|CCNN", "C|CCNN", "CCNN|CCNN"})
	truths(t, "IsPlural", one(func(text string) bool { return IsPlural(text, 3) }), []string{"Boxs", "Boxs in"}, []string{"Box", "Boxes", "Boxsy", "Box s"})
	truths(t, "IsForeign", two(IsForeign),
		[]string{"Crates|A Net for Crates of Wood", "BoxNet|Training with BoxNet at Sea", "BN|Box Networks (BNs) for Crates", "MIT|BoxNet: A Net", "Wood|BoxNet: A Net", "Lab|BoxNet: A Net"},
		[]string{"BoxNet|BoxNet: A Net", "BOXES|BoxNet: A Net", "Boxnets|BoxNet: A Net", "Crates|Crates of Wood", "Crates|A Net for Crates", "MIT|Box Net: A Net", "MIT|Box: A Net", "M-IT|BoxNet: A Net", "MIT|A Net", "CT|BoxNet: Crate Thing", "Cratex|BoxNet: Cratex", "Net|BoxNet: A Thing", "|BoxNet"})
	truths(t, "IsOtherCase", two(func(a, b string) bool { return Versions(a)[0].IsOtherCase(b) }), []string{"Mem-2|MEM", "Mem-2|MEM-1"}, []string{"Mem-2|Mem", "Mem-2|mem", "Mem-2|Mem-1", "Mem-2|MEMO", "Mem2|M-em"})
}

// Numbers, signs and Roman numbers are versions.
func TestFormsOfVersions(t *testing.T) {
	for name, want := range map[string]string{
		"Box II": "box 2 2 Box Box", "Box-III": "box 3 2 Box Box", "Box_IV": "box 4 2 Box Box", "Box V": "", "BoxII": "", "Box+": "box 1.5 2 Box Box", "Box--": "box 1.5 2 Box Box", "Box+++": "box 3 2 Box Box", "BoxPlusPlus": "box 2 2 Box Box", "Box plus plus": "box 2 2 Box Box", "Box-++": "box 2 2 Box Box",
		"Box³": "box 3 1 Box Box", "Box^2": "box 2 1 Box Box", "Box-2-Oaken Lids": "boxoakenlids 2 2 Box-Oaken Lids Box", "Box-2-Powered Lids": "", "Box12": "box 12 1 Box Box", "Box13": "", "Boxv13": "box 13 2 Box Box v", "Box v.2": "box 2 2 Box Box v", "Box-V-2": "box 2 2 Box Box v", "Box2_X": "boxx 2 1 Box_X Box", "Bo2": "bo 2 1 Bo Bo", "B2": "", "β2": "β 2 1 β β", "Box 2.5": "box 2.5 2 Box Box", "Box2.5": "box 2.5 2 Box Box",
		"": "", "Box": "", "Box-": "", "Box123": "", "2Box": "",
	} {
		var got []string
		for _, v := range Versions(name) {
			s := fmt.Sprint(v.Stem, " ", v.Number, " ", int(v.Mark), " ", v.Text, " ", v.Head)
			if v.WithV {
				s += " v"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q is the version %q, want %q", name, s, want)
		}
	}
}

// Names in running text end where the sentence goes on.
func TestNamesInText(t *testing.T) {
	known := func(text string) bool {
		switch text {
		case "Box", "Box-Net", "Box_Net", "Box^2", "Box--", "Decision Box", "Boxes", "The Decision Box", "Box2.5", "Zed", "Crate", "of Box", "πBox", strings.Repeat("B", MaxName+1), "Q B C D", "Q B C D E", "Crates":
			return true
		}
		return false
	}
	for text, want := range map[string]string{
		"Box, Box-Net; Box_Net Box^2 Box--": "Box|Box-Net|Box_Net|Box^2|Box--", "Box- and Box_ and Box^": "Box|Box|Box", "Box2.5. Box.": "Box2.5|Box", "a Decision Box": "Decision Box", "A*Box, Yo'Box, Yo’Box, 'Box' and ’Box’": "Box|Box", "The Decision Box": "Decision Box", "the Decision Box": "Decision Box",
		"Decision, Box": "Box", "Decision  Box": "Box", "Zeds": "", "Crates of Crate": "Crates|Crate", "Decision Boxs": "Decision Box", "Box Pro": "", "Box XL": "", "Box M": "", "Box A": "Box", "Box I": "Box", "Box m": "Box", "Box Net": "Box", "Box, M": "Box", "Box V2": "", "Box 2": "", "Box 1234": "Box",
		"Q B C D": "Q B C D", "Q B C D Ee": "Q B C D", "πBox": "πBox", "[Box": "Box", "@Box`": "Box", "zBox": "", "Boxz": "", "BoxA": "", "BoxZ": "", "Box箱": "Box", "A*Box": "", "xA*Box": "Box", "*Box": "Box", "1*Box": "Box", "-Box": "Box", "+Box": "", "Box-based": "Box", "Box-Guided": "Box", "Box-aware": "Box", "Box-Fine-Tuning-Aware": "Box", "Box-style": "Box", "Box\u2010Guided": "", "Box\u2011VE": "", "a Box\u2010": "Box", "Box-$x$": "", "Box- x": "Box", "Box-free": "", "Box-like": "", "Box-Seed": "", strings.Repeat("B", MaxName+1): "",
	} {
		var got []string
		Each(text, known, func(name string, start, end int) {
			if text[start:end] != name {
				t.Errorf("%q is not at %d", name, start)
			}
			got = append(got, name)
		})
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q names %q, want %q", text, s, want)
		}
	}
	for text, want := range map[string]bool{"from *Box*": true, "from *Box*. It": true, "from *Box*, It": true, "from *Box*; It": true, "from *Box*: It": true, "from *Box*? It": true, "from *Box*! It": true, "from *Box*) It": true, "from *Box Net*": false, "from *Box-Net*": false, "from-*Box* to": false, "non-from *Box* to": true, "from *Box* - It": false, "*Box* to": false, "to*Box* to": false} {
		at := strings.Index(text, "*")
		end := strings.LastIndex(text, "*") - 1
		if got := StandsAlone(strings.ReplaceAll(text, "*", ""), at, end); got != want {
			t.Errorf("%q stands alone: %v", text, got)
		}
	}
}

// Sentences end at full stops that are no abbreviation's.
func TestEndsOfSentences(t *testing.T) {
	for text, want := range map[string]bool{
		"It is.| Box": true, "It is!| Box": true, "It is?| Box": true, "It is.|\nBox": true, "It is\n|Box": true, "是。|Box": true, "是！|Box": true, "是？|Box": true, "|Box": true, "Box|": true,
		"It is.|Box": false, "It|is": false, "e.g.| Box": false, "(e.g.| Box": false, "see\nFig.| 2": false, "J.| Box": false, "by J.| Box": false, "JB.| Box": true, "É.| Box": false, "a.| Box": true, "7.| Box": true, "It, cf.| Box": false,
	} {
		before, after, _ := strings.Cut(text, "|")
		if got := endsSentence(before+after, len(before)); got != want {
			t.Errorf("%q ends a sentence: %v", text, got)
		}
	}
	word := strings.Repeat("x", 79)
	for text, want := range map[string]string{
		word + "y|Box|" + word + "y": word + "yBox" + word + "y", "a" + word + "y|Box|" + word + "yb": "…" + word + "yBox" + word + "y…", "One. |Box|. Two": "Box.", "é" + word + "|Box|" + word + "é": "é" + word + "Box" + word + "é",
		"|" + strings.Repeat("y", 301) + "|": strings.Repeat("y", 301),
	} {
		parts := strings.Split(text, "|")
		if got := Sentence(strings.Join(parts, ""), len(parts[0]), len(parts[0])+len(parts[1])); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	truths(t, "IsInAddress", one(func(text string) bool { return IsInAddress(text, len(text)) }),
		[]string{"x (http://a/", "<https://a/", "\"https://a", "see\nwww.a", "a.io/", "a\thttps://", "https://" + strings.Repeat("a", 192)}, []string{"https://a b", "https://a\n", "xwww.a", "a.com", "https://" + strings.Repeat("a", 200), ""})
	truths(t, "GoesOn", one(func(text string) bool { return GoesOn(text, strings.Index(text+"|", "|")) }), nil, []string{"Boxes: A Survey"})
	for text, want := range map[string]bool{"Boxes: A Survey| of Crates": true, "A REVIEW| on Nets": true, "A Survey|. of": false, "A Net| of Crates": false, "Survey| in Nets": true, "A Survey| often": false} {
		before, after, _ := strings.Cut(text, "|")
		if got := GoesOn(before+after, len(before)); got != want {
			t.Errorf("%q goes on: %v", text, got)
		}
	}
	for text, want := range map[string]bool{
		"10.1000/1 |Box|": true, "Roe, A. B. |Box|": true, "|Box|, 2020": true, "|Box| (1999)": true, "|Box|. IEEE": true, "|Box| ACM": true, "|Box|. In Proc": true, "|Box| Int. J": true, "|Box| – Chapter 2": true, "|Box| Part IV": true, "|Journal of Boxes|": true, "|Box Workshop on Nets|": true,
		"|Box| 1820": false, "see |Box| here": false, "|Box| in 2020": false, "|Box| Parts": false, "Roe |Box|": false, "10.1/1 |Box|": false, "10.1000/1 " + strings.Repeat("x", 100) + "|Box|": false,
	} {
		parts := strings.Split(text, "|")
		if got := IsReference(strings.Join(parts, ""), len(parts[0]), len(parts[0])+len(parts[1])); got != want {
			t.Errorf("%q is a reference: %v", text, got)
		}
	}
}

func TestReferencesToOneWork(t *testing.T) {
	at := func(f func(text string, start, end int) bool) func([]string) bool {
		return func(args []string) bool {
			start := strings.Index(args[0], args[1])
			return f(args[0], start, start+len(args[1]))
		}
	}
	truths(t, "IsByline", at(IsByline), []string{"A. Doe, Box|Box", "A. Doe and B. Poe ,  Box.|Box"}, []string{"Doe: Box|Box", "A, Box of Oak|Box", "Box|Box"})
	truths(t, "IsSecondName", at(IsSecondName), []string{"A Net / Box|Box", "A Net /  Box|Box", "(A Net / Box)|Box", "A Net / Box (Oak)|Box"}, []string{"A Net/Box|Box", "A Net / Box of Oak|Box", "A Net: Box|Box", "Box / A Net|Box"})
	truths(t, "IsOccasion", one(IsOccasion), []string{"BXCV 2023", "BXCV2023", "BXCV'1999", "IB P&RS 2020"}, []string{"Box 2023", "BXCV", "BXCV 3023", "B2023", "BXCV 2023 Box"})
	truths(t, "IsReference", at(IsReference), []string{"Doe A, Poe B, et al. Box|Box"}, []string{"as Box|Box"})
	truths(t, "IsAll", at(IsAll), []string{"Box|Box", "Box (with code)|Box", "\"Box|Box"}, []string{"Box of Oak|Box", "A Box|Box", "Box (A) Net|Box", "Box (A) (B)|Box"})
	truths(t, "IsOfCode", func(args []string) bool { return IsOfCode(args[0], len(args[0])) }, []string{"Official code - ", "Code: ", "code – "}, []string{"code ", "Codes of ", "decode - x", "barcode: "})
	truths(t, "IsProse", one(IsProse), []string{"However, Boxes", "Note that Boxes", "! Boxes", "This list has Boxes", "We collect Boxes", "Is a Box", "For more Boxes"},
		[]string{"How Boxes", "Notes on Boxes", "This Box Is Not", "We Are Boxes", "Isabel", "For Boxes", "Also Boxes"})
	truths(t, "IsNamedAtEnd", one(func(text string) bool {
		at := strings.Index(text, "BoxNet")
		return IsNamedAtEnd(text, at, at+len("BoxNet"))
	}), []string{"Fish (BoxNet)", "Nets of Boxes (BoxNet)"}, []string{"Box Networks (BoxNet)", "Fish in (BoxNet)s", "Fish BoxNet)", "(BoxNet)", "Fish (BoxNet), again"})
	truths(t, "IsForeign", two(IsForeign), []string{"Mul-260k|BOXTOS: Fish Counter", "BOX|Fish in BOX Counters", "BOX|Notes on BOX Counters", "BOX|BOXTOS", "BOX-4|BOX-4 Fish Counter"}, []string{"BOX-4|BOX-4 Technical Report", "BOXTOS|BOXTOS", "BOX-4|BOX-4: Fish Counter", "BOX-4|BOX-4 and Fish", "BOX|Fish Counter", "BOX|Fish at BOX Counters", "Mul-V|BOXTOS: Fish Counter"})
	truths(t, "IsQualifier", func(args []string) bool { return IsQualifier(args[0], 3) }, []string{"Box Net", "Box Nets of Oak"}, []string{"Box", "Box with Oak", "Box: Net", "Boxes Net", "Box 2"})
	truths(t, "IsMaker", one(func(text string) bool { return IsMaker(text, strings.IndexByte(text, ' ')) }), []string{"Box Team", "Box Community, Harbour"}, []string{"Box teams", "Box Teamwork", "Box and Team"})
	truths(t, "IsListed", one(func(text string) bool { return IsListed(text, strings.IndexByte(text, '^')) }),
		[]string{"^Box", "Doe ^Box", "2021 ^Box", "of crates. ^Box", "Ann O’Neil ^Box", "[2] ^Box"}, []string{"as ^Box", "answers “^Box", "it (^Box", "see: ^Box", "more, ^Box", "参见^Box", "well-known ^Box"})
	truths(t, "IsReference", at(IsReference), []string{"Box. In Digital Crates|Box"}, []string{"Box in Digital Crates|Box"})
	truths(t, "mayBeName", one(mayBeName), []string{"Doe2018", "Metal18", "Box-metal"}, []string{"Doe-etal2018", "Doe et al. 2018", "doe-et-al", "or Box", "and Box"})
	truths(t, "IsWord", one(IsWord), []string{"Box", "box"}, []string{"BOX", "Box Net", "Box-net", "Box2"})
	truths(t, "IsPhrase", one(IsPhrase), []string{"Explainable AI", "Box Net", "AI Box", "3D Box"}, []string{"AI", "Box", "BoxNet AI", "Box 2", "3D", "5D Box", "LLaMA Guard"})
	if got := Stated("Box\u2011R1\u2010X"); len(got) != 1 || got[0].Text != "Box-R1-X" {
		t.Errorf("the hyphens of typesetters: %v", got)
	}
}
