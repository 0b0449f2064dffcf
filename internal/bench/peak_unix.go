//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// peakOf returns the largest resident set in MiB that a system's account of a
// process and its children names.
func peakOf(usage any) float64 {
	u, is := usage.(*syscall.Rusage)
	switch {
	case !is:
		return 0
	case runtime.GOOS == "darwin":
		return float64(u.Maxrss) / (1 << 20)
	}
	return float64(u.Maxrss) / (1 << 10)
}

// peakNow is that of this process so far.
func peakNow() float64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return peakOf(&usage)
}
