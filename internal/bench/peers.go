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

// peersDir is where peers are kept from one run to the next.
func peersDir() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "clipgraph-bench"), nil
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

// installEngines fetches the engines of the scale workload: DuckDB and Spark from
// PyPI, Neo4j's community edition from Maven's central repository.
func (b *bench) installEngines() error {
	pom := b.script("pom.xml")
	for _, command := range [][]string{
		{"python3", "-m", "venv", filepath.Join(b.kept, "venv")},
		{filepath.Join(b.kept, "venv/bin/pip"), "install", "-q", "pyspark==4.0.1", "duckdb==2.0.1"},
		{"mvn", "-B", "-q", "-f", pom, "dependency:copy-dependencies", "-DoutputDirectory=" + filepath.Join(b.kept, "neo4j")},
	} {
		if text, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, lastLines(string(text), 5))
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
