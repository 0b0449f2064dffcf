// Package editdistance computes the edit distance of two texts.
package editdistance

// Within returns the edit distance of a and b: the number of letters to insert, delete or
// replace, or of pairs of neighbours to swap, that turn a into b; no letter is touched
// twice (optimal string alignment). If that is more than most, it returns some number
// greater than most. Only the diagonals within most are computed (Ukkonen), so that the
// time is linear in the length.
func Within(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before := make([]int, len(b)+1) // the row before the one above
	above := make([]int, len(b)+1)
	here := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		here[from-1] = most + 1
		if from == 1 {
			here[0] = i
		}
		for j := from; j <= to; j++ {
			cost := above[j-1]
			if a[i-1] != b[j-1] {
				cost++
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					cost = min(cost, before[j-2]+1)
				}
			}
			if j < i+most {
				cost = min(cost, above[j]+1)
			}
			here[j] = min(cost, here[j-1]+1)
		}
		before, above, here = above, here, before
	}
	return above[len(b)]
}
