// Modulepath changes the path of the module, so that others can import it from where it
// is published:
//
//	go run ./internal/modulepath github.com/you/clipgraph
//
// It changes go.mod and the import paths in Go files, and nothing else. It skips folders
// whose names begin with a dot. Run it at the root of the module, or use make module
// MODULE=PATH; it can be run again for another path. Afterwards run go vet ./... and go
// test ./... .
package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/modulepath PATH, as github.com/you/clipgraph")
		os.Exit(2)
	}
	if err := rename(".", os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "modulepath:", err)
		os.Exit(1)
	}
}

// rename changes the path of the module in dir to to.
func rename(dir, to string) error {
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return err
	}
	from := modulePath(mod)
	if from == "" {
		return errors.New("go.mod has no module line")
	}
	edit := exec.Command("go", "mod", "edit", "-module", to)
	edit.Dir = dir
	if out, err := edit.CombinedOutput(); err != nil { // such as an invalid path
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(out))
	}
	return filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != dir:
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		old, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text, err := withImports(name, old, from, to)
		if err != nil || bytes.Equal(text, old) {
			return err
		}
		return os.WriteFile(name, text, 0o644)
	})
}

func modulePath(mod []byte) string {
	for line := range bytes.Lines(mod) {
		if fields := bytes.Fields(line); len(fields) == 2 && string(fields[0]) == "module" {
			return string(fields[1])
		}
	}
	return ""
}

// withImports returns the text of a Go file with imports of the module from rewritten to
// the module to.
func withImports(name string, text []byte, from, to string) ([]byte, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var out []byte
	done := 0
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		inside, ok := strings.CutPrefix(path, from)
		if !ok || inside != "" && inside[0] != '/' {
			continue
		}
		// The positions of the only file of a file set begin at 1.
		start := int(spec.Path.Pos()) - 1
		out = append(append(out, text[done:start]...), strconv.Quote(to+inside)...)
		done = start + len(spec.Path.Value)
	}
	return append(out, text[done:]...), nil
}
