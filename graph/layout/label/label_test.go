package label

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

func made(name, title, family string, year int) *paper.Paper {
	p := &paper.Paper{Key: "key", Name: name, Meta: &work.Work{Title: title, Published: work.NewDate(year, 1, 0)}}
	if family != "" {
		p.Meta.Authors = []work.Person{{Family: family}}
	}
	return p
}

func TestLabels(t *testing.T) {
	for _, test := range []struct {
		name   string
		papers []*paper.Paper
		lines  int
		want   string
	}{
		{"a short name", []*paper.Paper{made("CoOp", "Learning to Prompt", "Zhou", 2021)}, 2, "CoOp"},
		{"a name in the title", []*paper.Paper{made("", "CyCLIP: Cyclic Pretraining", "Goel", 2022), made("", "[VLM2] A Model", "", 2022), made("", "Review: What Is Known", "Abel", 2020)}, 2, "CyCLIP; VLM2; Abel 2020"},
		{"known by a name", []*paper.Paper{made("", "Attention Is All You Need", "Vaswani", 2017)}, 2, "Transformer"},
		{"author and year", []*paper.Paper{made("", "MultiNest", "Feroz", 2009)}, 2, "Feroz 2009"},
		{"no author", []*paper.Paper{made("", "Learning to Rank Sentences by Example", "", 2009)}, 2, "Learning to Rank / Sentences by Example"},
		{"no year", []*paper.Paper{made("", "On Ranks", "Feroz", 0)}, 2, "On Ranks"},
		{"one line", []*paper.Paper{made("", "Learning to Rank Sentences by Example", "", 2009)}, 1, "Learning to Rank…"},
		{"long name", []*paper.Paper{made("Kepler Presearch Data Conditioning", "x", "", 2012)}, 2, "Kepler Presearch Data…"},
		{"years", []*paper.Paper{made("TP", "x", "A", 2019), made("TP", "y", "B", 2023)}, 2, "TP (2019); TP (2023)"},
		{"authors", []*paper.Paper{made("TP", "x", "A", 2019), made("TP", "y", "B", 2019)}, 2, "TP (A 2019); TP (B 2019)"},
		{"letters", []*paper.Paper{made("", "x", "A", 2019), made("", "y", "A", 2019), made("A 2019a", "z", "", 2000)}, 2, "A 2019b; A 2019c; A 2019a"},
		{"what another rule made", []*paper.Paper{made("TP", "x", "A", 2019), made("TP", "y", "B", 2023), made("TP (2019)", "z", "C", 2000)}, 2, "TP (2019a); TP (2023); TP (2019b)"},
		{"nothing differs", []*paper.Paper{made("TP", "x", "A", 2019), made("TP", "y", "A", 2019)}, 2, "TP (A 2019a); TP (A 2019b)"},
		{"cut to the same", []*paper.Paper{
			made("", "Kepler Presearch Data Conditioning Pipeline I: Architecture", "", 2012),
			made("", "Kepler Presearch Data Conditioning Pipeline II: A Bayesian Way", "", 2012),
		}, 2, "…Pipeline I: / Architecture; …Pipeline II: A / Bayesian Way"},
		{"one title", []*paper.Paper{made("", "A Note", "", 0), made("", "A Note", "", 0)}, 2, "A Note a; A Note b"},
		{"formulas", []*paper.Paper{made(`$\pi_0$`, "x", "", 2024), made("", `$$\mathcal`, "", 0)}, 2, "π₀; key"},
		{"wide", []*paper.Paper{made("", "视觉语言模型的提示学习方法综述与展望研究", "", 2024)}, 2, "视觉语言模型的提示学 / 习方法综述与展望研究"},
		{"no word", []*paper.Paper{made("", strings.Repeat("x", 60), "", 2024)}, 2, strings.Repeat("x", 21) + " / " + strings.Repeat("x", 20) + "…"},
	} {
		var got []string
		for _, l := range Of(test.papers, test.lines) {
			got = append(got, strings.Join(l.Lines, " / "))
		}
		if text := strings.Join(got, "; "); text != test.want {
			t.Errorf("%s: %q, want %q", test.name, text, test.want)
		}
	}
}

// Of a thousand papers of few names, no two are called the same.
func TestLabelsDiffer(t *testing.T) {
	var papers []*paper.Paper
	for i := range 1000 {
		papers = append(papers, made([]string{"", "Net", "Net (2020)", "A 2020"}[i%4], fmt.Sprintf("A Long Title of Twenty and More Letters, Part %d", i/40), []string{"", "A", "B"}[i%3], 2018+i%5))
	}
	for _, lines := range []int{1, 2} {
		seen := map[string]int{}
		for i, l := range Of(papers, lines) {
			if other, ok := seen[l.String()]; ok {
				t.Errorf("papers %d and %d are both called %q", other, i, l)
			}
			seen[l.String()] = i
			if slices.ContainsFunc(l.Lines, func(s string) bool { return columns(s) > longestName+len(" (A 2020xx)") }) {
				t.Errorf("%q is long", l)
			}
		}
	}
}

func TestIsolated(t *testing.T) {
	if got := Isolated("abc"); got != "abc" {
		t.Errorf("%q", got)
	}
	if got := Isolated("שלום 2"); got != "\u2068שלום 2\u2069" {
		t.Errorf("%q", got)
	}
}
