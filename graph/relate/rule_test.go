package relate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pairsOf returns the pairs of a list of lines, whose papers are of one month after the
// other, as "A -> B", in order.
func pairsOf(find func(*Index) []Pair, lines ...string) []string {
	var list strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&list, "- %s [[Paper](https://arxiv.org/abs/%02d%02d.%05d)]\n", line, 20+i/12, 1+i%12, i+1)
	}
	x := indexOf(list.String())
	var pairs []string
	for _, p := range find(x) {
		pairs = append(pairs, x.papers[p.Earlier].Label()+" -> "+x.papers[p.Later].Label())
	}
	slices.Sort(pairs)
	return pairs
}

func TestLineageRule(t *testing.T) {
	repo := func(name string) string { return "[[Code](https://github.com/" + name + ")]" }
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"versions in their order", []string{
			"**OwlNet: Seeing in the Dark of the Wood** " + repo("a/OwlNet"), "**OwlNet2: Seeing More of It Than Before** " + repo("a/OwlNet"),
			"**OwlNet-v3: Seeing All There Is to See** " + repo("a/OwlNet"), "**OwlNet 3.5: Seeing What Is Not There** " + repo("a/OwlNet")},
			"OwlNet -> OwlNet2; OwlNet-v3 -> OwlNet 3.5; OwlNet2 -> OwlNet-v3"},
		{"a version needs no second sign", []string{"**FooNet: One Thing That Is Done**", "**FooNet-v2: Another Thing by Others**"}, "FooNet -> FooNet-v2"},
		{"a repository of many", []string{
			"**FooNet: One Thing That Is Done** " + repo("big/mono"), "**BarNet: Some Other Thing Again** " + repo("big/mono"), "**FooNet-Sea: More of That Thing** " + repo("big/mono"), "**SeaBar-Net: The Third Thing** " + repo("big/mono")}, "FooNet -> FooNet-Sea"},
		{"a prefix, and named", []string{"**PromPt: How to Ask a Model**", "**CoPromPt: How to Ask It Twice** goes on from PromPt"}, "PromPt -> CoPromPt"},
		{"names that share a word", []string{
			"**AltNet: Altering the Encoder of Nets** " + repo("a/x"), "**Alpha-Net: Where Nets Should Look** " + repo("b/y"),
			"**Clip4Net: Clips of Films in Nets** " + repo("c/z"), "**Clip4Images: Pictures That Are Retrieved** " + repo("d/u")}, ""},
		{"anagrams", []string{"**CapDec: Training with Noise in Texts**", "**DeCap: Decoding What Is Latent**"}, ""},
		{"kinds of one thing", []string{"**Net-Adapter: Features That Are Adapted** " + repo("a/n"), "**Tip-Adapter: No Training at All** " + repo("b/t")}, ""},
		{"two of one name", []string{"**FooNet: One Thing** " + repo("a/f"), "**FooNet: Some Other Thing of Others** " + repo("a/g"), "**FooNet2: A Third Thing** " + repo("a/h")}, ""},
		{"the nearer of two of one name", []string{"**FooNet: One Thing** " + repo("a/f"), "**FooNet: Some Other Thing of Others** " + repo("a/g"), "**FooNet2: A Third Thing** " + repo("a/f")}, "FooNet -> FooNet2"},
		{"a version within a name", []string{"**OwlNet-VL: Seeing and Saying of Owls**", "**OwlNet2-VL: Seeing and Saying More**", "**OwlNet2.5-VL: Saying It All Again**"}, "OwlNet-VL -> OwlNet2-VL; OwlNet2-VL -> OwlNet2.5-VL"},
		{"the longest name", []string{"**OwlNet: Seeing in the Dark**", "**OwlNet-VL: Seeing and Saying**", "**OwlNet-VL-Chat: Talking of Owls**"}, "OwlNet -> OwlNet-VL; OwlNet-VL -> OwlNet-VL-Chat"},
		{"versions whatever the dates say", []string{"**FilmChat+: Watching It Again**", "**FilmChat: Watching It Once**"}, "FilmChat -> FilmChat+"},
		{"a base of common words", []string{"**WebAgent: Walking the Pages**", "**A Web of Pages**", "**On the Web Again**", "**The Web at Night**", "**An Agent at Work**", "**The Agent Again**", "**No Agent Left**", "**ColorWebAgent: Something Else**"}, ""},
		{"dates tell case twins apart", []string{"**OwlNet2: Seeing in the Dark**", "**OwlNET: Weighing Some Fish**"}, ""},
		{"an organisation", []string{"**@Big: One Thing of Ours**", "**@Big Labs: Some Other Thing**"}, ""},
	}
	for _, test := range tests {
		if got := strings.Join(pairsOf((*Index).Lineage, test.lines...), "; "); got != test.want {
			t.Errorf("%s: %s; want %s", test.name, got, test.want)
		}
	}
}

