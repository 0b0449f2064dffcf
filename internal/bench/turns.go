package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
)

// outcome is what the turns of a contender gave.
type outcome struct {
	contender
	wall, cpu []float64 // seconds, one a turn
	peak      float64   // MiB, the largest resident set of a turn
	answer    string
	laps      map[string]*lap // of a table of steps
}

// compare lets the programs of a table take turns, each turn beginning with another
// one, after one turn that does not count, and prints what came of it.
func (b *bench) compare(t table) error {
	fmt.Fprintf(b.out, "\n### %s\n\n", t.heading)
	var inputs []string
	for _, input := range t.inputs {
		name, err := b.generate(input)
		if err != nil {
			return err
		}
		inputs = append(inputs, name)
	}
	if t.prepare != "" {
		if text, err := b.command(t.prepare, 0).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", t.prepare, err, text)
		}
	}
	r := results{by: map[string]*outcome{}}
	if len(inputs) > 0 {
		r.size = sizeOf(inputs[0])
	}
	runs, skipped := b.there(t.programs)
	first, turns := -1, b.turns*max(1, t.turns)
	if t.steps {
		first = 0 // loading warms up
	}
	if t.once {
		first, turns = 0, 1
	}
	for turn := first; turn < turns; turn++ {
		for i := range runs {
			run := runs[(i+max(turn, 0))%len(runs)]
			if run.once && turn != 0 {
				continue
			}
			if err := b.turn(run, t, turn); err != nil {
				return fmt.Errorf("%s: %w", run.name, err)
			}
			if t.steps {
				if err := b.readLaps(run); err != nil {
					return fmt.Errorf("%s: %w", run.name, err)
				}
			}
		}
	}
	for _, run := range runs {
		r.by[run.name] = run
	}
	r.ours = runs[0]
	if t.steps {
		b.reportLaps(runs)
	} else {
		b.report(runs)
	}
	if len(skipped) > 0 {
		fmt.Fprintf(b.out, "\nSkipped: %s.\n", strings.Join(skipped, ", "))
	}
	fmt.Fprintln(b.out)
	for _, a := range t.aims {
		b.aim(a, a.figure(b, r))
	}
	return nil
}

