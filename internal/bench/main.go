// Command bench measures clipgraph on workloads that it makes itself, from fixed
// seeds:
//
//	go run ./internal/bench            # what there is
//	go run ./internal/bench graph      # one workload
//	go run ./internal/bench graph cit-hepth.csv.gz
//
// It prints tables in Markdown. Figures of one run can be compared with each
// other; those of two machines, or of two days, can't.
package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// workload is one thing to measure, a file each.
type workload struct {
	name, doc string
	run       func(args []string) error
}

var workloads = []workload{
	{"graph", "load citations, rank, part and write them: [FILE | NODES EDGES]", benchGraph},
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/bench WORKLOAD [ARG...]")
		for _, w := range workloads {
			fmt.Fprintf(os.Stderr, "  %-8s %s\n", w.name, w.doc)
		}
		os.Exit(2)
	}
	at := slices.IndexFunc(workloads, func(w workload) bool { return w.name == os.Args[1] })
	if at < 0 {
		fmt.Fprintf(os.Stderr, "bench: there is no workload %q\n", os.Args[1])
		os.Exit(2)
	}
	if err := workloads[at].run(os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

// table prints rows of laps as they are done.
type table struct{ last time.Time }

func newTable(columns ...string) *table {
	fmt.Printf("| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	return &table{time.Now()}
}

// lap prints what was done since the last one, and how long it took.
func (t *table) lap(what, format string, args ...any) {
	now := time.Now()
	fmt.Printf("| %s | %.3f s | %s |\n", what, now.Sub(t.last).Seconds(), fmt.Sprintf(format, args...))
	t.last = time.Now()
}

// peakMemory returns the largest resident set of this process, in MiB.
func peakMemory() float64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(usage.Maxrss) / (1 << 20)
	}
	return float64(usage.Maxrss) / (1 << 10)
}
