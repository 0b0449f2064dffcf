// Package advice has errors that say what to do: [Hint] adds a hint to an error, [Usage]
// marks an error as wrong usage. They are matched with errors.AsType.
package advice

import (
	"fmt"
	"strings"
)

// UsageError is wrong usage of the command.
type UsageError struct{ err error }

// Usage marks err as wrong usage of the command.
func Usage(err error) error { return &UsageError{err} }

func (e *UsageError) Error() string { return e.err.Error() }

// Unwrap returns the error.
func (e *UsageError) Unwrap() error { return e.err }

// HintError is an error with a hint.
type HintError struct {
	err  error
	Hint string // what to type or to do
}

// Hint returns err with a hint.
func Hint(err error, format string, args ...any) error {
	return &HintError{err, fmt.Sprintf(format, args...)}
}

func (e *HintError) Error() string { return e.err.Error() }

// Unwrap returns the error without the hint.
func (e *HintError) Unwrap() error { return e.err }

// Word quotes s as one word of a shell command, for hints: a key or a file name may
// contain characters that a shell interprets.
func Word(s string) string {
	plain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("%+,-./:=@_", r)
	}
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