// there are the programs that this machine has, and the names of the others.
func (b *bench) there(all []contender) (runs []*outcome, skipped []string) {
	for _, c := range all {
		if c.name == "" {
			c.name = c.command
		}
		if what := b.missing(c); what != "" {
			skipped = append(skipped, fmt.Sprintf("%s (no %s)", c.name, what))
			continue
		}
		runs = append(runs, &outcome{contender: c})
	}
	return runs, skipped
}

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// command is the process of a contender's line, on so many cores.
func (b *bench) command(line string, cores int) *exec.Cmd {
	in := func(word string) string {
		return placeholder.ReplaceAllStringFunc(word, func(p string) string {
			if path, is := b.paths[strings.Trim(p, "{}")]; is {
				return path
			}
			return p
		})
	}
	argv := []string{"sh", "-c", in(line)}
	if !strings.ContainsAny(line, "|>") {
		argv = strings.Fields(line)
		for i, word := range argv {
			switch path := b.script(word); {
			case i == 0 && word == "python":
				argv[i] = python()
			case i == 0 && word == "clipgraph":
				argv[i] = b.clipgraph
			case path != "":
				argv[i] = path
			default:
				argv[i] = in(word)
			}
		}
		if argv[0] == "do" {
			argv = append([]string{b.self}, argv...)
		}
	}
	if cores > 0 && runtime.GOOS == "linux" {
		if _, err := exec.LookPath("taskset"); err == nil {
			argv = append([]string{"taskset", "-c", fmt.Sprintf("0-%d", cores-1)}, argv...)
		}
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = b.dir
	// Nothing of the user's, and the same letters for all.
	cmd.Env = append(os.Environ(), "LC_ALL=C", "PATH="+b.dir+":"+os.Getenv("PATH"), "XDG_CACHE_HOME="+filepath.Join(b.dir, "cache"),
		"NODE_MODULES="+filepath.Join(b.kept, "node_modules"), "PYTHONIOENCODING=utf-8")
	return cmd
}

// turn runs r once; turn -1 warms up.
func (b *bench) turn(r *outcome, t table, turn int) error {
	cmd := b.command(r.command, t.cores)
	name := filepath.Join(b.dir, "out")
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	defer out.Close()
	cmd.Stdout = out
	var said strings.Builder
	cmd.Stderr = &said
	begin := time.Now()
	err = cmd.Run()
	wall := time.Since(begin).Seconds()
	// clipgraph check, like grep, says with its exit code what it found.
	if stopped := (*exec.ExitError)(nil); err != nil && !(errors.As(err, &stopped) && stopped.ExitCode() == 3) {
		return fmt.Errorf("%w\n%s", err, said.String())
	}
	if turn < 0 {
		return nil
	}
	r.wall = append(r.wall, wall)
	r.cpu = append(r.cpu, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
	r.peak = max(r.peak, peakOf(cmd.ProcessState.SysUsage()))
	if r.limit || t.answer == nil {
		return nil
	}
	if _, err := out.Seek(0, io.SeekStart); err != nil {
		return err
	}
	got, err := t.answer(out)
	if err != nil {
		return err
	}
	if r.answer != "" && got != r.answer {
		return fmt.Errorf("two turns gave two answers: %s and %s", r.answer, got)
	}
	r.answer = got
	return nil
}

// report prints a table with a row a program.
func (b *bench) report(runs []*outcome) {
	ours := runs[0]
	fmt.Fprintln(b.out, "| program | seconds | as long as the first | processor | peak memory | answer |\n|---|---:|---:|---:|---:|---|")
	for _, r := range runs {
		ratio, answer := "", ""
		if r != ours {
			ratio = ratios(r, ours).String()
		}
		switch {
		case r.limit || ours.answer == "":
		case r == ours:
			answer = r.answer
		case r.answer == ours.answer:
			answer = "the same"
		default:
			answer = "not the same: " + r.answer
		}
		fmt.Fprintf(b.out, "| %s | %s | %s | %.2f s | %s | %s |\n", r.name, spreadOf(r.wall).seconds(), ratio, spreadOf(r.cpu).median, memory(r.peak), answer)
	}
}

// memory writes a peak in MiB. A process begins as a copy of this one, so that
// less than this one's size can't be told.
func memory(peak float64) string {
	if own := peakNow(); peak <= own+0.5 {
		return fmt.Sprintf("under %.0f MiB", own+1)
	}
	return fmt.Sprintf("%.0f MiB", peak)
}

// aim prints whether an aim is met.
func (b *bench) aim(a aim, got float64) {
	met := got <= a.limit
	if a.least {
		met = got >= a.limit
	}
	switch {
	case got == 0:
		fmt.Fprintf(b.out, "- %s: not known, since a program is missing.\n", a.text)
	case b.scale != 1:
		fmt.Fprintf(b.out, "- %s: %s, at another scale.\n", a.text, figure(got))
	case met:
		fmt.Fprintf(b.out, "- %s: %s. Met.\n", a.text, figure(got))
	default:
		fmt.Fprintf(b.out, "- %s: %s. **Not met.**\n", a.text, figure(got))
	}
}

func figure(x float64) string {
	switch {
	case x >= 100:
		return fmt.Sprintf("%.0f", x)
	case x >= 10:
		return fmt.Sprintf("%.1f", x)
	case x >= 0.1:
		return fmt.Sprintf("%.2f", x)
	}
	return fmt.Sprintf("%.3f", x)
}

// times says how many times as long one took as the other, 0 if either is missing.
func times(a, of *outcome) float64 {
	if a == nil || of == nil {
		return 0
	}
	return ratios(a, of).median
}

// ratios are those of the turns that both took; of one turn, that to the other's median.
func ratios(a, of *outcome) spread {
	var all []float64
	for i := range a.wall {
		by := spreadOf(of.wall).median
		if len(a.wall) == len(of.wall) {
			by = of.wall[i]
		}
		all = append(all, a.wall[i]/by)
	}
	return spreadOf(all)
}

// spread is the median of some figures, the least and the largest.
type spread struct {
	median, least, most float64
	n                   int
}

func spreadOf(all []float64) spread {
	if len(all) == 0 {
		return spread{}
	}
	s := slices.Sorted(slices.Values(all))
	return spread{(s[(len(s)-1)/2] + s[len(s)/2]) / 2, s[0], s[len(s)-1], len(s)}
}

func (s spread) String() string {
	if s.n < 2 {
		return figure(s.median)
	}
	return fmt.Sprintf("%s (%s to %s)", figure(s.median), figure(s.least), figure(s.most))
}

func (s spread) seconds() string {
	if s.n < 2 {
		return figure(s.median) + ", once"
	}
	return s.String()
}
