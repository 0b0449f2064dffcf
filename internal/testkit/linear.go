package testkit

import (
	"testing"
	"time"
)

// Linear tests that the time of work grows at most linearly: ten times the input may take
// thirty times as long, where quadratic work takes a hundred times. input returns the
// input of size n, from 10 to 100; work is measured. The shortest of several runs counts,
// and on Linux only processor time, so that other load does not matter. Under the race
// detector work runs once, on the small input.
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
		// A very short time says nothing, whatever the ratio.
		if slow < 20*time.Millisecond || slow <= most*fast {
			return
		}
	}
	t.Errorf("ten times the input takes %.0f times as long: %v and %v", float64(slow)/float64(fast), fast, slow)
}

// shorter returns the lesser of least and the time of one more run; a least of 0 does not
// count.
func shorter[T any](least time.Duration, input T, work func(T)) time.Duration {
	took := max(timed(func() { work(input) }), 1)
	if least == 0 {
		return took
	}
	return min(least, took)
}

// PlainOnly skips a test under the race detector. It is for tests without concurrency,
// which the run without the detector covers.
func PlainOnly(t *testing.T) {
	t.Helper()
	if Race {
		t.Skip("no concurrency here: the run without the race detector covers it")
	}
}
