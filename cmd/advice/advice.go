// Package advice has the errors that say what to do: [Hint] adds a way out to one,
// [Usage] says that the command was used wrongly. They are matched with errors.AsType.
package advice

import (
	"fmt"
	"strings"
)

// UsageError is a wrong use of the command.
type UsageError struct{ err error }

// Usage returns err as a wrong use of the command.
func Usage(err error) error { return &UsageError{err} }

func (e *UsageError) Error() string { return e.err.Error() }

// Unwrap returns the error.
func (e *UsageError) Unwrap() error { return e.err }

// HintError is an error with a way out.
type HintError struct {
	err  error
	Hint string // what to type or to do
}

// Hint returns err with a way out.
func Hint(err error, format string, args ...any) error {
	return &HintError{err, fmt.Sprintf(format, args...)}
}

func (e *HintError) Error() string { return e.err.Error() }

// Unwrap returns the error without the way out.
func (e *HintError) Unwrap() error { return e.err }

// Word returns s as one word of a command for a shell, for hints: a key or the
// name of a file may hold what a shell runs.
func Word(s string) string {
	plain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("%+,-./:=@_", r)
	}
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
