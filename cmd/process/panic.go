package process

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// Recovered calls do and returns its error. A panic becomes a [PanicError].
func Recovered(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &PanicError{value, strings.TrimSpace(string(debug.Stack()))}
		}
	}()
	return do()
}

// PanicError is a bug in the program.
type PanicError struct {
	Value any
	Stack string
}

func (e *PanicError) Error() string { return fmt.Sprintf("a bug in clipgraph: %v", e.Value) }
