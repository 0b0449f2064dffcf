package unit

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/testkit"
)

// thresholds are those of the tests.
var thresholds = Thresholds{Title: .5, Persons: .5, Name: .3, NamesAbove: 2, ProseWords: 5}

// read returns the tree of a list of Markdown in which "(1)" is the address of the paper 1
// and "(code)" that of a place of code.
func read(list string) *Tree {
	for i := range 10 {
		list = strings.ReplaceAll(list, fmt.Sprintf("](%d)", i), fmt.Sprintf("](https://arxiv.org/abs/2101.0000%d)", i))
	}
	list = strings.ReplaceAll(list, "](code)", "](https://github.com/crates/net)")
	marks := marked.Marks{TextOf: func(m marked.Mark) string { return list[m.Start:m.End] }, LeadsToPaper: func(text, url string) bool { return strings.HasSuffix(url, ".pdf") }}
	for m := range arxiv.All(list) {
		marks.Marks = append(marks.Marks, marked.Mark{Start: int32(m.Start), End: int32(m.End), ID: marked.ID(list[m.End-1] - '0')})
	}
	ctx := context.Background()
	elsewhere := func(text, url string) bool { return strings.Contains(url, "github.com/") }
	return New(ctx, Source{Tree: markup.Read(ctx, list, inline.Markdown), Marks: marks, LeadsElsewhere: elsewhere}, thresholds)
}

// show describes a node and those below it: its key, the first letters of its text, its
// own identifiers, and all of them if these are others. A weak identifier is "w".
func show(r *Reader, n *Node) string {
	defer r.Release(r.Mark())
	ids := func(all []marked.ID) (shown string) {
		for _, id := range all {
			if id.IsWeak() {
				shown += "w"
			} else {
				shown += fmt.Sprint(id)
			}
		}
		return shown
	}
	text := strings.TrimSpace(marked.Text(r.Spans(n)))
	shown := strings.TrimSpace(n.Key + " " + text[:min(len(text), 8)])
	if len(n.Own) > 0 {
		shown += " own " + ids(n.Own)
	}
	if !slices.Equal(n.Own, n.All) {
		shown += " all " + ids(n.All)
	}
	var below []string
	for _, c := range n.Children {
		below = append(below, show(r, c))
	}
	if below != nil {
		shown += " {" + strings.Join(below, "; ") + "}"
	}
	return strings.TrimSpace(shown)
}

