//go:build !linux

package testkit

import "time"

// timed returns the time that work takes.
func timed(work func()) time.Duration {
	start := time.Now()
	work()
	return time.Since(start)
}
