package cmd

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"clipgraph/internal/console"
	"clipgraph/internal/wholefile"
)

// How a run stops before its end: by a signal, for want of memory, by a fault of
// the program. In each case files are old or new and nothing is left beside them,
// people read one message, and the exit code is the one that the manual has.

// grace is how long a run may take for an orderly end once a signal has come. What
// computes and asks no context is cut off then.
const grace = 300 * time.Millisecond

// withSignals returns a context that ends at the first signal to stop. Where the run
// goes on after that, the process ends when the grace is over or a second signal
// comes.
func withSignals(stderr io.Writer) (context.Context, context.CancelFunc) {
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
		exitNow(exitInterrupted, stderr, signals, "clipgraph: interrupted")
	}()
	return ctx, cancel
}

// exitNow ends the process with lines on stderr, whatever else it is doing. A file
// that is being overwritten in place is finished before, unless signals has one
// more.
func exitNow(code int, stderr io.Writer, signals <-chan os.Signal, lines ...string) {
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
			fmt.Fprintln(stderr, console.Log(line))
		}
		close(told)
	}()
	select {
	case <-told:
	case <-time.After(grace): // nobody reads
	}
	os.Exit(code)
}

// execute runs the command. A panic in it is an error.
func execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &panicError{value, strings.TrimSpace(string(debug.Stack()))}
		}
	}()
	return root.ExecuteContext(ctx)
}

// panicError is a fault of the program.
type panicError struct {
	value any
	stack string
}

func (e *panicError) Error() string { return fmt.Sprintf("a fault of clipgraph itself: %v", e.value) }
