package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed helpers.txt
var helpers string

// weavePackage writes the files of a package with all their mutants to dir, and the overlay
// by which the go command takes them for the package's own.
func weavePackage(p goPackage, lookup importer.Lookup, dir string) (mutants []mutant, overlay string, err error) {
	files := token.NewFileSet()
	var syntax []*ast.File
	sources := make([]string, len(p.GoFiles))
	for i, name := range p.GoFiles {
		source, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return nil, "", err
		}
		f, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
		if err != nil {
			return nil, "", err
		}
		syntax, sources[i] = append(syntax, f), string(source)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: importer.ForCompiler(files, "gc", lookup)}
	if _, err := config.Check(p.ImportPath, files, syntax, info); err != nil {
		return nil, "", err
	}

	w := newWeaver(files, info, syntax)
	replace := map[string]string{}
	write := func(name, source string) error {
		woven := filepath.Join(dir, name)
		replace[filepath.Join(p.Dir, name)] = woven
		return os.WriteFile(woven, []byte(source), 0o600)
	}
	err = write("mutants_of_package.go", strings.Replace(helpers, "PACKAGE", p.Name, 1))
	for i, name := range p.GoFiles {
		err = errors.Join(err, write(name, w.weave(syntax[i], name, sources[i])))
	}
	text, jsonErr := json.Marshal(map[string]any{"Replace": replace})
	overlay = filepath.Join(dir, "overlay.json")
	return w.mutants, overlay, errors.Join(err, jsonErr, os.WriteFile(overlay, text, 0o600))
}

// A test is a program with the tests of a package.
type test struct {
	program, dir string
	limit        time.Duration
}

// buildTests builds the tests of the packages in dirs and runs each without a mutant, which
// has to pass and sets its limit.
func buildTests(dirs []string, overlay, to string) ([]test, error) {
	var tests []test
	for i, dir := range dirs {
		t := test{filepath.Join(to, strconv.Itoa(i)+".test"), dir, 10 * time.Minute}
		build := exec.Command("go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", t.program, ".")
		build.Dir = dir
		if out, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("go test -c of %s: %w\n%s", dir, err, out)
		}
		start := time.Now()
		if !t.passes(0) {
			return nil, fmt.Errorf("the tests of %s fail without a mutant", dir)
		}
		t.limit = 10*time.Since(start) + 10*time.Second
		tests = append(tests, t)
	}
	return tests, nil
}

// kills reports whether one of the tests fails with a mutant.
func kills(tests []test, mutant int) bool {
	for _, t := range tests {
		if !t.passes(mutant) {
			return true
		}
	}
	return false
}

func (t test) passes(mutant int) bool {
	ctx, cancel := context.WithTimeout(context.Background(), t.limit)
	defer cancel()
	command := exec.CommandContext(ctx, t.program, "-test.short", "-test.failfast")
	command.Dir = t.dir
	command.Env = append(os.Environ(), "MUTANT="+strconv.Itoa(mutant))
	return command.Run() == nil
}
