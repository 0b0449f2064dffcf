//go:build !linux

package cmd

// freeMemory returns 0: how much memory the process may take is not known.
func freeMemory() int64 { return 0 }
