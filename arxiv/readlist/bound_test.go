package readlist

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Cells that span many rows and columns cost what a page of the size does, and it is
// said where they are no longer followed.
func TestSpansAreBounded(t *testing.T) {
	page := func(cell string) (allocated uint64, list List) {
		source := []byte("<table>" + strings.Repeat("<tr><td "+cell+">a<td>b</tr>", 2000) + "</table>")
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		list = read("x.html", source)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc, list
	}
	plain, list := page(`rowspan="1" colspan="2"`)
	if len(list.Problems) > 0 {
		t.Errorf("a plain table: %v", list.Problems[0])
	}
	spans, list := page(`rowspan=1000 colspan=100`)
	if spans > 30*plain {
		t.Errorf("spans take %d bytes, a plain table %d", spans, plain)
	}
	if len(list.Problems) != 1 || !strings.Contains(list.Problems[0].Message, "span too many rows") {
		t.Errorf("%v", list.Problems)
	}
}

// A table of a small page is followed as far as it was meant.
func TestSpansOfASmallPage(t *testing.T) {
	source := `<table><tr><th>Year<th>Title<th>Paper</tr>` +
		`<tr><td rowspan=30>2021` + strings.Repeat(`<td>A Work of Things<td><a href="https://arxiv.org/abs/2101.00001">pdf</a></tr><tr>`, 30) + `</table>`
	list := read("x.html", []byte(source))
	if len(list.Rows) != 30 || len(list.Problems) > 0 {
		t.Fatalf("%d items, %v", len(list.Rows), list.Problems)
	}
	for i, item := range list.Rows {
		if item.Work.Title != "A Work of Things" || item.Year() != 2021 {
			t.Errorf("item %d is %q of %d", i, item.Work.Title, item.Year())
		}
	}
}

// A cell that spans rows says the same of each; a link in it is that of the row where it
// is written, and a row below that has only another link to code is no second paper.
func TestSpansInAList(t *testing.T) {
	source := `# Roads

<table>
<tr><th rowspan=2>Year<th rowspan=2>Title<th colspan=2>Links</tr>
<tr><th>Paper<th>Code</tr>
<tr><td rowspan=3>2021<td>Counting Cars from Bridges<td><a href="https://arxiv.org/abs/2101.00001">pdf</a><td><a href="https://github.com/a/cars">code</a></tr>
<tr><td>A Survey of Gravel<td><a href="https://arxiv.org/abs/2101.00002">pdf</a><td>-</tr>
<tr><td>Do Tolls Slow Traffic?<td><a href="https://arxiv.org/abs/2101.00003">pdf</a><td>-</tr>
<tr><td>2022<td rowspan=2>Mapping Lanes with a Bicycle<td rowspan=2><a href="https://arxiv.org/abs/2201.00004">pdf</a><td><a href="https://github.com/a/lanes">code</a></tr>
<tr><td>2022<td><a href="https://github.com/b/lanes">another</a></tr>
</table>
`
	for _, file := range []string{"x.md", "x.html"} {
		list := read(file, []byte(source))
		var got []string
		for _, r := range list.Rows {
			got = append(got, fmt.Sprintf("%s %d %s %s", r.ArXiv(), r.Year(), r.Work.Title, r.Repo))
		}
		want := []string{"2101.00001 2021 Counting Cars from Bridges a/cars", "2101.00002 2021 A Survey of Gravel ", "2101.00003 2021 Do Tolls Slow Traffic? ", "2201.00004 2022 Mapping Lanes with a Bicycle a/lanes"}
		if !slices.Equal(got, want) || len(list.Problems) > 0 {
			t.Errorf("%s: %q, %v", file, got, list.Problems)
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
	list := read("x.md", data)
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
		list := read("x.html", source)
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
