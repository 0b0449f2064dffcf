package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	dirs := [2]string{t.TempDir(), t.TempDir()}
	for _, dir := range dirs {
		if err := write(dir); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"man/clipgraph.1", "man/clipgraph-bib.1", "man/clipgraph-ids.1", "completions/clipgraph.bash", "completions/_clipgraph", "completions/clipgraph.fish", "completions/clipgraph.ps1"} {
		first, err := os.ReadFile(filepath.Join(dirs[0], name))
		if err != nil {
			t.Error(err)
			continue
		}
		second, err := os.ReadFile(filepath.Join(dirs[1], name))
		if err != nil || string(first) != string(second) {
			t.Errorf("%s: two runs differ, %v", name, err)
		}
		if strings.HasSuffix(name, ".1") && (!strings.Contains(string(first), ".SH SYNOPSIS") || strings.Contains(string(first), os.Getenv("HOME"))) {
			t.Errorf("%s is %.200q", name, first)
		}
	}
}
