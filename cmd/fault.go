package cmd

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

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
