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

var (
	debianPeers = []string{"ripgrep", "jq", "graphviz", "gawk", "util-linux", "python3", "python3-pybtex", "python3-networkx",
		"python3-scipy", "python3-igraph", "python3-graph-tool"}
	nodePeers = []string{"bibtex-tidy@1.14.0", "@viz-js/viz@3.31.0"}
)

// peersDir is where Node's packages are kept from one run to the next.
func peersDir() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "clipgraph-bench", "node_modules"), nil
}

// installPeers fetches what is not there, each on its own: one that is nowhere
// to be had must not keep the others away.
func installPeers(node string) error {
	for _, name := range debianPeers {
		if exec.Command("dpkg", "-s", name).Run() == nil {
			continue
		}
		cmd := exec.Command("apt-get", "install", "-q", "-y", "--no-install-recommends", name)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if text, err := cmd.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s could not be installed: %v\n%s\n", name, err, lastLines(string(text), 3))
		}
	}
	if _, err := exec.LookPath("npm"); err != nil {
		fmt.Fprintln(os.Stderr, "bench: without npm, what comes from it is skipped")
		return nil
	}
	parent := filepath.Dir(node)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	for _, name := range nodePeers {
		cmd := exec.Command("npm", "install", "--no-audit", "--no-fund", "--prefix", parent, name)
		if text, err := cmd.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s could not be installed: %v\n%s\n", name, err, lastLines(string(text), 3))
		}
	}
	return nil
}

// lastLines are the last n lines of a program's talk.
func lastLines(text string, n int) string {
	all := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(all[max(0, len(all)-n):], "\n")
}

// python is the interpreter that sees Debian's packages.
func python() string {
	if _, err := os.Stat("/usr/bin/python3"); err == nil {
		return "/usr/bin/python3"
	}
	return "python3"
}

// missing names the first of needs that is not there, "" if all are.
func (b *bench) missing(needs []string) string {
	for _, need := range needs {
		kind, name, is := strings.Cut(need, ":")
		var err error
		switch {
		case !is:
			_, err = exec.LookPath(need)
			name = need
		case kind == "python":
			err = exec.Command(python(), "-c", "import "+name).Run()
		default:
			_, err = os.Stat(filepath.Join(b.node, name))
		}
		if err != nil {
			return name
		}
	}
	return ""
}

// script writes a peer's lines where it can be run and returns how.
func (b *bench) script(name string, args ...string) []string {
	text, err := scripts.ReadFile("peers/" + name)
	if err != nil {
		panic(err) // a slip of this program's own
	}
	path := filepath.Join(b.dir, name)
	if err := os.WriteFile(path, text, 0o644); err != nil {
		panic(err)
	}
	program := python()
	if strings.HasSuffix(name, ".mjs") {
		program = "node"
	}
	return append([]string{program, path}, args...)
}

// do is the command line of a job that this program does in a process of its own.
func (b *bench) do(job string, args ...string) []string {
	return append([]string{b.self, "do", job}, args...)
}
