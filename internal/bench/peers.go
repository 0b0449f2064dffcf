package main

import (
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The programs that clipgraph is measured beside.

// scripts are those peers that are libraries, each with the few lines that put
// it to work.
//
//go:embed peers
var scripts embed.FS

// peersDir is where peers are kept from one run to the next.
func peersDir() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "clipgraph-bench"), nil
}

// install fetches the peers, or the engines of the scale workload alone.
func (b *bench) install(script string) error {
	cmd := exec.Command("sh", b.script(script), b.kept, b.script("pom.xml"))
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", script, err)
	}
	return nil
}

// python is the interpreter that sees Debian's packages.
func python() string {
	if _, err := os.Stat("/usr/bin/python3"); err == nil {
		return "/usr/bin/python3"
	}
	return "python3"
}

// missing names what a contender lacks here, "" if all is there.
func (b *bench) missing(c contender) string {
	first, _, _ := strings.Cut(c.command, " ")
	first = strings.ReplaceAll(first, "{kept}", b.kept)
	if first == "python" {
		first = python()
	}
	if first != "clipgraph" && first != "do" {
		if _, err := exec.LookPath(first); err != nil {
			return first
		}
	}
	if c.module == "" {
		return ""
	}
	kind, name, is := strings.Cut(c.module, ":")
	var err error
	switch {
	case !is:
		name = kind
		_, err = exec.LookPath(kind)
	case kind == "python":
		err = exec.Command(python(), "-c", "import "+name).Run()
	case kind == "kept":
		_, err = os.Stat(filepath.Join(b.kept, name))
	default:
		_, err = os.Stat(filepath.Join(b.kept, "node_modules", name))
	}
	if err != nil {
		return name
	}
	return ""
}

// script writes a peer's lines where they can be run and returns their path, "" if
// there are none of that name.
func (b *bench) script(name string) string {
	text, err := scripts.ReadFile("peers/" + name)
	if err != nil {
		return ""
	}
	path := filepath.Join(b.dir, name)
	if err := os.WriteFile(path, text, 0o644); err != nil {
		panic(err) // in a folder of this program's own
	}
	return path
}