var trees = []struct{ list, want string }{
	// Blocks are joined to the title above them.
	{"Counting Crates from Bridges\n\n[pdf](1) [code](code)\n\nSorting Barrels by Sound\n\n[pdf](2)\n", "all 12 {joined all 1 {p Counting; p pdf code own 1}; joined all 2 {p Sorting; p pdf own 2}}"},
	{"Counting Crates from Bridges\n\n[Sorting Barrels by Sound](2)\n", "all 2 {p Counting; p Sorting own 2}"},
	{"**Counting Crates from Bridges**\n\n**Sorting Barrels by Sound**\n\n[pdf](2)\n", "all 2 {p Counting; joined all 2 {p Sorting; p pdf own 2}}"},
	{"# Counting Crates from Bridges\n\n[pdf](1)\n\n[doc](2)\n", "all 12 {h1 Counting all 12 {p pdf own 1; p doc own 2}}"},
	{"Net 7b\n\n[pdf](1)\n", "all 1 {p Net 7b; p pdf own 1}"},
	{"**Net 7b**\nAda Holm, Bo Lind, Cy Dahl\n- [pdf](1)\n", "all 1 {joined all 1 {p Net 7bAd; ul all 1 {li/0 pdf own 1}}}"},
	{"Net 7b\nAda Holm, Bo Lind, Cy Dahl\n- [pdf](1)\n", "all 1 {p Net 7bAd; ul all 1 {li/0 pdf own 1}}"},
	{"**Net 7b**\nboxes and lids\n- [pdf](1)\n", "all 1 {p Net 7bbo; ul all 1 {li/0 pdf own 1}}"},
	// A line of persons belongs to the entry above it.
	{"[Counting Crates from Bridges](1)\n\nAda Holm, Bo Lind, Cy Dahl\n", "all 1 {joined all 1 {p Counting own 1; p Ada Holm}}"},
	{"[Counting Crates from Bridges](1)\n\nmany crates, some barrels and what became of them\n", "all 1 {p Counting own 1; p many cra}"},
	{"[Counting Crates from Bridges](1)\n\nA. Holm, many others\n", "all 1 {p Counting own 1; p A. Holm,}"},
	// A list of the title and the persons belongs to the links above it.
	{"BoxNet\n[pdf](1) [code](code)\n\\- counts crates\n\n- Counting Crates from Bridges\n- Ada Holm and Bo Lind\n", "all 1 {joined all 1 {p BoxNetpd own 1; ul {li/0 Counting; li/0 Ada Holm}}}"},
	{"[pdf](https://x.org/a.pdf) [doc](https://x.org/b.pdf)\n\n- Counting Crates from Bridges\n- Ada Holm and Bo Lind\n", "all w {joined all w {p pdf doc own w; ul {li/0 Counting; li/0 Ada Holm}}}"},
	{"[pdf](1) [pdf](2)\n\n- Counting Crates from Bridges\n- Ada Holm and Bo Lind\n", "all 12 {p pdf pdf own 12; ul {li/0 Counting; li/0 Ada Holm}}"},
	{"[pdf](1)\n\n- Counting Crates from Bridges\n- Sorting Barrels by Sound\n", "all 1 {p pdf own 1; ul {li/0 Counting; li/0 Sorting}}"},
	{"[pdf](1)\n\n- crates\n- Ada Holm and Bo Lind\n", "all 1 {p pdf own 1; ul {li/0 crates; li/0 Ada Holm}}"},
	{"[pdf](1)\n\n- [Counting Crates from Bridges](code)\n- Ada Holm and Bo Lind\n", "all 1 {p pdf own 1; ul {li/0 Counting; li/0 Ada Holm}}"},
	// Names with links stand above their titles.
	{"BoxNet [pdf](1)\n\nBoxNet: Learned Boxes for Crates\n\nLidNet [pdf](2)\n\nLidNet: Learned Lids for Barrels\n", "all 12 {joined all 1 {p BoxNet p own 1; p BoxNet:}; joined all 2 {p LidNet p own 2; p LidNet:}}"},
	{"BoxNet [pdf](1)\n\nBoxNet: Learned Boxes for Crates\n", "all 1 {p BoxNet p own 1; p BoxNet:}"},
	// Lines with an identifier each are split.
	{"[Counting Crates from Bridges](1)\n[Sorting Barrels by Sound](2)\n", "all 12 {p all 12 {line Counting own 1; line Sorting own 2}}"},
	{"- Nets\\\n  Counting Crates from Bridges [pdf](1)\\\n  Sorting Barrels by Sound [pdf](2)\n", "all 12 {ul all 12 {li/0 all 12 {line NetsCoun own 1; line Sorting own 2}}}"},
	// Items and rows.
	{"- [Counting Crates from Bridges](1), [code](code)\n  - with [Sorting Barrels by Sound](2)\n", "all 12 {ul all 12 {li/0 Counting own 1 all 12 {ul all 2 {li/1 with Sor own 2}}}}"},
	{"- Counting Crates from Bridges\n  - [pdf](https://x.org/a.pdf)\n  - [more](https://x.org/b.pdf)\n", "all w {ul all w {li/0 Counting all w {ul all w {li/1 pdf own w; li/1 more own w}}}}"},
	{"- Crates\n  - [Counting Crates from Bridges](https://x.org/a.pdf)\n  - [Sorting Barrels by Sound](https://x.org/b.pdf)\n", "all ww {ul all ww {li/0 Crates all ww {ul all ww {li/1 Counting own w; li/1 Sorting own w}}}}"},
	{"| Title | Link |\n|---|---|\n| Counting Crates from Bridges | [page](https://x.org/a) |\n| Crates | [page](https://x.org/b) |\n| Sorting Barrels by Sound | [pdf](1) |\n", "all w1 {table all w1 {head; row own w; row; row own 1}}"},
	{"| Title | Authors |\n|---|---|\n| Counting Crates from Bridges | Ada Holm |\n", "all w {table all w {head; row own w}}"},
	{"[a](1) [b](2) [c](3) [d](4)\n", "all 123 {p a b c d own 1234 all 123}"},
	{"- a\n  - [b](1)\n  - [c](1)\n  - [d](2)\n  - [e](3)\n  - [f](4)\n", "all 123 {ul all 123 {li/0 a all 123 {ul all 123 {li/1 b own 1; li/1 c own 1; li/1 d own 2; li/1 e own 3; li/1 f own 4}}}}"},
}

// Blocks of one work are joined, and lines of several works are split.
func TestTree(t *testing.T) {
	for _, test := range trees {
		tree := read(test.list)
		if got := show(tree.NewReader(), tree.Root); got != test.want {
			t.Errorf("%q\n is %s\nwant %s", test.list, got, test.want)
		}
	}
}

// walk returns the headings above each node with own identifiers, and the year above it.
func walk(o *Outline, r *Reader, n *Node) (found []string) {
	if len(n.All) == 0 {
		o.Pass(n)
	}
	if len(n.Own) > 0 {
		found = append(found, strings.Join(o.Path(), " > ")+strings.Trim(marked.Text(o.Dated()), " |*\n"))
	}
	leave := o.Enter(n)
	defer leave()
	for _, c := range n.Children {
		found = append(found, walk(o, r, c)...)
	}
	return found
}

