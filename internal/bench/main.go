// Command bench measures clipgraph beside the programs that people use today, on
// inputs that it makes itself from fixed seeds:
//
//	go run ./internal/bench                 # all of it, as Markdown
//	go run ./internal/bench ids bibtex      # some workloads
//	go run ./internal/bench -install        # fetch the peers first: apt and npm
//	go run ./internal/bench -plot docs/growth.svg growth
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
	"strings"
	"time"
)

// workload is one thing to measure, a file each.
type workload struct {
	name, doc string
	run       func(b *bench) error
}

var workloads = []workload{
	{"start", "the time until the command is there", benchStart},
	// Growth comes early: this process grows with what it compares, and hides what
	// is smaller than itself.
	{"growth", "each job at 1, 10 and 100 times the size", benchGrowth},
	{"ids", "identifiers of 100 MB of Markdown", benchIDs},
	{"bibtex", "100,000 entries, written and read", benchBibTeX},
	{"snapshot", "arXiv's bulk metadata, a million records", benchSnapshot},
	{"check", "a list of 10 MB", benchCheck},
	{"pictures", "svg and html beside Graphviz", benchPictures},
	{"graph", "citations: load, rank, part, write", benchGraph},
}

// bench is one run: where its files are, and what has been asked for.
type bench struct {
	dir       string // for all files; removed at the end
	clipgraph string // the built command
	self      string // this program, for what it does as a process of its own
	node      string // node_modules of the peers
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
	install := flag.Bool("install", false, "fetch the peers from Debian (as root) and npm first")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/bench [FLAG...] [WORKLOAD...]")
		for _, w := range workloads {
			fmt.Fprintf(os.Stderr, "  %-9s %s\n", w.name, w.doc)
		}
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := b.run(flag.Args(), *install); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

func (b *bench) run(names []string, install bool) (err error) {
	for _, name := range names {
		if !slices.ContainsFunc(workloads, func(w workload) bool { return w.name == name }) {
			return fmt.Errorf("there is no workload %q; -help lists them", name)
		}
	}
	if b.node, err = peersDir(); err != nil {
		return err
	}
	if install {
		if err := installPeers(b.node); err != nil {
			return err
		}
	}
	if b.dir, err = os.MkdirTemp("", "clipgraph-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	b.clipgraph = filepath.Join(b.dir, "clipgraph")
	if text, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.clipgraph, "clipgraph/cmd/clipgraph").CombinedOutput(); err != nil {
		return fmt.Errorf("building clipgraph: %w\n%s", err, text)
	}
	fmt.Fprintf(b.out, "%s, %d cores of %s, %s\n", time.Now().Format("2 January 2006"), runtime.NumCPU(), processor(), runtime.Version())
	for _, w := range workloads {
		if len(names) > 0 && !slices.Contains(names, w.name) {
			continue
		}
		if err := w.run(b); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		// What one workload made, the next doesn't need.
		if made, err := filepath.Glob(filepath.Join(b.dir, "in-*")); err == nil {
			for _, name := range made {
				os.Remove(name)
			}
		}
	}
	return nil
}

// heading opens a section of the report.
func (b *bench) heading(format string, args ...any) {
	fmt.Fprintf(b.out, "\n## "+format+"\n\n", args...)
}

// sized returns n at the scale of this run.
func (b *bench) sized(n int) int { return max(1, int(float64(n)*b.scale)) }

// generate makes an input in a process of its own and returns its path. The
// size that a process once had is reported as that of its children too, so the
// process that measures must stay small.
func (b *bench) generate(kind string, size ...int) (string, error) {
	name := filepath.Join(b.dir, "in-"+kind)
	args := []string{"do", "make", kind, name}
	for _, n := range size {
		name += fmt.Sprintf("-%d", n)
		args = append(args, fmt.Sprint(n))
	}
	args[3] = name
	if text, err := exec.Command(b.self, args...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("making %s: %w\n%s", kind, err, text)
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
