package csr

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPaths(t *testing.T) {
	// 0 -> 1 -> 2 -> 5, 0 -> 3 -> 5, 0 -> 4, 5 -> 4, 6 alone
	g, err := New(7, []int32{0, 1, 2, 0, 3, 0, 5}, []int32{1, 2, 5, 3, 5, 4, 4})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		from, to, k int
		bothWays    bool
		want        [][]int
	}{
		{0, 5, 1, false, [][]int{{0, 3, 5}}},
		{0, 5, 9, false, [][]int{{0, 3, 5}, {0, 1, 2, 5}}},
		{0, 5, 2, true, [][]int{{0, 3, 5}, {0, 4, 5}}},
		{5, 0, 1, false, nil},
		{5, 0, 1, true, [][]int{{5, 3, 0}}},
		{0, 6, 1, true, nil},
		{0, 0, 1, true, nil},
		{0, 5, 0, true, nil},
	}
	for _, test := range tests {
		if got := g.Paths(test.from, test.to, test.k, test.bothWays); test.k == 1 && len(got) == 1 && len(test.want) == 1 {
			if len(got[0]) != len(test.want[0]) { // of equal paths any may be the one
				t.Errorf("%+v: %v", test, got)
			}
		} else if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%+v: %s", test, diff)
		}
	}
}

func TestPathsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph.Draw(t, "graph")
		from, to := rapid.IntRange(0, g.Len()-1).Draw(t, "from"), rapid.IntRange(0, g.Len()-1).Draw(t, "to")
		bothWays := rapid.Bool().Draw(t, "both ways")
		paths := g.Paths(from, to, 3, bothWays)
		for i, p := range paths {
			if p[0] != from || p[len(p)-1] != to || i > 0 && slices.Equal(p, paths[i-1]) || i > 0 && len(p) < len(paths[i-1]) || len(p) > len(paths[0])+detour {
				t.Fatalf("from %d to %d: %v", from, to, paths)
			}
			for j := range p[1:] {
				u, v := int64(p[j]), int64(p[j+1])
				if !g.HasEdgeFromTo(u, v) && !(bothWays && g.HasEdgeFromTo(v, u)) || slices.Contains(p[j+1:], p[j]) {
					t.Fatalf("%v is no path", p)
				}
			}
		}
		if !slices.EqualFunc(paths, g.Paths(from, to, 3, bothWays), slices.Equal) {
			t.Fatal("two runs differ")
		}
	})
}

func TestCycles(t *testing.T) {
	g, err := New(6, []int32{0, 1, 2, 3, 4, 5}, []int32{1, 0, 3, 4, 2, 0})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]int{{0, 1}, {2, 3, 4}}, g.Cycles()); diff != "" {
		t.Error(diff)
	}
}

func TestBetweenness(t *testing.T) {
	g, err := New(4, []int32{0, 1, 2}, []int32{1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	got, err := g.Betweenness()
	if diff := cmp.Diff([]float64{0, 2, 2, 0}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if large, err := New(100_000, nil, nil); err != nil {
		t.Fatal(err)
	} else if _, err := large.Betweenness(); err == nil {
		t.Error("a graph that is too large is gone through")
	}
}
