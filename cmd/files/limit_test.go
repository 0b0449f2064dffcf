package files

import "testing"

func TestWithin(t *testing.T) {
	for free, want := range map[int64]int64{1: 1 << 20, memoryBase + 40*(5<<20): 5 << 20, 1 << 40: MaxInput} {
		if got := within(free); got != want {
			t.Errorf("with %d bytes: %d, want %d", free, got, want)
		}
	}
}
