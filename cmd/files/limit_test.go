package files

import "testing"

func TestWithin(t *testing.T) {
	for free, want := range map[int64]int64{1: 1 << 20, memoryBase + 40*(5<<20): 5 << 20, 1 << 40: UsualMaxInput} {
		if got := within(free); got != want {
			t.Errorf("with %d bytes: %d, want %d", free, got, want)
		}
	}
}

func TestLimit(t *testing.T) {
	much := func() int64 { return 1 << 40 }
	for size, want := range map[int64]int64{0: UsualMaxInput, 3: 3 << 20, 700: 700 << 20, 5000: MaxInput} {
		if got := (Limit{MaxSize: size, Free: much}).Bytes(); got != want {
			t.Errorf("--max-size %d: %d bytes, want %d", size, got, want)
		}
	}
}
