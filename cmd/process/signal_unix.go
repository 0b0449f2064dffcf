//go:build unix

package process

import (
	"os"
	"syscall"
)

// IgnoredSignals would end the process where a write fails: at a pipe that is
// closed, and at the limit of a file's size. Then the write's error says so.
var IgnoredSignals = []os.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}
