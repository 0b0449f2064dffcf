package references

import (
	"cmp"
	"reflect"
	"slices"
	"testing"
)

func TestPairs(t *testing.T) {
	groups := [][]int32{{0, 1}, {0, 1, 2}, {1, 2}, {0, 1}, {0, 1}, {0, 1, 2, 3}}
	got := slices.SortedFunc(Pairs(groups, 2, 3), func(p, q Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	want := []Pair{
		{A: 0, B: 1, Common: 4, OfA: 5, OfB: 6, First: []int32{0, 1, 3}},
		{A: 1, B: 2, Common: 2, OfA: 6, OfB: 3, First: []int32{1, 2}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	for range Pairs(groups, 1, 9) {
		break // it may be left early
	}
}
