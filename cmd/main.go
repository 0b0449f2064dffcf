// Package cmd is the clipgraph command: the only part that knows flags, files
// and the terminal.
//
// Standard output is data and nothing else; what is for people goes to
// standard error. Errors read "clipgraph: what failed: why" and, where there
// is a way out, a second line "hint: what to type".
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes of the command.
const (
	exitDone        = 0   // done, warnings possible
	exitFailed      = 1   // could not do it
	exitUsage       = 2   // wrong usage
	exitProblems    = 3   // done with problems, where --strict or --check asks for that
	exitInterrupted = 130 // stopped by a signal, as shells count them
)

// Main runs the command with the process's arguments and streams and returns
// its exit code.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A closed pipe then is an error of the write, which run takes for the end of
	// the reader's interest.
	signal.Ignore(ignoredSignals...)
	return run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// app is what every command needs of the world.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	quiet, strict  bool
	verbose        bool
	offline        bool   // never ask the network
	api            string // the address of arXiv's API; "": of the environment, or arXiv's own
	batch          int    // papers that arXiv is asked for at once
	snapshot       string // a file of arXiv's bulk metadata
	refresh        bool   // ask for what is in the cache, too
	cacheFailed    bool   // has been told
	progress       progress
	maxSize        int64 // of what is read of all lists together, in MiB
	problems       int   // that were found so far
}

// run is the whole program, without the process around it.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	a.progress.end()
	switch {
	case errors.Is(err, syscall.EPIPE):
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "clipgraph: interrupted")
		return exitInterrupted
	case errors.Is(err, errWouldChange), errors.Is(err, errFound):
		return exitProblems
	case err != nil:
		return report(stderr, err)
	case a.strict && a.problems > 0:
		return exitProblems
	}
	return exitDone
}

// report prints err with its hint and returns the exit code it asks for.
func report(stderr io.Writer, err error) int {
	fmt.Fprintf(stderr, "clipgraph: %s\n", printable(err.Error()))
	if h, ok := errors.AsType[*hintError](err); ok {
		fmt.Fprintf(stderr, "hint: %s\n", printable(h.hint))
	}
	if _, ok := errors.AsType[*usageError](err); ok {
		return exitUsage
	}
	return exitFailed
}

// usageError is a wrong use of the command.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// hintError is an error with a way out.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

func withHint(err error, format string, args ...any) error {
	return &hintError{err, fmt.Sprintf(format, args...)}
}

// note prints a line for people unless --quiet was given.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.stderr, printable(fmt.Sprintf(format, args...)))
	}
}
