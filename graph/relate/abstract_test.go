package relate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
	"clipgraph/internal/testkit"
)

// ofAbstracts returns the mentions of papers that are known by their identifiers, titles
// and abstracts, as "A -> B: kind confidence (place)".
func ofAbstracts(t *testing.T, papers ...[3]string) []string {
	t.Helper()
	var list strings.Builder
	answers := work.Answers{}
	for _, p := range papers {
		ref, err := arxiv.Parse(p[0])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&list, "- [%s](https://arxiv.org/abs/%s)\n", p[1], p[0])
		id := ref.ID.WorkID()
		answers[id.Key()] = work.FoundIn("test", &work.Work{IDs: work.IDs(id), Title: p[1], Abstract: p[2]})
	}
	x := New(papersOf(readList(list.String()), answers))
	var mentions []string
	for _, p := range x.Mentions() {
		kind, _, _ := strings.Cut(p.Evidence, ":")
		mentions = append(mentions, fmt.Sprintf("%s -> %s: %s %.2f (%s)", x.papers[p.Earlier].ID, x.papers[p.Later].ID, kind, p.Confidence, p.Where))
	}
	slices.Sort(mentions)
	return mentions
}

func TestAbstracts(t *testing.T) {
	box := [3]string{"2001.00001", "BoxNet: Networks of Boxes", "Boxes are useful."}
	tests := map[string]struct {
		papers [][3]string
		want   []string
	}{
		"each sentence says how": {[][3]string{box,
			{"2101.00001", "On Leaves in Winter", "Leaves fall. We extend BoxNet by a second branch."},
			{"2101.00002", "On Roots in Summer", "It is ten times faster than BoxNet."},
			{"2101.00003", "On Bark in Spring", "For all of it we use BoxNet."},
			{"2101.00004", "On Seeds in Autumn", "Results on BoxNet are good."}},
			[]string{
				"2001.00001 -> 2101.00001: builds on BoxNet 0.90 (abstract of arXiv:2101.00001)",
				"2001.00001 -> 2101.00002: compares with BoxNet 0.60 (abstract of arXiv:2101.00002)",
				"2001.00001 -> 2101.00003: uses BoxNet 0.80 (abstract of arXiv:2101.00003)",
				"2001.00001 -> 2101.00004: names BoxNet 0.75 (abstract of arXiv:2101.00004)",
			}},
		"the surest sentence stands": {[][3]string{box, {"2101.00001", "On Leaves in Winter", "It is better than BoxNet. It extends BoxNet."}},
			[]string{"2001.00001 -> 2101.00001: builds on BoxNet 0.90 (abstract of arXiv:2101.00001)"}},
		"a later work is no ground": {[][3]string{box, {"1901.00001", "On Leaves in Winter", "We extend BoxNet."}}, nil},
		"a namesake of its own":     {[][3]string{box, {"2101.00001", "On Leaves in Winter", "We propose BoxNet, a network. Then BoxNet is trained."}}, nil},
		"an address":                {[][3]string{box, {"2101.00001", "On Leaves in Winter", "The code is at https://github.com/leaf/BoxNet for all."}}, nil},
		"another's name, longer":    {[][3]string{box, {"2101.00001", "On Leaves in Winter", "We extend BoxNet-like boxes and BoxNet 2."}}, nil},
		"a name that only an abstract tells": {[][3]string{
			{"2001.00002", "Learning to Pack Things into Boxes", "We propose Packed Networks (PackNet), which are good."},
			{"2101.00001", "On Leaves in Winter", "We build on PackNet."}},
			[]string{"2001.00002 -> 2101.00001: builds on PackNet 0.90 (abstract of arXiv:2101.00001)"}},
		"two that give one name": {[][3]string{
			{"2001.00002", "Learning to Pack Things into Boxes", "We propose PackNet, which is good."},
			{"2001.00003", "Learning to Walk in the Woods", "We propose PackNet, which is bad."},
			{"2101.00001", "On Leaves in Winter", "We build on PackNet."}}, nil},
		"a title gives the name before an abstract": {[][3]string{box,
			{"2001.00003", "Learning to Walk in the Woods", "We propose BoxNet, which is bad."},
			{"2101.00001", "On Leaves in Winter", "We build on BoxNet."}},
			[]string{"2001.00001 -> 2101.00001: builds on BoxNet 0.90 (abstract of arXiv:2101.00001)"}},
		"a name that others used years before": {[][3]string{box,
			{"1501.00001", "On Leaves in Winter", "Results on BoxNet are good."},
			{"2101.00002", "On Roots in Summer", "We extend BoxNet."}}, nil},
		"an abstract that was written anew": {[][3]string{box,
			{"1912.00001", "On Leaves in Winter", "Results on BoxNet are good."},
			{"2101.00002", "On Roots in Summer", "We extend BoxNet."}},
			[]string{"2001.00001 -> 2101.00002: builds on BoxNet 0.90 (abstract of arXiv:2101.00002)"}},
	}
	for name, test := range tests {
		if got := ofAbstracts(t, test.papers...); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

// Abstracts take time in proportion to their length.
func TestAbstractsAreLinear(t *testing.T) {
	type input struct {
		papers  int
		list    readlist.List
		answers work.Answers
	}
	named := func(n int) input {
		n *= 20
		var list strings.Builder
		answers := work.Answers{}
		for i := range n {
			id := fmt.Sprintf("2001.%05d", i+1)
			ref, err := arxiv.Parse(id)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&list, "- [Box%dNet: A Network of the Things of Number %d](https://arxiv.org/abs/%s)\n", i, i, id)
			answers[ref.ID.WorkID().Key()] = work.FoundIn("test", &work.Work{
				IDs: work.IDs(ref.ID.WorkID()), Title: fmt.Sprintf("Box%dNet: A Network of the Things of Number %d", i, i),
				Abstract: strings.Repeat("Many networks of things are large and slow, and so is the training of them on data of all kinds. ", 12) + fmt.Sprintf("We extend Box%dNet, and outperform Box%dNet and Box%dNet.", i/2, i/3, i/5),
			})
		}
		return input{n, readList(list.String()), answers}
	}
	testkit.Linear(t, named, func(in input) {
		if mentions := New(papersOf(in.list, in.answers)).Mentions(); len(mentions) < in.papers {
			t.Fatalf("%d mentions of %d papers", len(mentions), in.papers)
		}
	})
}

// A name that a list states and the title does not account for is the work's own if its abstract
// gives it that name. Else it is a value of a column.
func TestStatedByListAndAbstract(t *testing.T) {
	for abstract, want := range map[string]string{
		"We propose learned oaken crates of boats (LOCB), of oak.": "LOCB BoxNet",
		"We weigh learned oaken crates of boats (LOCB), of oak.":   "BoxNet",
	} {
		p := &paper.Paper{Name: "LOCB", Meta: &work.Work{Title: "BoxNet: Weighing All the Fish", Abstract: abstract}}
		var names []string
		for _, n := range namesOf(p) {
			names = append(names, n.Text)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%q: %q, want %q", abstract, got, want)
		}
	}
}

// A name that a row has for a title is the work's own if its title accounts for it.
func TestNameAsTitle(t *testing.T) {
	for _, test := range []struct{ row, title, want string }{
		{"LOCB", "BoxNet: Weighing All the Heavy Fish", "BoxNet"},
		{"LOCB", "Weighing All the Heavy Fish of Harbours", "LOCB"},
		{"LOCB", "BoxNet: Learned Oaken Crate Boats", "BoxNet LOCB"},
		{"LOCB", "BoxNet: Weighing", "BoxNet LOCB"},
	} {
		p := &paper.Paper{Meta: &work.Work{Title: test.title}, Rows: []readlist.Row{{Work: &work.Work{Title: test.row}}}}
		var names []string
		for _, n := range namesOf(p) {
			names = append(names, n.Text)
		}
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("%s, %s: %q, want %q", test.row, test.title, got, test.want)
		}
	}
}
