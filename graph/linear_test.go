package graph

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
)

// allocated returns how many bytes f allocates.
func allocated(f func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// What is twice as large takes some twice as much, whatever it is: one pair with
// many reasons, many versions of one name, one paper in many rows.
func TestLinear(t *testing.T) {
	rows := func(n int, title func(i int) string, id func(i int) int) []readlist.List {
		list := readlist.List{File: "x.md"}
		for i := range n {
			number, _ := arxiv.ParseID([]byte(fmt.Sprintf("2101.%05d", id(i)+1)))
			row := readlist.Row{File: "x.md", Line: i + 1, Work: &work.Work{Title: title(i), IDs: work.IDs(number.WorkID())}, Repo: "a/b"}
			row.Name, _, _ = strings.Cut(row.Work.Title, ":")
			list.Rows = append(list.Rows, row)
		}
		return []readlist.List{list}
	}
	build := func(lists []readlist.List) {
		if _, _, err := Build(context.Background(), lists, nil, Options{Relations: Relations()}); err != nil {
			t.Error(err)
		}
	}
	tests := map[string]func(n int){
		"one pair with many reasons": func(n int) {
			edges := make([]Edge, n)
			for i := range edges {
				edges[i] = Edge{0, 1, []Reason{{Cite, fmt.Sprint(i), "x", 1}}}
			}
			if g, err := New(papersOf(2), edges); err != nil || len(g.Edges()[0].Reasons) != n {
				t.Errorf("%v", err)
			}
		},
		"many versions": func(n int) {
			build(rows(n, func(i int) string { return fmt.Sprintf("Net2.%d: work number %d of all", i, i) }, func(i int) int { return i }))
		},
		"one long word and many rows with a name for title": func(n int) {
			lists := rows(n, func(i int) string {
				if i == 0 {
					return strings.Repeat("word", 4*n)
				}
				return "BoxNet"
			}, func(int) int { return 0 })
			for i := range lists[0].Rows {
				lists[0].Rows[i].Name = ""
			}
			build(lists)
		},
		"one long title and many rows": func(n int) {
			build(rows(n, func(i int) string {
				if i == 0 {
					return "N: " + strings.Repeat("word ", 4*n)
				}
				return "N: word word word word"
			}, func(int) int { return 0 }))
		},
		"two papers in many rows": func(n int) {
			build(rows(n, func(i int) string { return fmt.Sprintf("NetOp%d: the same title of work %d", i%2+1, i%2) }, func(i int) int { return i % 2 }))
		},
	}
	for name, f := range tests {
		f(100) // what is made once
		const n = 1000
		once, four := allocated(func() { f(n) }), allocated(func() { f(4 * n) })
		if ratio := four / once; ratio > 7 {
			t.Errorf("%s: four times as much takes %.1f times as much", name, ratio)
		}
	}
}
