package references

import "iter"

// Pair is two papers that are in the same groups.
type Pair struct {
	A, B     int
	Common   int     // the number of groups that have both
	OfA, OfB int     // the numbers of groups that have A and B
	First    []int32 // some of the common groups, in order, three at most
}

// Pairs returns the papers that have at least least groups in common, in no order. A group is
// sorted. Groups of more than most papers are counted, but connect nobody, so that the time is
// linear in the number of groups and quadratic in most.
func Pairs(groups [][]int32, least, most int) iter.Seq[Pair] {
	type shared struct {
		n     int32
		first [3]int32
	}
	found := map[[2]int32]shared{}
	count := map[int32]int{}
	for i, group := range groups {
		for _, a := range group {
			count[a]++
		}
		if len(group) > most {
			continue
		}
		for at, a := range group {
			for _, b := range group[at+1:] {
				s := found[[2]int32{a, b}]
				if int(s.n) < len(s.first) {
					s.first[s.n] = int32(i)
				}
				s.n++
				found[[2]int32{a, b}] = s
			}
		}
	}
	return func(yield func(Pair) bool) {
		for pair, s := range found {
			if int(s.n) < least {
				continue
			}
			first := s.first[:min(int(s.n), len(s.first))]
			if !yield(Pair{int(pair[0]), int(pair[1]), int(s.n), count[pair[0]], count[pair[1]], first}) {
				return
			}
		}
	}
}
