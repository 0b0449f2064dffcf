package references

import (
	"slices"
	"testing"
)

func TestReferences(t *testing.T) {
	r := New(7)
	for _, c := range [][2]int{{4, 2}, {4, 0}, {4, 1}, {4, 2}, {5, 0}, {5, 1}, {3, 6}} {
		r.Add(c[0], c[1])
	}
	r.Sort()
	if !slices.Equal(r.Cited[4], []int32{0, 1, 2}) || !slices.Equal(r.Citing[0], []int32{4, 5}) || !slices.Equal(r.Citing[2], []int32{4}) {
		t.Errorf("cited %v, citing %v", r.Cited, r.Citing)
	}
	if !r.Has(4, 1) || r.Has(1, 4) || r.Has(4, 3) {
		t.Error("a citation is not what was added")
	}
	if a, ok := r.Only([]int32{1, 3, 6}, 4); !ok || a != 1 {
		t.Errorf("one of three is cited: %d, %v", a, ok)
	}
	for _, papers := range [][]int32{nil, {3, 6}, {0, 1}} {
		if a, ok := r.Only(papers, 4); ok {
			t.Errorf("%d is the only one of %v", a, papers)
		}
	}
}
