package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clipgraph/internal/testkit"
)

func TestWithImports(t *testing.T) {
	const before = "// Package p uses \"old/x\".\npackage p\n\nimport (\n\t\"fmt\"\n\n\t\"old\"\n\tx \"old/x\"\n\t\"older/y\"\n)\n\nvar s = \"old/x\"\n"
	const after = "// Package p uses \"old/x\".\npackage p\n\nimport (\n\t\"fmt\"\n\n\t\"example.org/new\"\n\tx \"example.org/new/x\"\n\t\"older/y\"\n)\n\nvar s = \"old/x\"\n"
	got, err := withImports("p.go", []byte(before), "old", "example.org/new")
	if err != nil || string(got) != after {
		t.Errorf("%v\n%s", err, got)
	}
}

// A copy of the tree under another path can be built and tested.
func TestRename(t *testing.T) {
	testkit.PlainOnly(t)
	dir := t.TempDir()
	copyTree(t, dir, "../..")
	run := func(name string, args ...string) string {
		command := exec.Command(name, args...)
		command.Dir = dir
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	if err := rename(dir, "example.org/somebody/clipgraph"); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(run("go", "list", "./bib/work")); got != "example.org/somebody/clipgraph/bib/work" {
		t.Errorf("the package is %s", got)
	}
	run("go", "vet", "./bib/...")
	run("go", "test", "-run", "^Example|^TestKey", "./bib/...")
	run("go", "list", "-deps", "-test", "./...") // an import of the old path is an error
}

// copyTree copies what is not hidden of the folder from into the folder to.
func copyTree(t *testing.T, to, from string) {
	t.Helper()
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		target, source := filepath.Join(to, entry.Name()), filepath.Join(from, entry.Name())
		var err error
		switch {
		case strings.HasPrefix(entry.Name(), "."):
		case entry.IsDir():
			err = os.CopyFS(target, os.DirFS(source))
		default:
			var text []byte
			if text, err = os.ReadFile(source); err == nil {
				err = os.WriteFile(target, text, 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
