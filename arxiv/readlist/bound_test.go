package readlist

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// Cells that span many rows and columns cost what a page of the size does.
func TestSpansAreBounded(t *testing.T) {
	page := func(cell string) (allocated uint64, list List) {
		source := []byte("<table>" + strings.Repeat("<tr><td "+cell+">a<td>b</tr>", 2000) + "</table>")
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		list = Read("x.html", source)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc, list
	}
	plain, list := page(`rowspan="1" colspan="2"`)
	if len(list.Problems) > 0 {
		t.Errorf("a plain table: %v", list.Problems[0])
	}
	spans, _ := page(`rowspan=1000 colspan=100`)
	if spans > 30*plain {
		t.Errorf("spans take %d bytes, a plain table %d", spans, plain)
	}
}

// A table of a small page is followed as far as it was meant.
func TestSpansOfASmallPage(t *testing.T) {
	source := `<table><tr><th>Year<th>Title<th>Paper</tr>` +
		`<tr><td rowspan=30>2021` + strings.Repeat(`<td>A Work of Things<td><a href="https://arxiv.org/abs/2101.00001">pdf</a></tr><tr>`, 30) + `</table>`
	list := Read("x.html", []byte(source))
	if len(list.Rows) != 30 || len(list.Problems) > 0 {
		t.Fatalf("%d items, %v", len(list.Rows), list.Problems)
	}
	for i, item := range list.Rows {
		if item.Work.Title != "A Work of Things" {
			t.Errorf("item %d is %q", i, item.Work.Title)
		}
	}
}

// What is kept of a list is a few times its size, and the entries of one section
// have it in common.
func TestMemoryOfAList(t *testing.T) {
	var source strings.Builder
	source.WriteString("# Nets\n\n## Of one kind\n\n")
	for i := range 4000 {
		fmt.Fprintf(&source, "- **Net %d: A Study of Things of Number %d** [[Paper](https://arxiv.org/abs/2101.%05d)]\n", i, i, i+1)
	}
	var before, after runtime.MemStats
	data := []byte(source.String())
	runtime.GC()
	runtime.ReadMemStats(&before)
	list := Read("x.md", data)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if times := float64(after.HeapAlloc-before.HeapAlloc) / float64(len(data)); times > 12 {
		t.Errorf("%.1f times the list are kept", times)
	}
	if a, b := list.Rows[0].Section, list.Rows[3999].Section; len(a) != 1 || &a[0] != &b[0] {
		t.Errorf("sections %q and %q", a, b)
	}
	runtime.KeepAlive(data)
}

// Lists within lists are followed up to a depth: the time is linear in the page.
func TestDeepLists(t *testing.T) {
	allocated := func(n int) uint64 {
		source := []byte("<html><body>" + strings.Repeat("<ul><li>head\n<li><a href=\"https://arxiv.org/abs/2101.00001\">A Work of Things</a>\n", n))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		list := Read("x.html", source)
		runtime.ReadMemStats(&after)
		if depth := len(list.Rows[len(list.Rows)-1].Section); depth > 100 {
			t.Errorf("a section of %d headings", depth)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	if once, four := allocated(500), allocated(2000); four > 7*once {
		t.Errorf("four times the depth takes %d bytes, the depth %d", four, once)
	}
}
