// Package tell prints messages for people: lines on standard error, the progress of a
// long run, and texts for the values that the library reports. A [Teller] also counts
// problems of lists and papers that could not be asked for, because exit codes depend on
// both.
//
// It only writes: flags, streams and exit codes are handled by package cmd.
package tell

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
	"clipgraph/internal/console"
)

// Teller prints messages on Stderr.
type Teller struct {
	Stderr  *console.Writer
	Quiet   bool // print only what Say prints
	Verbose bool // name each paper with a message

	Problems   int // of the lists, so far
	Unanswered int // papers that a source could not be asked for

	warned int       // warnings printed since the last count of them
	hidden int       // warnings that were too many to print
	asking bool      // a source is being asked, and a line says so
	open   io.Writer // the terminal if its line is not ended, else nil
}

// Say prints one line. A line end in a name or a title does not start another.
func (t *Teller) Say(format string, args ...any) {
	fmt.Fprintln(t.Stderr, console.Log(fmt.Sprintf(format, args...)))
}

// Note prints a line unless the teller is quiet.
func (t *Teller) Note(format string, args ...any) {
	if !t.Quiet {
		t.Say(format, args...)
	}
}

// NoteError prints an error that does not end the run, with its consequence and its hint,
// if it has one.
func (t *Teller) NoteError(err error, consequence string) {
	t.EndLine()
	t.Note("%v; %s", err, consequence)
	if h, ok := errors.AsType[*advice.HintError](err); ok {
		t.Note("hint: %s", h.Hint)
	}
}

// Problem prints a problem of a list and counts it.
func (t *Teller) Problem(p readlist.Problem) {
	t.Problems++
	t.warn(p.String())
}

// maxWarnings is the number of lines that warn of single places of the lists, before the
// others are only counted.
const maxWarnings = 10

// warn prints a line about one place of the lists, unless there were many.
func (t *Teller) warn(line string) {
	if t.warned == maxWarnings && !t.Verbose {
		t.hidden++
		return
	}
	t.warned++
	t.Note("%s", line)
}

// EndWarnings says how many warnings were not printed.
func (t *Teller) EndWarnings() {
	if t.hidden > 0 {
		t.Note("and %s more; --verbose prints all", Thousands(t.hidden))
	}
	t.warned, t.hidden = 0, 0
}

// Waiting reports a wait before another request.
func (t *Teller) Waiting(wait time.Duration, why error) {
	t.EndLine()
	t.Note("%v; asking again in %v", why, wait.Round(time.Second))
}

// Thousands formats n with commas: 12,345.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Plural returns the word for n things: one or more.
func Plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// NoteHidden reports what the comments of a list hide, if anything.
func (t *Teller) NoteHidden(list string, h readlist.Hidden) {
	if h.Count > 0 {
		t.Note("%s:%d:%d: %s %s only in comments, and %s out; the first is arXiv:%v", list, h.Line, h.Col,
			Thousands(h.Count), Plural(h.Count, "identifier stands", "identifiers stand"), Plural(h.Count, "is left", "are left"), h.First)
	}
}