// The headings above a unit are those of sections, of items, and bold lines before it.
func TestOutline(t *testing.T) {
	for _, test := range []struct{ list, title, want string }{
		{"# Nets\n\n## Boxes\n\n[a](1)\n\n## Lids\n\n[b](2)\n", "Nets", "Boxes; Lids"},
		{"# Nets\n\n[a](1)\n\n# Lids\n\n[b](2)\n", "", "Nets; Lids"},
		{"## Boxes\n\n[a](1)\n\n# Nets\n\n[b](2)\n", "", "Boxes; Nets"},
		{"## Boxes\n\n**Old ones**\n\n- [a](1)\n\n**New ones**\n\n- Lids\n  - [b](2)\n- [c](3)\n\n## Lids\n\n- [d](4)\n", "", "Boxes > Old ones; Boxes > New ones > Lids; Boxes > New ones; Lids"},
		{"| Net | Link |\n|---|---|\n| **2020** | |\n| A | [a](1) |\n\n| Net | Link |\n|---|---|\n| B | [b](2) |\n", "", "2020; "},
	} {
		tree := read(test.list)
		r := tree.NewReader()
		o := NewOutline(r)
		if got := strings.Join(walk(o, r, tree.Root), "; "); got != test.want || o.Title() != test.title {
			t.Errorf("%q\n is %q: %s\nwant %q: %s", test.list, o.Title(), got, test.title, test.want)
		}
	}
}

// find returns the nodes of a kind, in order.
func find(n *Node, kind markup.Kind) (found []*Node) {
	if n.Kind == kind {
		found = append(found, n)
	}
	for _, c := range n.Children {
		found = append(found, find(c, kind)...)
	}
	return found
}

var grids = []struct {
	rows string // below two columns without headers
	want bool
}{
	{"| [BoxNet](1) | [LidNet](2) |\n| [Counting Crates from Bridges](3) | [SackNet](4) |", true},
	{"| [BoxNet](1) | [pdf](2) |\n| [LidNet](3) | [pdf](4) |", false},
	{"| [BoxNet](1) | [box-net](2) |\n| [LidNet](3) | [lid-net](4) |", true},
	{"| [BoxNet](1) | [crates 2](2) |\n| [LidNet](3) | [crates 3](4) |", false},
	{"| [BoxNet](1) | many crates |\n| [LidNet](3) | some barrels |", false},
	{"| [BoxNet](1) | 7.5 |\n| [LidNet](3) | 7.9 |", false},
}

// A leaderboard has links that name works in several columns.
func TestIsGrid(t *testing.T) {
	for _, test := range grids {
		if got := isGrid(test.rows, "|  |  |"); got != test.want {
			t.Errorf("%q: %v, want %v", test.rows, got, test.want)
		}
	}
	if isGrid(grids[0].rows, "| Title | Link |") {
		t.Error("the columns of a leaderboard have headers that say what is in them")
	}
}

func isGrid(rows, head string) bool {
	tree := read(head + "\n|---|---|\n" + rows + "\n")
	return tree.NewReader().IsGrid(find(tree.Root, markup.Table)[0])
}

var remarks = []struct {
	item string // below an item with a linked title
	want bool
}{
	{"TL;DR: counts crates as [Sorting Barrels by Sound](2)", true},
	{"[Sorting Barrels by Sound](2)", false},
	{"code: [net](2)", false},
	{"this goes on from what was in [Sorting Barrels by Sound](2)", true},
	{"this goes on from [Sorting Barrels by Sound](2)", false},
	{"this goes on from what was in [pdf](2)", false},
}

// A unit below another is a remark where the link is behind a label of remarks or within a
// sentence.
func TestIsRemark(t *testing.T) {
	for _, test := range remarks {
		if got := isRemark(test.item); got != test.want {
			t.Errorf("%q: %v, want %v", test.item, got, test.want)
		}
	}
}

func isRemark(item string) bool {
	tree := read("- Ada Holm: [Counting Crates from Bridges](1)\n  - " + item + "\n")
	r := tree.NewReader()
	items := find(tree.Root, markup.Item)
	return r.IsRemark(items[1], r.FormOfLink(items[0]))
}

