// Package process handles how a run ends early, by a signal or for lack of memory, and
// which version it is. In each case files are either old or new, no temporary files are
// left, and one message is printed.
//
// The caller provides the stream for messages and the function that ends the process, see
// [Process].
package process

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"clipgraph/internal/console"
	"clipgraph/internal/wholefile"
)

// Process is the process of a run.
type Process struct {
	Stderr io.Writer
	Exit   func(code int) // ends the process
}

// grace is the time that a run has for an orderly end after a signal. Computations that
// do not check their context are cut off then.
const grace = 300 * time.Millisecond

// WithSignals returns a context that is cancelled by the first signal to stop. If the run
// does not end, the process ends after the grace period or at a second signal, with the
// exit code and a line on Stderr.
func (p *Process) WithSignals(code int, line string) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		select {
		case <-time.After(grace):
		case <-signals:
		}
		p.exitNow(code, signals, line)
	}()
	return ctx, cancel
}

// exitNow prints lines on Stderr and ends the process. It waits for a file that is being
// overwritten in place, unless signals has another signal.
func (p *Process) exitNow(code int, signals <-chan os.Signal, lines ...string) {
	done := make(chan struct{})
	go func() {
		wholefile.Abandon()
		close(done)
	}()
	select {
	case <-done:
	case <-signals:
	}
	printed := make(chan struct{})
	go func() {
		for _, line := range lines {
			fmt.Fprintln(p.Stderr, console.Log(line))
		}
		close(printed)
	}()
	select {
	case <-printed:
	case <-time.After(grace): // nobody reads Stderr
	}
	p.Exit(code)
}
