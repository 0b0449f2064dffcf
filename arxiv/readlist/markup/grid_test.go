package markup

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/markup/inline"
)

// repeated counts the cells of a tree that repeat one above.
func repeated(t *Tree) int {
	n := 0
	for u := range t.NewReader().All(t.Root) {
		if u.Kind == Cell && u.Start == u.End {
			n++
		}
	}
	return n
}

// A document may repeat a number of cells, and more the larger it is; where it ends is
// said.
func TestRepeatedCellsAreBounded(t *testing.T) {
	page := func(padding, rows int) string {
		return strings.Repeat(" ", padding) + "<table>" + strings.Repeat("<tr><td rowspan=1000>a<td rowspan=1000>b<td>c</tr>", rows) + "</table>"
	}
	for _, syntax := range []inline.Syntax{inline.HTML, inline.Markdown} {
		for _, padding := range []int{0, 160_000} {
			text := page(padding, 400)
			root := Read(context.Background(), text, syntax)
			spans := minRepeated + len(text)/repeatedSpan // each cell is one, and has one
			if got := repeated(root); got != spans/2 {
				t.Errorf("%d cells are repeated of a text of %d bytes, want %d", got, len(text), spans/2)
			}
			if root.Cut <= padding || root.Cut >= len(text) {
				t.Errorf("cut at %d of %d", root.Cut, len(text))
			}
		}
		if root := Read(context.Background(), page(0, 40), syntax); root.Cut != 0 || repeated(root) != 2*40*39/2 {
			t.Errorf("cut at %d, %d repeated", root.Cut, repeated(root))
		}
	}
	if want := 5625; minRepeated+10_000/repeatedSpan != want {
		t.Errorf("a text of 10 kB has %d spans more, want %d", minRepeated+10_000/repeatedSpan, want)
	}
}

// All tables of a Markdown list have one allowance.
func TestRepeatedCellsOfManyTables(t *testing.T) {
	table := "<table>" + strings.Repeat("<tr><td rowspan=100>a<td rowspan=100>b<td>c</tr>", 40) + "</table>\n\n# b\n\n"
	text := strings.Repeat(table, 20)
	root := Read(context.Background(), text, inline.Markdown)
	if got, most := repeated(root), (minRepeated+len(text)/repeatedSpan)/2; got > most || root.Cut == 0 {
		t.Errorf("%d cells are repeated, more than %d; cut at %d", got, most, root.Cut)
	}
}

// Cells span up to a bound, and columns are no more than another.
func TestSpanBounds(t *testing.T) {
	for _, n := range []int{maxRowSpan, maxRowSpan + 1} {
		text := fmt.Sprintf("<table><tr><td rowspan=%d>a<td>b</tr>", n) + strings.Repeat("<tr><td>c</tr>", maxRowSpan+5) + "</table>"
		if got := repeated(Read(context.Background(), text, inline.HTML)); got != maxRowSpan-1 || maxRowSpan != 1000 {
			t.Errorf("a cell of %d rows is repeated %d times", n, got)
		}
	}
	text := "<table><tr><th colspan=998>a<th>b<th>c<th>d</tr><tr><td colspan=998>1<td>2<td>3<td>4</tr></table>"
	want := "table\n  head\n    td \"a\"\n    td \"b\"\n    td \"c\"\n    td \"d\"\n  tr\n    td<a> \"1\"\n    td<b> \"2\"\n    td<c> \"3\"\n    td \"4\"\n"
	if got := dump(Read(context.Background(), text, inline.HTML)); got != want || maxColumns != 1000 {
		t.Errorf("got %s", got)
	}
}
