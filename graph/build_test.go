package graph

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// field is a small list in the forms that real ones use, with its metadata.
func field(t testing.TB) (readlist.List, work.Answers) {
	t.Helper()
	list := readList("field.md", []byte(`# Field
## One
| Title | Note | Links |
|---|---|---|
| **PromptNet: Learning What to Say to a Model** | 提出PromptNet. | [[Code](https://github.com/ann/PromptNet)] [[Paper](https://arxiv.org/abs/2101.00001)] |
| **CoPromptNet: Saying It for Each Image Anew** | PromptNet的泛化性差. | [[Code](https://github.com/Ann/promptnet)] [[Paper](https://arxiv.org/abs/2103.00002)] |
| **PromptNet-v2: Larger Is What It Is** | | [[Code](https://github.com/ann/PromptNet)] [[Paper](https://arxiv.org/abs/2203.00003)] |
| **PixNet: Seeing Pixels and Nothing Else** | Not like CoPromptNet, but see [that](https://arxiv.org/abs/2103.00002v2). | [[Code](https://github.com/big/mono)] [[Paper](https://arxiv.org/abs/2204.00004)] |
| **LossNet: Another Loss for Another Day** | | [[Code](https://github.com/big/mono)] [[Paper](https://arxiv.org/abs/2205.00005)] |
| **EarlyBird: Written before the Rest of Them** | LossNet会更好. | [[Paper](https://arxiv.org/abs/2001.00006)] |
| **Other Answers to the Same Thing** | Says what "Saying It for Each Image Anew" says. | [[Paper](https://arxiv.org/abs/2206.00007)] |
| **Unrelated-v2: Seen Again in Another Place** | | [[Code](https://github.com/zoe/x)] [[Paper](https://arxiv.org/abs/2207.00008)] |
| **Unrelated: A Name and Nothing More** | | [[Code](https://github.com/yan/y)] [[Paper](https://arxiv.org/abs/2007.00009)] |
## Two
| **A Title That the Link Does Not Mean** | | [[Paper](https://arxiv.org/abs/2204.00004)] |
| **PixNet: Seeing Pixels and Nothing Else** | again | [[Paper](https://arxiv.org/abs/2204.00004)] |
| **LossNet: Another Loss for Another Day** | by its title alone | [[Code](https://github.com/big/mono)] [[Paper](https://openreview.net/forum?id=1)] |
| **Off arXiv: A Work from Elsewhere** | | [[Paper](https://doi.org/10.1000/x)] |
`))
	answers := work.Answers{}
	for _, p := range []*work.Work{
		{Title: "Learning What to Say to a Model", Authors: []work.Person{{Family: "Ann"}, {Family: "Bo"}}, Published: work.NewDate(2021, 1, 2)},
		{Title: "Saying It for Each Image Anew", Authors: []work.Person{{Family: "Ann"}}, Published: work.NewDate(2021, 3, 2)},
		{Title: "PixNet: Seeing Pixels and Nothing Else", Authors: []work.Person{{Family: "Cy"}}, Published: work.NewDate(2022, 4, 1)},
	} {
		for i := range list.Rows {
			if paper.SameTitle(list.Rows[i].Work.Title, p.Title) && arxiv.Of(p).IsZero() {
				p.SetID(list.Rows[i].ArXiv().WorkID())
			}
		}
		answers[p.IDs[0]] = work.Answer{Status: work.Found, Work: p}
	}
	answers[work.NewDOI("10.1000/x")] = work.Answer{Status: work.Found, Work: &work.Work{ // not on arXiv
		Title: "A Work from Elsewhere", IDs: work.IDs(work.NewDOI("10.1000/X")), Authors: []work.Person{{Family: "Doe"}},
	}}
	return list, answers
}

func describe(g *Graph) []string {
	var lines []string
	for _, e := range g.Edges() {
		var kinds []string
		for _, r := range e.Reasons {
			kinds = append(kinds, string(r.Relation))
		}
		lines = append(lines, fmt.Sprintf("%s -> %s: %s", g.Papers()[e.From].Label(), g.Papers()[e.To].Label(), strings.Join(kinds, " ")))
	}
	slices.Sort(lines)
	return lines
}

