package cmd

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"clipgraph/cmd/meant"
	"clipgraph/cmd/process"
)

func newVersionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "print the version of clipgraph",
		GroupID: "other",
		Example: "  clipgraph version\n  clipgraph version >> bug-report.txt",
		Args:    meant.Arguments,
		RunE: func(*cobra.Command, []string) error {
			return a.printVersion()
		},
	}
}

func (a *app) printVersion() error {
	_, err := fmt.Fprintf(a.stdout, "clipgraph %s %s %s/%s\n", process.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