// The parts of a unit have places by where they stand in it.
func TestAppendParts(t *testing.T) {
	for _, test := range []struct {
		list string
		kind markup.Kind
		want string
	}{
		{"- Crates\n\n  many\n  - Lids\n", markup.Item, "li Crates; li>p0 many; li>li Lids"},
		{"| Net | Year |\n|---|---|\n| A | 2020 |\n", markup.Row, "col0 Net A; col1 Year 2020"},
		{"## Boxes\n\nmany\n\n    code\n", markup.Section, "h Boxes; h>p0 many; h>p1 code"},
		{"## Boxes\n\na\n\nb\n\nc\n\nd\n\ne\n", markup.Section, "h Boxes; h>p0 a; h>p1 b; h>p2 c; h>p3 d; h>p3 e"},
		{"<table><tr><td rowspan=2>A</td><td>B</td></tr><tr><td>C</td></tr></table>\n", markup.Row, "col0 A again; col1 C"},
	} {
		tree := read(test.list)
		r := tree.NewReader()
		nodes := find(tree.Root, test.kind)
		n := nodes[len(nodes)-1]
		if test.kind == markup.Item {
			n = nodes[0]
		}
		var shown []string
		for _, p := range r.AppendParts(nil, n, nil) {
			again := ""
			if p.Again {
				again = "again"
			}
			shown = append(shown, strings.Join(strings.Fields(p.Place+" "+p.Header+" "+marked.Text(p.Spans)+" "+again), " "))
		}
		if got := strings.Join(shown, "; "); got != test.want {
			t.Errorf("%q is %s, want %s", test.list, got, test.want)
		}
		if parts := r.AppendParts(nil, n, n.Children); len(n.Children) > 0 && len(parts) != 1 {
			t.Errorf("%q has %d parts without its children", test.list, len(parts))
		}
	}
}

// The blocks of an item are its paragraphs and the items below it.
func TestBlocks(t *testing.T) {
	tree := read("- [a](1)\n\n  many\n  - [b](2)\n  - c\n")
	r := tree.NewReader()
	items := find(tree.Root, markup.Item)
	var shown []string
	for _, b := range items[0].Blocks() {
		shown = append(shown, show(r, b))
	}
	if got, want := strings.Join(shown, "; "), "p many; li/1 b own 2; li/1 c"; got != want {
		t.Errorf("blocks are %s, want %s", got, want)
	}
	if got := find(items[0], markup.List)[0].LinkedChildren(); got != .5 {
		t.Errorf("%v of the items below have identifiers", got)
	}
}

// Items and rows may be entries without a link to a paper, but not the headers of a table.
func TestIsRowOrItem(t *testing.T) {
	rows := find(read("| Net |\n|---|\n| A |\n").Root, markup.Row)
	item := find(read("- A\n").Root, markup.Item)[0]
	if len(rows) != 2 || rows[0].IsRowOrItem() || !rows[1].IsRowOrItem() || !item.IsRowOrItem() || read("A\n").Root.Children[0].IsRowOrItem() {
		t.Error("other nodes are rows or items")
	}
}

// TestBounds shows what each bound is for: what is taken up to it, and no more. Half of it
// would be too little for what lists have.
func TestBounds(t *testing.T) {
	joined := func(lines int) bool { // a title, lines that say nothing, and a link
		tree := read("Counting Crates from Bridges\n\n" + strings.Repeat("2021\n\n", lines) + "[pdf](1)\n")
		return tree.Root.Children[0].Joined
	}
	heads := func(words int) bool {
		tree := read("- Roads" + strings.Repeat(" road", words) + "\n  - [Ice on Bridges](1)\n  - [Salt and Snow](2)\n")
		r := tree.NewReader()
		return strings.Contains(walk(NewOutline(r), r, tree.Root)[0], "Roads road")
	}
	lineHeads := func(words int) bool {
		tree := read("**Roads" + strings.Repeat(" road", words) + "**\n\n- [Ice on Bridges](1)\n")
		r := tree.NewReader()
		return strings.Contains(walk(NewOutline(r), r, tree.Root)[0], "Roads road")
	}
	for _, test := range []struct {
		bound string
		holds func(int) bool
		most  int
	}{
		{"maxJoined", joined, 13},
		{"maxHeading of items", heads, 23},
		{"maxHeading of lines", lineHeads, 23},
	} {
		if !test.holds(test.most) || test.holds(test.most+1) {
			t.Errorf("%s: %v, and one more %v", test.bound, test.holds(test.most), test.holds(test.most+1))
		}
	}
}

// TestThresholdsAreHeld halves every threshold, and doubles it: how the units of the other
// tests are judged has to change with it.
func TestThresholdsAreHeld(t *testing.T) {
	for _, factor := range []float64{.5, 2} {
		n, free := testkit.Scaled(&thresholds, factor, func() string {
			var all []string
			for _, test := range trees {
				tree := read(test.list)
				all = append(all, show(tree.NewReader(), tree.Root))
			}
			for _, test := range grids {
				all = append(all, fmt.Sprint(isGrid(test.rows, "|  |  |")))
			}
			for _, test := range remarks {
				all = append(all, fmt.Sprint(isRemark(test.item)))
			}
			return strings.Join(all, "\n")
		})
		if n != 5 || free != nil {
			t.Errorf("%d thresholds times %v, not held: %q", n, factor, free)
		}
	}
}