func TestBuild(t *testing.T) {
	list, answers := field(t)
	if len(list.Rows) != 13 {
		t.Fatalf("%d items, want 13", len(list.Rows))
	}
	g, problems, err := Build(context.Background(), []readlist.List{list}, answers, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"CoPromptNet -> Other Answers to the Same Thing: mention",
		"CoPromptNet -> PixNet: mention",
		"CoPromptNet -> PromptNet-v2: code",
		"PixNet -> LossNet: code",
		"PromptNet -> CoPromptNet: lineage mention code",
		"PromptNet -> PromptNet-v2: lineage",
		"Unrelated -> Unrelated-v2: lineage",
	}
	if got := describe(g); !slices.Equal(got, want) {
		t.Errorf("edges\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := len(g.Papers()); n != 11 {
		t.Errorf("%d papers, want 11", n)
	}
	resolved := 0
	for _, p := range g.Papers() {
		if p.Resolved {
			resolved++
		} else if len(p.Meta.Authors) > 0 {
			t.Errorf("%s has invented authors", p.Key)
		}
		switch p.ListedTitle {
		case "A Title That the Link Does Not Mean":
			if !p.ID.IsZero() || p.Meta.URL != "" {
				t.Errorf("a row keeps another's identifier: %+v", p.Meta)
			}
		case "PixNet: Seeing Pixels and Nothing Else", "LossNet: Another Loss for Another Day":
			if len(p.Rows) != 2 {
				t.Errorf("%s has %d rows, want 2", p.Key, len(p.Rows))
			}
		}
	}
	if resolved != 4 {
		t.Errorf("%d papers resolved, want 4", resolved)
	}
	if len(problems) != 1 || problems[0].Line != 15 || !strings.Contains(problems[0].Message, "field.md:8") {
		t.Errorf("problems %v", problems)
	}
}

func TestRelationsOption(t *testing.T) {
	list, answers := field(t)
	g, _, err := Build(context.Background(), []readlist.List{list}, answers, Options{Relations: []Relation{Lineage}})
	if err != nil {
		t.Fatal(err)
	}
	if got := describe(g); len(got) != 3 || !strings.HasSuffix(got[0], ": lineage") {
		t.Errorf("edges %v", got)
	}
}

// A title that disagrees with the metadata is reported; the identifier holds.
func TestTitleDisagrees(t *testing.T) {
	list := readList("l.md", []byte("- [Something Else Entirely, Not This](https://arxiv.org/abs/2101.00001)\n"))
	id := list.Rows[0].ArXiv()
	answers := work.Answers{id.WorkID(): {Status: work.Found, Work: &work.Work{IDs: work.IDs(id.WorkID()), Title: "Learning What to Say to a Model"}}}
	g, problems, err := Build(context.Background(), []readlist.List{list}, answers, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if p := g.Papers()[0]; p.ID != id || p.Title() != "Learning What to Say to a Model" || p.ListedTitle != "Something Else Entirely, Not This" {
		t.Errorf("%+v", p)
	}
	if len(problems) != 1 || !strings.Contains(problems[0].String(), `l.md:1:1: 2101.00001 is "Learning What to Say to a Model", listed as "Something Else Entirely, Not This": wrong ID?`) {
		t.Errorf("problems %v", problems)
	}
}

// The order of the rows changes the order of listing and nothing else.
func TestBuildIsStable(t *testing.T) {
	list, answers := field(t)
	g, _, err := Build(context.Background(), []readlist.List{list}, answers, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := describe(g)
	keys := func(g *Graph) (all []string) {
		for _, p := range g.Papers() {
			all = append(all, p.Key)
		}
		return all
	}
	rapid.Check(t, func(t *rapid.T) {
		moved := list
		moved.Rows = rapid.Permutation(list.Rows).Draw(t, "items")
		h, _, err := Build(context.Background(), []readlist.List{moved}, answers, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(keys(g), keys(h)) || !slices.Equal(describe(h), want) {
			t.Fatalf("%v\n%v\n%v", keys(g), keys(h), describe(h))
		}
		for _, e := range h.Edges() {
			if !h.Papers()[e.From].NotAfter(h.Papers()[e.To]) {
				t.Fatalf("%s points back in time", h.Papers()[e.From].Key)
			}
		}
	})
}

// TestDamagedList builds the graph of the damaged list of the first user from
// the embedded metadata.
func TestDamagedList(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "seed", "awesome-clip.md"))
	if err != nil {
		t.Skip("the list kept beside the repository is not here: ", err)
	}
	papers, err := os.Open(filepath.Join("..", "cmd", "embedded", "papers.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer papers.Close()
	memory, err := work.ReadJSONL(papers)
	if err != nil {
		t.Fatal(err)
	}
	list := readList("list.md", data)
	var ids []work.ID
	for _, item := range list.Rows {
		ids = append(ids, item.IDs()...)
	}
	answers, err := memory.Lookup(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	g, problems, err := Build(context.Background(), []readlist.List{list}, answers, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(g.Papers()); n != 76 { // the 75 of the list, and one that a note names
		t.Errorf("%d papers, want 76", n)
	}
	want := []string{
		"CLIP-Adapter -> Tip-Adapter: mention",
		"CLIPA -> CLIPA-v2: lineage mention mention code",
		"CLIPN -> DeIL: mention",
		"CLIPPO -> SigLip: code",
		"CoCoOp -> MaPLe: mention mention",
		"CoOp -> CLIP-Adapter: mention",
		"CoOp -> CoCoOp: lineage mention mention code",
		"CoOp -> TCM: mention",
		"DeCLIP -> Democratizing Contrastive Language-Image Pre-training: A CLIP Benchmark of Data, Model, and Supervision: mention code",
		"EVA-CLIP -> EVA-CLIP-18B: lineage mention code",
		"Frozen CLIP Models are Efficient Video Learners -> ViFi-CLIP: mention",
		"RWKV -> RWKV-CLIP: lineage mention",
	}
	if got := describe(g); !slices.Equal(got, want) {
		t.Errorf("edges\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	if !slices.Equal(lines, []int{80, 214}) {
		t.Errorf("problems %v, want them at lines 80 and 214", problems)
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "- **Net%dX: A method for the things of number %d** builds on Net%dX and on what came before [[Paper](https://arxiv.org/abs/2301.%05d)] [[Code](https://github.com/o/r%d)]\n", i, i, i/2, i+1, i/2)
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

// readList reads a list without an end.
func readList(file string, data []byte) readlist.List {
	list, err := readlist.Read(context.Background(), file, data)
	if err != nil {
		panic(err)
	}
	return list
}
