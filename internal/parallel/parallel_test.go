package parallel

import "testing"

func TestFor(t *testing.T) {
	for _, n := range []int{0, 1, share, share + 1, 10*share - 1} {
		times := make([]int, n)
		For(t.Context(), n, NoState, func(_ struct{}, i int) { times[i]++ })
		for i, k := range times {
			if k != 1 {
				t.Fatalf("%d of %d was done %d times", i, n, k)
			}
		}
	}
}
