package cmd

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"clipgraph/cmd/process"

	"clipgraph/cmd/tell"
	"clipgraph/internal/console"
)

// A fault of the program is one line with a hint, and where it is with --verbose.
func TestPanicIsAnError(t *testing.T) {
	faulty := &cobra.Command{RunE: func(*cobra.Command, []string) error { panic("an index out of range") }}
	faulty.SetArgs(nil)
	err := process.Recovered(func() error { return faulty.ExecuteContext(context.Background()) })
	if _, is := errors.AsType[*process.PanicError](err); !is {
		t.Fatalf("the error is %v", err)
	}
	for _, verbose := range []bool{false, true} {
		var said bytes.Buffer
		a := &app{Teller: tell.Teller{Stderr: console.Messages(&said), Verbose: verbose}}
		code := a.report(err)
		if code != exitFailed || !strings.HasPrefix(said.String(), "clipgraph: a bug in clipgraph: an index out of range\n") || !strings.Contains(said.String(), "\nhint: please report it") {
			t.Errorf("exit code %d: %s", code, said.String())
		}
		if shown := strings.Contains(said.String(), "stop_test.go:"); shown != verbose {
			t.Errorf("verbose %v, and where it is is shown: %v", verbose, shown)
		}
	}
}
