//go:build !unix

package process

import (
	"os"
	"syscall"
)

// IgnoredSignals would end the process where a write fails.
var IgnoredSignals = []os.Signal{syscall.SIGPIPE}
