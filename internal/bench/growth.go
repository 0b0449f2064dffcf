package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

// growth does each job at three sizes, of which each is ten times the one
// before, and tells with which power of the size its time and memory grow.
func (b *bench) growth() error {
	fmt.Fprint(b.out, "\n### Growth\n\n")
	sizes := []int{1, 10, 100}
	jobs := []struct {
		name, unit, kind string
		least            int
		command          string
	}{
		{"ids", "bytes", "text", 1_000_000, "clipgraph ids --quiet {text}"},
		{"bib, written", "papers", "papers", 1_000, "do write {papers}"},
		{"bib, read", "entries", "bib", 10_000, "do read {bib}"},
		{"index", "records", "snapshot", 10_000, "clipgraph index --quiet {snapshot}"},
		{"check", "bytes", "list", 100_000, "clipgraph check --offline {list}"},
		{"csv", "bytes", "list", 100_000, "clipgraph csv --offline --quiet {list}"},
		{"svg", "papers", "field", 100, "clipgraph svg --offline --quiet {field}"},
		{"citations", "citations", "citations", 200_000, "do citations {citations} rounds,components"},
		{"communities", "citations", "citations", 200_000, "do citations {citations} communities"},
	}
	fmt.Fprintln(b.out, "| job | sizes | seconds | power | peak MiB | power |\n|---|---|---|---:|---|---:|")
	var times, memory []curve
	var missed []string
	for _, job := range jobs {
		var seconds, peak curve
		seconds.name, peak.name = job.name, job.name
		var files []string
		for _, by := range sizes {
			n := job.least * by
			input := fmt.Sprintf("%s %d", job.kind, n)
			if job.kind == "citations" {
				input = fmt.Sprintf("citations %d %d", n/20, n)
			}
			file, err := b.generate(input)
			if err != nil {
				return err
			}
			files = append(files, file)
			run := &outcome{contender: contender{name: job.name, command: job.command}}
			for turn := -1; turn < min(3, b.turns); turn++ {
				if err := b.turn(run, table{}, turn); err != nil {
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
		limit := 1.15
		if job.name == "communities" {
			limit = 1.3
		}
		if most := max(seconds.power(), peak.power()); most > limit {
			missed = append(missed, fmt.Sprintf("%s %.2f of at most %g", job.name, most, limit))
		}
		times, memory = append(times, seconds), append(memory, peak)
	}
	fmt.Fprintln(b.out, "\nThe power is that of the last step, from 10 to 100 times the size; what the start of a process takes is in the first one.")
	if len(missed) > 0 {
		fmt.Fprintf(b.out, "\n- Powers of at most 1.15, communities 1.3: %s. **Not met.**\n", strings.Join(missed, ", "))
	}
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
