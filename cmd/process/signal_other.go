//go:build !unix

package process

import (
	"os"
	"syscall"
)

// IgnoredSignals would end the process where a write fails. This one is SIGPIPE, for
// which a browser (js) has no name.
var IgnoredSignals = []os.Signal{syscall.Signal(0xd)}
