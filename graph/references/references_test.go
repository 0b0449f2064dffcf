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
	for _, test := range []struct {
		b, a int
		want bool
		why  string
	}{
		{4, 6, true, "it cites three others, and somebody cites the work"},
		{4, 3, true, "the work cites somebody"},
		{4, 2, false, "it cites the work"},
		{5, 6, false, "it cites two works only"},
		{6, 0, false, "it cites nobody"},
	} {
		if got := r.Lacks(test.b, test.a); got != test.want {
			t.Errorf("%d lacks %d: %v; %s", test.b, test.a, got, test.why)
		}
	}
	if alone := New(5); func() bool {
		for _, c := range []int{1, 2, 3} {
			alone.Add(4, c)
		}
		alone.Sort()
		return alone.Lacks(4, 0)
	}() {
		t.Error("a work that the source does not know is lacking")
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