func TestCodeRule(t *testing.T) {
	code := func(address string) string { return "[[Code](https://github.com/" + address + ")]" }
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"one repository", []string{"**Owls at Night in the Wood** " + code("a/birds"), "**Larks at Dawn on the Hill** " + code("A/Birds")}, "Owls at Night in the Wood -> Larks at Dawn on the Hill"},
		{"two folders", []string{"**Owls at Night in the Wood** " + code("a/birds/tree/main/owls"), "**Larks at Dawn on the Hill** " + code("a/birds/tree/main/larks")}, ""},
		{"one folder", []string{"**Owls at Night in the Wood** " + code("a/birds/tree/main/x"), "**Larks at Dawn on the Hill** " + code("a/birds/tree/dev/x")}, "Owls at Night in the Wood -> Larks at Dawn on the Hill"},
		{"a repository whose folders are works", []string{"**Owls at Night in the Wood** " + code("a/birds"), "**Larks at Dawn on the Hill** " + code("a/birds"), "**Wrens at Noon in the Hedge** " + code("a/birds/tree/main/wrens")}, ""},
		{"an organisation's", []string{"**Owls at Night in the Wood** " + code("tarn/tarn"), "**Larks at Dawn on the Hill** " + code("tarn/tarn")}, ""},
		{"a copied link", []string{"**OwlNet: Seeing in the Dark** " + code("a/OwlNet"), "**LarkLM: Singing at Dawn** " + code("a/OwlNet")}, ""},
		{"a name that goes on", []string{"**OwlNet: Seeing in the Dark** " + code("a/OwlNet"), "**OwlNet-VL: Singing at Dawn** " + code("a/OwlNet")}, "OwlNet -> OwlNet-VL"},
	}
	for _, test := range tests {
		if got := strings.Join(pairsOf((*Index).SharedCode, test.lines...), "; "); got != test.want {
			t.Errorf("%s: %s; want %s", test.name, got, test.want)
		}
	}
}

func TestMentionRule(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"within a longer name", []string{"**Emu3: Tokens in a Row Are Enough**", "**Emu3.5: Models Natively of Many Modes**", "**Emu3-Chat: Talking about Pictures Seen**"}, ""},
		{"a version behind it", []string{"**PaLMs: Scaling Models with Pathways**", "**A Report** on PaLMs 2 and what it can do"}, ""},
		{"as itself", []string{"**PaLMs: Scaling Models with Pathways**", "**A Report of Things** that says what PaLMs, 2 years on, can do"}, "PaLMs -> A Report of Things"},
		{"fillers count", []string{"**Attention Is Everything You Want**", "**Is Attention in Time Everything You Want**", "**Attention, Everything You Want: A Study of It**"}, ""},
		{"with words before it", []string{"**Denoising by Slow Diffusion of Probabilities**", "**Paint: Filling Holes using Denoising by Slow Diffusion of Probabilities**"}, "Denoising by Slow Diffusion of Probabilities -> Paint"},
		{"that begin alike", []string{"**Learning Offline from Imbalanced Data**", "**Learning Offline from Imbalanced Data with Pruning**", "**Beyond Samples: Learning Offline from Imbalanced Data**"}, ""},
		{"within a hyphenated word", []string{"**Adaptive Choice of Estimators Offline**", "**On Policy-Adaptive Choice of Estimators Offline**"}, ""},
		{"a title in a note", []string{"**Learning Offline from Imbalanced Data**", "**Some Other Title Again** answers “Learning Offline from Imbalanced Data”"}, "Learning Offline from Imbalanced Data -> Some Other Title Again"},
		{"the text of another row", []string{"**Learning Offline from Imbalanced Data**", "**Some Other Title Again** 10.1000/abc.1 Learning Offline from Imbalanced Data"}, ""},
		{"an acronym of many", []string{"**BLMs: Larger Than Before**", "**Trusting BLMs at Night**"}, ""},
		{"a later one", []string{"**A Work of Earlier Days** will be taken up by LossNet", "**LossNet: Another Loss for Nets**"}, ""},
		{"in another case", []string{"**FLIP: Masks for Training Fast**", "**A Work of Later Days** where coins flip and Flip again"}, ""},
	}
	for _, test := range tests {
		if got := strings.Join(pairsOf((*Index).Mentions, test.lines...), "; "); got != test.want {
			t.Errorf("%s: %s; want %s", test.name, got, test.want)
		}
	}
	// A name of words that are at home in the list is a subject.
	lines := []string{"**Quark Tagging: Machines and Detectors**", "**The Theory behind Quark Tagging in Jets**"}
	for i := range 4 {
		lines = append(lines, fmt.Sprintf("**A Quark of Kind %d and Where It Goes**", i), fmt.Sprintf("**On Tagging in the Way of Number %d**", i))
	}
	if got := pairsOf((*Index).Mentions, lines...); len(got) > 0 {
		t.Errorf("a subject is a name: %v", got)
	}
}
