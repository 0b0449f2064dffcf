//go:build !unix

package cmd

import (
	"os"
	"syscall"
)

// ignoredSignals would end the process where a write fails.
var ignoredSignals = []os.Signal{syscall.SIGPIPE}
