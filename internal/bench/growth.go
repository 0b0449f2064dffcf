package main

import (
	"fmt"
	"math"
	"os"
	"slices"
)

// benchGrowth does each job at three sizes, of which each is ten times the one
// before, and tells with which power of the size its time and memory grow.
func benchGrowth(b *bench) error {
	b.heading("Growth")
	sizes := []int{1, 10, 100}
	jobs := []struct {
		name, unit string
		least      int
		make       func(n int) (string, error)
		argv       func(file string) []string
	}{
		{"ids", "bytes", b.sized(1_000_000), func(n int) (string, error) { return b.generate("text", n) },
			func(f string) []string { return []string{b.clipgraph, "ids", "--quiet", f} }},
		{"bib, written", "papers", b.sized(1_000), func(n int) (string, error) { return b.generate("papers", n) },
			func(f string) []string { return b.do("write", f) }},
		{"bib, read", "entries", b.sized(10_000), func(n int) (string, error) { return b.generate("bib", n) },
			func(f string) []string { return b.do("read", f) }},
		{"index", "records", b.sized(10_000), func(n int) (string, error) { return b.generate("snapshot", n) },
			func(f string) []string { return []string{b.clipgraph, "index", "--quiet", f} }},
		{"check", "bytes", b.sized(100_000), func(n int) (string, error) { return b.generate("list", n) },
			func(f string) []string { return []string{b.clipgraph, "check", "--offline", f} }},
		{"csv", "bytes", b.sized(100_000), func(n int) (string, error) { return b.generate("list", n) },
			func(f string) []string { return []string{b.clipgraph, "csv", "--offline", "--quiet", f} }},
		{"svg", "papers", b.sized(100), func(n int) (string, error) { return b.generate("field", n) },
			func(f string) []string {
				return []string{b.clipgraph, "svg", "--offline", "--quiet", f}
			}},
		{"citations", "citations", b.sized(200_000), func(n int) (string, error) { return b.generate("citations", n/20, n) },
			func(f string) []string { return b.do("citations", f, "rounds,components") }},
		{"communities", "citations", b.sized(200_000), func(n int) (string, error) { return b.generate("citations", n/20, n) },
			func(f string) []string { return b.do("citations", f, "communities") }},
	}
	fmt.Fprintln(b.out, "| job | sizes | seconds | power | peak MiB | power |\n|---|---|---|---:|---|---:|")
	var times, memory []curve
	for _, job := range jobs {
		var seconds, peak curve
		seconds.name, peak.name = job.name, job.name
		var files []string
		for _, by := range sizes {
			n := job.least * by
			file, err := job.make(n)
			if err != nil {
				return err
			}
			files = append(files, file)
			run := &outcome{contender: contender{name: job.name, argv: job.argv(file), limit: true}}
			for turn := -1; turn < min(3, b.turns); turn++ {
				if err := b.turn(run, comparison{}, turn); err != nil {
					return fmt.Errorf("%s of %d %s: %w", job.name, n, job.unit, err)
				}
			}
			seconds.y = append(seconds.y, slices.Min(run.wall))
			peak.y = append(peak.y, run.peak)
		}
		for _, file := range files {
			os.Remove(file)
		}
		fmt.Fprintf(b.out, "| %s | %d, %d, %d %s | %s | %.2f | %s | %.2f |\n", job.name, job.least, 10*job.least, 100*job.least, job.unit,
			seconds.figures(), seconds.power(), peak.figures(), peak.power())
		times, memory = append(times, seconds), append(memory, peak)
	}
	fmt.Fprintln(b.out, "\nThe power is that of the last step, from 10 to 100 times the size; what the start of a process takes is in the first one.")
	if b.plot == "" {
		return nil
	}
	return os.WriteFile(b.plot, plotGrowth(sizes, times, memory), 0o644)
}

// curve is how one figure of a job grows.
type curve struct {
	name string
	y    []float64
}

// power is that of the size with which the figure grows in the last step.
func (c curve) power() float64 {
	n := len(c.y)
	return math.Log10(c.y[n-1] / c.y[n-2])
}

func (c curve) figures() string {
	text := ""
	for i, y := range c.y {
		if i > 0 {
			text += ", "
		}
		text += figure(y)
	}
	return text
}
