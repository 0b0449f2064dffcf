package testkit

import (
	"testing"
	"time"
)

// Linear tests that the time of work grows no faster than its input: ten times
// the input may take thirty times as long, where quadratic work takes a hundred
// times. make returns the input of size n, from 10 to 100; work does with it what
// is measured. Of several runs the shortest counts, and on Linux only the time on
// the processor, so that a busy machine makes no difference. Under the race detector the small input is read once.
func Linear[T any](t *testing.T, input func(n int) T, work func(T)) {
	t.Helper()
	const small, large, most = 10, 100, 30
	if Race {
		work(input(small))
		return
	}
	a, b := input(small), input(large)
	var fast, slow time.Duration
	for range 5 {
		fast, slow = shorter(fast, a, work), shorter(slow, b, work)
		// What is over at once says nothing, whatever the ratio.
		if slow < 20*time.Millisecond || slow <= most*fast {
			return
		}
	}
	t.Errorf("ten times the input takes %.0f times as long: %v and %v", float64(slow)/float64(fast), fast, slow)
}

// shorter returns the time of one more run, or least if that is shorter.
func shorter[T any](least time.Duration, input T, work func(T)) time.Duration {
	took := max(timed(func() { work(input) }), 1)
	if least == 0 {
		return took
	}
	return min(least, took)
}

// PlainOnly skips a test under the race detector: one that does nothing at the
// same time in this process, and that the run without the detector has.
func PlainOnly(t *testing.T) {
	t.Helper()
	if Race {
		t.Skip("nothing happens here at the same time: the run without the race detector has it")
	}
}
