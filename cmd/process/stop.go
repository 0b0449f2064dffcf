// Package process is what the operating system sees of a run: how it stops before its
// end, by a signal or for want of memory, and which version it is. In each case files
// are old or new and nothing is left beside them, and people read one message.
//
// The command hands in its stream and the way to end the process: [Process] has them.
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
	Exit   func(code int) // ends it
}

// grace is how long a run may take for an orderly end once a signal has come. What
// computes and asks no context is cut off then.
const grace = 300 * time.Millisecond

// WithSignals returns a context that ends at the first signal to stop. Where the run
// goes on after that, the process ends when the grace is over or a second signal
// comes, with the exit code and a line on Stderr.
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

// exitNow ends the process with lines on Stderr, whatever else it is doing. A file
// that is being overwritten in place is finished before, unless signals has one
// more.
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
	told := make(chan struct{})
	go func() {
		for _, line := range lines {
			fmt.Fprintln(p.Stderr, console.Log(line))
		}
		close(told)
	}()
	select {
	case <-told:
	case <-time.After(grace): // nobody reads
	}
	p.Exit(code)
}
