// Command bench measures clipgraph beside the programs that people use today, on
// inputs that it makes itself from fixed seeds:
//
//	go run ./internal/bench                 # all of it, as Markdown
//	go run ./internal/bench -only ids,bibtex
//	go run ./internal/bench -install        # fetch the peers first: apt and npm
//	go run ./internal/bench -only growth -plot docs/growth.svg
//	go run ./internal/bench -only scale     # only if it is named: docs/scale.md
//
// Programs take turns in one run, each as a whole process. Figures of one run
// can be compared with each other; those of two machines, or of two days,
// can't. A peer that is not there is skipped by name.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bench is one run: where its files are, and what has been asked for.
type bench struct {
	dir       string            // for all files; removed at the end
	clipgraph string            // the built command
	self      string            // this program, for what it does as a process of its own
	kept      string            // what peers are kept in from one run to the next
	paths     map[string]string // what placeholders stand for
	turns     int
	scale     float64
	hepth     string
	plot      string
	out       io.Writer
}

func main() {
	// A second use: one job in a process of its own, so that its time and memory
	// are its own.
	if len(os.Args) > 2 && os.Args[1] == "do" {
		if err := do(os.Args[2], os.Args[3:]); err != nil {
			fmt.Fprintf(os.Stderr, "bench do %s: %v\n", os.Args[2], err)
			os.Exit(1)
		}
		return
	}
	b := &bench{out: os.Stdout}
	flag.IntVar(&b.turns, "turns", 7, "take `N` turns of each program")
	flag.Float64Var(&b.scale, "scale", 1, "inputs of `S` times the usual size, for a quick look")
	flag.StringVar(&b.hepth, "hepth", "", "SNAP's cit-HepTh as a CSV `FILE` of edges, for graph (default: one made in its size)")
	flag.StringVar(&b.plot, "plot", "", "draw the growth to `FILE`, an SVG")
	install := flag.Bool("install", false, "fetch the peers first: from Debian (as root) and npm, those of scale from PyPI and Maven")
	only := flag.String("only", "", "run these `WORKLOADS` alone: start, growth, ids, bibtex, snapshot, lists, pictures, graph, scale")
	flag.Parse()
	if b.hepth != "" {
		if path, err := filepath.Abs(b.hepth); err == nil {
			b.hepth = path // programs run in another folder
		}
	}
	if err := b.run(strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }), *install); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

func (b *bench) run(names []string, install bool) (err error) {
	if b.kept, err = peersDir(); err != nil {
		return err
	}
	if b.dir, err = os.MkdirTemp("", "clipgraph-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	n := b.sized(largePapers)
	b.paths = map[string]string{"dir": b.dir, "kept": b.kept, "from": paperID(n/100, n), "to": paperID(3*n/4, n)} // the ends of a chain
	switch {
	case install && slices.Equal(names, []string{"scale"}):
		err = b.install("install-scale.sh")
	case install:
		err = b.install("install.sh")
	}
	if err != nil {
		return err
	}
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	b.clipgraph = filepath.Join(b.dir, "clipgraph")
	if text, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.clipgraph, "clipgraph/cmd/clipgraph").CombinedOutput(); err != nil {
		return fmt.Errorf("building clipgraph: %w\n%s", err, text)
	}
	fmt.Fprintf(b.out, "%s, %d cores of %s, %s\n", time.Now().Format("2 January 2006"), runtime.NumCPU(), processor(), runtime.Version())
	chosen := func(name string) bool {
		return slices.Contains(names, name) || len(names) == 0 && name != "scale"
	}
	ran := false
	if chosen("growth") {
		ran = true
		if err := b.growth(); err != nil {
			return fmt.Errorf("growth: %w", err)
		}
	}
	for i, t := range tables {
		if !chosen(t.workload) {
			continue
		}
		ran = true
		if err := b.compare(t); err != nil {
			return fmt.Errorf("%s: %w", t.workload, err)
		}
		if i+1 == len(tables) || tables[i+1].workload != t.workload {
			b.clean()
		}
	}
	if !ran {
		return fmt.Errorf("there is no workload %s; -help names them", strings.Join(names, " or "))
	}
	return nil
}

// clean removes what one workload made and the next doesn't need.
func (b *bench) clean() {
	made, err := filepath.Glob(filepath.Join(b.dir, "in-*"))
	if err != nil {
		return
	}
	for _, name := range made {
		os.RemoveAll(name)
	}
}

// sized returns n at the scale of this run, no less than 300 of many.
func (b *bench) sized(n int) int { return max(min(n, 300), int(float64(n)*b.scale)) }

// generate makes an input of a kind and its sizes, "list 10000000", in a process of its
// own and returns its path, for which {kind} then stands. The size that a process
// once had is reported as that of its children too, so the process that measures
// must stay small.
func (b *bench) generate(input string) (string, error) {
	words := strings.Fields(input)
	if words[0] == "hepth" && b.hepth != "" {
		b.paths["hepth"] = b.hepth
		return b.hepth, nil
	}
	for i, word := range words[1:] {
		n, err := strconv.Atoi(word)
		if err != nil {
			return "", err
		}
		words[i+1] = strconv.Itoa(b.sized(n))
	}
	name := filepath.Join(b.dir, "in-"+strings.Join(words, "-"))
	b.paths[words[0]] = name
	if _, err := os.Stat(name); err == nil {
		return name, nil
	}
	args := append([]string{"do", "make", words[0], name}, words[1:]...)
	if text, err := exec.Command(b.self, args...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("making %s: %w\n%s", input, err, text)
	}
	return name, nil
}

// processor names the processor, as far as the system tells.
func processor() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(data)) {
			if name, is := strings.CutPrefix(line, "model name"); is {
				return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
			}
		}
	}
	return runtime.GOARCH
}
