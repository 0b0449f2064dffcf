// Command man writes the manual pages of clipgraph and its verbs, and the shell
// completions, to a folder:
//
//	go run ./internal/man FOLDER
//
// They are generated from the commands' own help, so that they say the same. The
// generator is not part of the clipgraph binary.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"clipgraph/cmd"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/man FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "man: %v\n", err)
		os.Exit(1)
	}
}

// write writes man/*.1 and completions/* below dir. The pages carry no date, so that the
// same program yields the same pages.
func write(dir string) error {
	root := cmd.Tree()
	root.DisableAutoGenTag = true
	for _, sub := range []string{"man", "completions"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return err
		}
	}
	if err := writePages(root, filepath.Join(dir, "man")); err != nil {
		return err
	}
	shells := []struct {
		file  string
		write func(string) error
	}{
		{"clipgraph.bash", func(name string) error { return root.GenBashCompletionFileV2(name, true) }},
		{"_clipgraph", root.GenZshCompletionFile},
		{"clipgraph.fish", func(name string) error { return root.GenFishCompletionFile(name, true) }},
		{"clipgraph.ps1", root.GenPowerShellCompletionFileWithDesc},
	}
	for _, shell := range shells {
		if err := shell.write(filepath.Join(dir, "completions", shell.file)); err != nil {
			return err
		}
	}
	return nil
}

// writePages writes the pages of c and of its subcommands.
func writePages(c *cobra.Command, dir string) error {
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			if err := writePages(sub, dir); err != nil {
				return err
			}
		}
	}
	var page bytes.Buffer
	header := &doc.GenManHeader{Section: "1", Source: "clipgraph", Manual: "clipgraph", Date: &time.Time{}}
	if err := doc.GenMan(c, header, &page); err != nil {
		return err
	}
	undated := bytes.Replace(page.Bytes(), []byte(time.Time{}.Format("Jan 2006")), nil, 1)
	return os.WriteFile(filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+".1"), undated, 0o644)
}
