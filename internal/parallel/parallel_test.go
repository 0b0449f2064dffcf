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

func TestEach(t *testing.T) {
	times := make([]int, 5)
	Each(t.Context(), len(times), func(i int) { times[i]++ })
	for i, k := range times {
		if k != 1 {
			t.Errorf("%d was done %d times", i, k)
		}
	}
}

// A fault of one processor is one of the caller, who can deal with it.
func TestPanic(t *testing.T) {
	defer func() {
		if met := recover(); met != "at 3" {
			t.Errorf("the caller met %v", met)
		}
	}()
	Each(t.Context(), 5, func(i int) {
		if i == 3 {
			panic("at 3")
		}
	})
}
