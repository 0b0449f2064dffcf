// Mutate changes the code of a package in many small ways, one at a time, and reports which
// changes no test notices:
//
//	go run ./internal/mutate [-part 1/4] [-with ./DIR,...] [-jobs N] PACKAGE...
//
// A mutant is a constant halved, < for <= (of floating-point numbers >=), == for !=, && for ||,
// or a branch that is never taken. It is killed if the tests of its package fail, or those of a package of -with, or if
// they don't end in ten times their time. One that survives is behaviour that no test holds,
// code that can go, or a change that makes no difference, such as of a bound that is there
// for speed.
//
// All mutants of a package are compiled into one program, and the environment variable
// MUTANT says which is on, so that each costs one run of the tests. -part 2/5 takes the
// second fifth of them: parts have nothing in common, and a mutant stays in its part
// when code elsewhere changes.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/importer"
	"hash/fnv"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

func main() {
	part := flag.String("part", "1/1", "try the part `K/N` of the mutants")
	with := flag.String("with", "", "run the tests of these `packages` too, which commas part")
	jobs := flag.Int("jobs", 1, "try `N` mutants at a time")
	flag.Parse()
	r := run{out: os.Stdout, jobs: *jobs, with: strings.FieldsFunc(*with, func(r rune) bool { return r == ',' })}
	if _, err := fmt.Sscanf(*part, "%d/%d", &r.part, &r.parts); err != nil || r.part < 1 || r.parts < r.part || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := r.packages(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// A run is what is tried of each package, and by which tests.
type run struct {
	out               io.Writer
	part, parts, jobs int
	with              []string
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath, Name, Dir, Export string
	GoFiles                       []string
	DepOnly                       bool
}

// packages tries the mutants of all packages that patterns name.
func (r run) packages(patterns []string) error {
	out, err := exec.Command("go", append([]string{"list", "-export", "-deps", "-json=ImportPath,Name,Dir,Export,GoFiles,DepOnly"}, patterns...)...).Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	exports := map[string]string{}
	var all []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); decoder.More(); {
		var p goPackage
		if err := decoder.Decode(&p); err != nil {
			return err
		}
		exports[p.ImportPath] = p.Export
		if !p.DepOnly {
			all = append(all, p)
		}
	}
	lookup := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
	for _, p := range all {
		if err := r.tryAll(p, lookup); err != nil {
			return fmt.Errorf("%s: %w", p.ImportPath, err)
		}
	}
	return nil
}

// tryAll tries the mutants of a package, and prints those that survive and a count a kind.
func (r run) tryAll(p goPackage, lookup importer.Lookup) error {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	mutants, overlay, err := weavePackage(p, lookup, dir)
	if err != nil {
		return err
	}
	tests, err := buildTests(append([]string{p.Dir}, r.with...), overlay, dir)
	if err != nil {
		return err
	}

	killed := map[kind]int{}
	tried := map[kind]int{}
	var lock sync.Mutex
	var wait sync.WaitGroup
	numbers := make(chan int)
	for range r.jobs {
		wait.Go(func() {
			for number := range numbers {
				kill := kills(tests, number)
				m := mutants[number-1]
				lock.Lock()
				tried[m.kind]++
				if kill {
					killed[m.kind]++
				} else {
					fmt.Fprintf(r.out, "%s/%s:%d: %s: %s\n", p.ImportPath, m.file, m.line, m.kind, m.code)
				}
				lock.Unlock()
			}
		})
	}
	for i, m := range mutants {
		if r.takes(m) {
			numbers <- i + 1
		}
	}
	close(numbers)
	wait.Wait()
	r.report(p.ImportPath, killed, tried, len(mutants))
	return nil
}

// takes reports whether a mutant is in the part of them that is tried.
func (r run) takes(m mutant) bool {
	h := fnv.New32a()
	h.Write([]byte(m.key))
	return int(h.Sum32()%uint32(r.parts)) == r.part-1
}

func (r run) report(name string, killed, tried map[kind]int, all int) {
	var kinds []string
	k, t := 0, 0
	for _, kind := range []kind{constants, comparisons, conditions, branches} {
		kinds = append(kinds, fmt.Sprintf("%s %d of %d", kind, killed[kind], tried[kind]))
		k, t = k+killed[kind], t+tried[kind]
	}
	fmt.Fprintf(r.out, "%s: %d of %d killed, %.0f %% (%s); it has %d\n", name, k, t, 100*float64(k)/float64(max(t, 1)), strings.Join(kinds, ", "), all)
}
