// Package cmd is the clipgraph command: its verbs, their flags and its messages. Only
// this package reads the arguments and the environment and uses the terminal. [Main] runs
// it; each verb is in its own file.
//
// Standard output carries only data; messages for people go to standard error. Errors
// read "clipgraph: what failed: why" and, if there is a way out, a second line "hint:
// what to type".
//
// Both streams pass through package console, so that untrusted text does not reach a
// terminal or a CI log as a command.
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/flags"
	"clipgraph/cmd/meant"
	"clipgraph/cmd/process"
	"clipgraph/cmd/registry"
	"clipgraph/cmd/tell"
	"clipgraph/internal/console"
	"clipgraph/internal/fetched"
	"clipgraph/internal/polite"
)

// Exit codes of the command.
const (
	exitDone        = 0   // done, warnings possible
	exitFailed      = 1   // could not do it
	exitUsage       = 2   // wrong usage
	exitProblems    = 3   // done with problems, with --strict, --check or check
	exitInterrupted = 130 // ended by a signal, as shells report it
)

// Main runs the command with the process's arguments and streams and returns
// its exit code.
func Main() int {
	p := process.Process{Stderr: os.Stderr, Exit: os.Exit}
	ctx, stop := p.WithSignals(exitInterrupted, "clipgraph: interrupted")
	defer stop()
	p.LimitMemory(exitFailed, os.Getenv("GOGC") != "", os.Getenv("GOMEMLIMIT") != "")
	// A write to a closed pipe then fails with EPIPE, and run ends without an error.
	signal.Ignore(process.IgnoredSignals...)
	log.SetOutput(console.Messages(os.Stderr)) // net/http logs unsolicited answers
	return run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// app is the state that all verbs share.
type app struct {
	stdin       io.Reader
	stdout      *console.Writer // data only
	stdoutFile  *os.File        // the file behind stdout, or nil
	tell.Teller                 // messages for people
	line        meant.Line      // what was typed, for hints
	strict      bool
	offline     bool             // do not use the network
	api         string           // the address of arXiv's API; "" for that of the environment or the default
	batch       int              // papers in one request to arXiv
	snapshot    string           // a file of arXiv's bulk metadata
	refresh     bool             // ignore cached answers
	registry    registry.Options // for works that are not on arXiv
	cacheFailed bool             // writing the cache failed, which was reported
	inputFormat files.Format     // of all lists; "" to recognize it
	maxSize     int64            // of all lists together, in MiB; 0 for what memory allows
	freeMemory  func() int64     // in bytes; nil for that of the system
	paths       files.Register   // the files that this run reads and writes

	clock polite.Clock // nil for the system's

	cacheDir    *fetched.Folder // see cache
	cacheOpened bool
}

// run runs the program without the setup of the process.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: console.Data(stdout), Teller: tell.Teller{Stderr: console.Messages(stderr)}}
	a.stdoutFile, _ = stdout.(*os.File)
	return a.run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	a.line.Typed = args
	root := newRootCmd(a)
	root.SetArgs(flags.Join(args, publishedName))
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.Stderr)
	meant.RefuseShells(root)
	err := process.Recovered(func() error { return root.ExecuteContext(ctx) })
	a.EndLine()
	a.EndWarnings()
	if flushErr := a.stdout.Flush(); err == nil {
		err = flushErr
	}
	defer a.Stderr.Flush()
	switch {
	case errors.Is(err, syscall.EPIPE):
		return exitDone
	case ctx.Err() != nil:
		a.Say("clipgraph: interrupted")
		return exitInterrupted
	case errors.Is(err, errWouldChange), errors.Is(err, errFound):
		return exitProblems
	case err != nil:
		return a.report(err)
	case a.strict && a.Problems > 0:
		return exitProblems
	case a.strict && a.Unanswered > 0:
		return a.report(a.unansweredError())
	}
	return exitDone
}

// report prints err with its hint and returns the exit code. It redacts both: errors may
// contain addresses with passwords.
func (a *app) report(err error) int {
	a.Say("clipgraph: %s", polite.RedactText(err.Error()))
	if h, ok := errors.AsType[*advice.HintError](err); ok {
		a.Say("hint: %s", polite.RedactText(h.Hint))
	}
	if fault, ok := errors.AsType[*process.PanicError](err); ok {
		if a.Verbose {
			for line := range strings.Lines(fault.Stack) {
				a.Say("%s", strings.TrimRight(line, "\n"))
			}
		}
		a.Say("hint: please report it with the command line; --verbose prints where it happened")
	}
	if _, ok := errors.AsType[*advice.UsageError](err); ok {
		return exitUsage
	}
	return exitFailed
}

// unansweredError returns the error of a check that could not cover all papers.
func (a *app) unansweredError() error {
	return advice.Hint(fmt.Errorf("%s %s could not be asked for, so the check is incomplete", tell.Thousands(a.Unanswered), tell.Plural(a.Unanswered, "paper", "papers")),
		"try again later; the answers so far are kept")
}
