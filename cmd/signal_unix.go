//go:build unix

package cmd

import (
	"os"
	"syscall"
)

// ignoredSignals would end the process where a write fails: at a pipe that is
// closed, and at the limit of a file's size. Then the write's error says so.
var ignoredSignals = []os.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}
