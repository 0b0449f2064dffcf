//go:build unix

package process

import (
	"os"
	"syscall"
)

// IgnoredSignals are signals that would end the process when a write fails: for a closed
// pipe, and for a file at its size limit. If they are ignored, the write returns an
// error.
var IgnoredSignals = []os.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}
