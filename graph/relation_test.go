package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// edgesOf returns the edges of a list of lines, whose papers are of one month
// after the other, by the relations.
func edgesOf(t *testing.T, relations []Relation, answers work.Answers, lines ...string) []string {
	t.Helper()
	var list strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&list, "- %s [[Paper](https://arxiv.org/abs/%02d%02d.%05d)]\n", line, 20+i/12, 1+i%12, i+1)
	}
	g, _, err := Build(context.Background(), []readlist.List{readList("l.md", []byte(list.String()))}, answers, Options{Relations: relations})
	if err != nil {
		t.Fatal(err)
	}
	return describe(g)
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
			"OwlNet -> OwlNet2: lineage; OwlNet-v3 -> OwlNet 3.5: lineage; OwlNet2 -> OwlNet-v3: lineage"},
		{"a version needs no second sign", []string{"**FooNet: One Thing That Is Done**", "**FooNet-v2: Another Thing by Others**"}, "FooNet -> FooNet-v2: lineage"},
		{"a repository of many", []string{
			"**FooNet: One Thing That Is Done** " + repo("big/mono"), "**BarNet: Some Other Thing Again** " + repo("big/mono"), "**FooNet-Sea: More of That Thing** " + repo("big/mono"), "**SeaBar-Net: The Third Thing** " + repo("big/mono")}, "FooNet -> FooNet-Sea: lineage"},
		{"a prefix, and named", []string{"**PromPt: How to Ask a Model**", "**CoPromPt: How to Ask It Twice** goes on from PromPt"}, "PromPt -> CoPromPt: lineage"},
		{"names that share a word", []string{
			"**AltNet: Altering the Encoder of Nets** " + repo("a/x"), "**Alpha-Net: Where Nets Should Look** " + repo("b/y"),
			"**Clip4Net: Clips of Films in Nets** " + repo("c/z"), "**Clip4Images: Pictures That Are Retrieved** " + repo("d/u")}, ""},
		{"anagrams", []string{"**CapDec: Training with Noise in Texts**", "**DeCap: Decoding What Is Latent**"}, ""},
		{"kinds of one thing", []string{"**Net-Adapter: Features That Are Adapted** " + repo("a/n"), "**Tip-Adapter: No Training at All** " + repo("b/t")}, ""},
		{"two of one name", []string{"**FooNet: One Thing** " + repo("a/f"), "**FooNet: Some Other Thing of Others** " + repo("a/g"), "**FooNet2: A Third Thing** " + repo("a/h")}, ""},
		{"the nearer of two of one name", []string{"**FooNet: One Thing** " + repo("a/f"), "**FooNet: Some Other Thing of Others** " + repo("a/g"), "**FooNet2: A Third Thing** " + repo("a/f")}, "FooNet -> FooNet2: lineage"},
		{"a version within a name", []string{"**OwlNet-VL: Seeing and Saying of Owls**", "**OwlNet2-VL: Seeing and Saying More**", "**OwlNet2.5-VL: Saying It All Again**"}, "OwlNet-VL -> OwlNet2-VL: lineage; OwlNet2-VL -> OwlNet2.5-VL: lineage"},
		{"the longest name", []string{"**OwlNet: Seeing in the Dark**", "**OwlNet-VL: Seeing and Saying**", "**OwlNet-VL-Chat: Talking of Owls**"}, "OwlNet -> OwlNet-VL: lineage; OwlNet-VL -> OwlNet-VL-Chat: lineage"},
		{"versions whatever the dates say", []string{"**FilmChat+: Watching It Again**", "**FilmChat: Watching It Once**"}, "FilmChat -> FilmChat+: lineage"},
		{"a base of common words", []string{"**WebAgent: Walking the Pages**", "**A Web of Pages**", "**On the Web Again**", "**The Web at Night**", "**An Agent at Work**", "**The Agent Again**", "**No Agent Left**", "**ColorWebAgent: Something Else**"}, ""},
		{"dates tell case twins apart", []string{"**OwlNet2: Seeing in the Dark**", "**OwlNET: Weighing Some Fish**"}, ""},
		{"an organisation", []string{"**@Big: One Thing of Ours**", "**@Big Labs: Some Other Thing**"}, ""},
	}
	for _, test := range tests {
		if got := strings.Join(edgesOf(t, []Relation{Lineage}, nil, test.lines...), "; "); got != test.want {
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
		{"one repository", []string{"**Owls at Night in the Wood** " + code("a/birds"), "**Larks at Dawn on the Hill** " + code("A/Birds")}, "Owls at Night in the Wood -> Larks at Dawn on the Hill: code"},
		{"two folders", []string{"**Owls at Night in the Wood** " + code("a/birds/tree/main/owls"), "**Larks at Dawn on the Hill** " + code("a/birds/tree/main/larks")}, ""},
		{"one folder", []string{"**Owls at Night in the Wood** " + code("a/birds/tree/main/x"), "**Larks at Dawn on the Hill** " + code("a/birds/tree/dev/x")}, "Owls at Night in the Wood -> Larks at Dawn on the Hill: code"},
		{"a repository whose folders are works", []string{"**Owls at Night in the Wood** " + code("a/birds"), "**Larks at Dawn on the Hill** " + code("a/birds"), "**Wrens at Noon in the Hedge** " + code("a/birds/tree/main/wrens")}, ""},
		{"an organisation's", []string{"**Owls at Night in the Wood** " + code("tarn/tarn"), "**Larks at Dawn on the Hill** " + code("tarn/tarn")}, ""},
		{"a copied link", []string{"**OwlNet: Seeing in the Dark** " + code("a/OwlNet"), "**LarkLM: Singing at Dawn** " + code("a/OwlNet")}, ""},
		{"a name that goes on", []string{"**OwlNet: Seeing in the Dark** " + code("a/OwlNet"), "**OwlNet-VL: Singing at Dawn** " + code("a/OwlNet")}, "OwlNet -> OwlNet-VL: code"},
	}
	for _, test := range tests {
		if got := strings.Join(edgesOf(t, []Relation{Code}, nil, test.lines...), "; "); got != test.want {
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
		{"as itself", []string{"**PaLMs: Scaling Models with Pathways**", "**A Report of Things** that says what PaLMs, 2 years on, can do"}, "PaLMs -> A Report of Things: mention"},
		{"fillers count", []string{"**Attention Is Everything You Want**", "**Is Attention in Time Everything You Want**", "**Attention, Everything You Want: A Study of It**"}, ""},
		{"with words before it", []string{"**Denoising by Slow Diffusion of Probabilities**", "**Paint: Filling Holes using Denoising by Slow Diffusion of Probabilities**"}, "Denoising by Slow Diffusion of Probabilities -> Paint: mention"},
		{"that begin alike", []string{"**Learning Offline from Imbalanced Data**", "**Learning Offline from Imbalanced Data with Pruning**", "**Beyond Samples: Learning Offline from Imbalanced Data**"}, ""},
		{"within a hyphenated word", []string{"**Adaptive Choice of Estimators Offline**", "**On Policy-Adaptive Choice of Estimators Offline**"}, ""},
		{"a title in a note", []string{"**Learning Offline from Imbalanced Data**", "**Some Other Title Again** answers “Learning Offline from Imbalanced Data”"}, "Learning Offline from Imbalanced Data -> Some Other Title Again: mention"},
		{"the text of another row", []string{"**Learning Offline from Imbalanced Data**", "**Some Other Title Again** 10.1000/abc.1 Learning Offline from Imbalanced Data"}, ""},
		{"an acronym of many", []string{"**BLMs: Larger Than Before**", "**Trusting BLMs at Night**"}, ""},
		{"a later one", []string{"**A Work of Earlier Days** will be taken up by LossNet", "**LossNet: Another Loss for Nets**"}, ""},
		{"in another case", []string{"**FLIP: Masks for Training Fast**", "**A Work of Later Days** where coins flip and Flip again"}, ""},
	}
	for _, test := range tests {
		if got := strings.Join(edgesOf(t, []Relation{Mention}, nil, test.lines...), "; "); got != test.want {
			t.Errorf("%s: %s; want %s", test.name, got, test.want)
		}
	}
	// A name of words that are at home in the list is a subject.
	lines := []string{"**Quark Tagging: Machines and Detectors**", "**The Theory behind Quark Tagging in Jets**"}
	for i := range 4 {
		lines = append(lines, fmt.Sprintf("**A Quark of Kind %d and Where It Goes**", i), fmt.Sprintf("**On Tagging in the Way of Number %d**", i))
	}
	if got := edgesOf(t, []Relation{Mention}, nil, lines...); len(got) > 0 {
		t.Errorf("a subject is a name: %v", got)
	}
}

func TestAuthorsRule(t *testing.T) {
	person := func(names ...string) (all []work.Person) {
		for _, n := range names {
			given, family, _ := strings.Cut(n, " ")
			all = append(all, work.Person{Family: family, Given: given})
		}
		return all
	}
	lists := [][]work.Person{
		person("Kaiyang Zhou", "Jürgen Müller", "Wei Zhang", "Ada Byron"),
		person("K. Zhou", "J. Muller", "Wen Zhang", "Bo Li", "Cy Ng"), // two in common
		person("Wei Zhang", "Di Xu"),                                  // half of the shorter list
		person("Wen Zhang", "Eve Yu", "Flo Wu", "Gil Po", "Hal Qi"),   // one of five
		person("Kaiyang Zhou", "Ira Ro", "Jo Sa", "Ken Ta", "Lee Ut"), // one of four
	}
	answers := work.Answers{}
	var lines []string
	for i, authors := range lists {
		title := fmt.Sprintf("Work %c of Some Title", 'A'+i)
		ref, err := arxiv.Parse(fmt.Sprintf("20%02d.%05d", 1+i, i+1))
		if err != nil {
			t.Fatal(err)
		}
		answers[ref.ID.WorkID()] = work.Answer{Status: work.Found, Work: &work.Work{IDs: work.IDs(ref.ID.WorkID()), Title: title, Authors: authors}}
		lines = append(lines, "**"+title+"**")
	}
	want := []string{"Work A of Some Title -> Work B of Some Title: authors", "Work A of Some Title -> Work C of Some Title: authors"}
	if got := edgesOf(t, []Relation{Authors}, answers, lines...); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := edgesOf(t, nil, answers, lines...); len(got) > 0 {
		t.Errorf("nobody asked for %v", got)
	}
}

// Thousands of rows of nearly the same title, and of one repository, cost no more
// than their number.
func BenchmarkAlike(b *testing.B) {
	for _, n := range []int{1000, 16_000} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "- **A Survey of the Methods for Things of Many Kinds, Part %d** [[Paper](https://arxiv.org/abs/2301.%05d)] [[Code](https://github.com/o/r)]\n", i, i+1)
		}
		list := readList("bench.md", []byte(text.String()))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, _, err := Build(context.Background(), []readlist.List{list}, nil, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
