//go:build !unix

package process

import (
	"os"
	"syscall"
)

// IgnoredSignals are signals that would end the process when a write fails. 0xd is
// SIGPIPE, which package syscall does not define for js.
var IgnoredSignals = []os.Signal{syscall.Signal(0xd)}
