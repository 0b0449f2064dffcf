package main

import (
	"bufio"
	"crypto/md5"
	"encoding/hex"
	"errors"
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

// contender is one program of a comparison.
type contender struct {
	name string
	argv []string
	// shell is a command line in place of argv, for what is more than one program.
	shell string
	// needs are the programs, and Python's and Node's modules ("python:igraph",
	// "node:bibtex-tidy"), without which this is skipped.
	needs []string
	// once is for what takes too long to wait for twice.
	once bool
	// limit is for what does less than the job, as wc -l does; it has no answer.
	limit bool
}

// outcome is what the turns of a contender gave.
type outcome struct {
	contender
	wall, cpu []float64 // seconds, one a turn
	peak      float64   // MiB, the largest resident set of a turn
	answer    string
}

// comparison is contenders that take turns at one job. The first is clipgraph's,
// which the others are set against.
type comparison struct {
	contenders []contender
	// answer makes of a program's output what must be equal. Without it, the
	// output itself must be.
	answer func(r io.Reader) (string, error)
	// cores limits the programs to so many of the processor's, where that can be.
	cores int
	turns int
}

// compare runs the contenders in turns, each turn beginning with another one,
// after one turn that does not count. It prints a table and returns the outcomes
// by name.
func (b *bench) compare(c comparison) (map[string]*outcome, error) {
	if c.turns == 0 {
		c.turns = b.turns
	}
	var runs []*outcome
	var skipped []string
	for _, one := range c.contenders {
		if what := b.missing(one.needs); what != "" {
			skipped = append(skipped, fmt.Sprintf("%s (no %s)", one.name, what))
			continue
		}
		runs = append(runs, &outcome{contender: one})
	}
	for turn := -1; turn < c.turns; turn++ {
		for i := range runs {
			r := runs[(i+max(turn, 0))%len(runs)]
			if r.once && turn != 0 {
				continue
			}
			if err := b.turn(r, c, turn); err != nil {
				return nil, fmt.Errorf("%s: %w", r.name, err)
			}
		}
	}
	b.report(runs, skipped)
	byName := map[string]*outcome{}
	for _, r := range runs {
		byName[r.name] = r
	}
	return byName, nil
}

// command returns the process of r.
func (b *bench) command(r *outcome, c comparison) *exec.Cmd {
	argv := r.argv
	if r.shell != "" {
		argv = []string{"sh", "-c", r.shell}
	}
	if c.cores > 0 && runtime.GOOS == "linux" && b.missing([]string{"taskset"}) == "" {
		argv = append([]string{"taskset", "-c", fmt.Sprintf("0-%d", c.cores-1)}, argv...)
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = b.dir
	// Nothing of the user's, and the same letters for all.
	cmd.Env = append(os.Environ(), "LC_ALL=C", "XDG_CACHE_HOME="+filepath.Join(b.dir, "cache"), "NODE_MODULES="+b.node, "PYTHONIOENCODING=utf-8")
	return cmd
}

// turn runs r once; turn -1 warms up.
func (b *bench) turn(r *outcome, c comparison, turn int) error {
	cmd := b.command(r, c)
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
	if r.limit {
		return nil
	}
	if _, err := out.Seek(0, io.SeekStart); err != nil {
		return err
	}
	answer := c.answer
	if answer == nil {
		answer = digest
	}
	got, err := answer(out)
	if err != nil {
		return err
	}
	if r.answer != "" && got != r.answer {
		return fmt.Errorf("two turns gave two answers: %s and %s", r.answer, got)
	}
	r.answer = got
	return nil
}

// report prints the table of a comparison.
func (b *bench) report(runs []*outcome, skipped []string) {
	ours := runs[0]
	fmt.Fprintln(b.out, "| program | seconds | as long as the first | processor | peak memory | answer |\n|---|---:|---:|---:|---:|---|")
	for _, r := range runs {
		ratio, answer := "", ""
		if r != ours {
			ratio = ratios(r, ours).String()
		}
		switch {
		case r.limit:
		case r == ours:
			answer = r.answer
		case r.answer == ours.answer:
			answer = "the same"
		default:
			answer = "not the same: " + r.answer
		}
		fmt.Fprintf(b.out, "| %s | %s | %s | %.2f s | %s | %s |\n", r.name, spreadOf(r.wall).seconds(), ratio, spreadOf(r.cpu).median, memory(r.peak), answer)
	}
	if len(skipped) > 0 {
		fmt.Fprintf(b.out, "\nSkipped: %s.\n", strings.Join(skipped, ", "))
	}
	fmt.Fprintln(b.out)
}

// memory writes a peak in MiB. A process begins as a copy of this one, so that
// less than this one's size can't be told.
func memory(peak float64) string {
	if own := peakNow(); peak <= own+0.5 {
		return fmt.Sprintf("under %.0f MiB", own+1)
	}
	return fmt.Sprintf("%.0f MiB", peak)
}

// target prints whether an aim is met: got is to be at most most.
func (b *bench) target(aim string, got, most float64) { b.aim(aim, got, got <= most) }

// atLeast is target for what is to be large.
func (b *bench) atLeast(aim string, got, least float64) { b.aim(aim, got, got >= least) }

func (b *bench) aim(aim string, got float64, met bool) {
	switch {
	case got == 0:
		fmt.Fprintf(b.out, "- %s: not known, since a program is missing.\n", aim)
	case b.scale != 1:
		fmt.Fprintf(b.out, "- %s: %s, at another scale.\n", aim, figure(got))
	case met:
		fmt.Fprintf(b.out, "- %s: %s. Met.\n", aim, figure(got))
	default:
		fmt.Fprintf(b.out, "- %s: %s. **Not met.**\n", aim, figure(got))
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

// digest is the answer where the very bytes count.
func digest(r io.Reader) (string, error) {
	sum := md5.New()
	if _, err := io.Copy(sum, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil))[:8], nil
}

// lines counts lines and digests them in order.
func lines(r io.Reader) (string, error) {
	sum := md5.New()
	n := 0
	in := bufio.NewReaderSize(r, 1<<16)
	for {
		line, err := in.ReadSlice('\n')
		if len(line) > 0 {
			n++
			sum.Write(line)
		}
		if err == io.EOF {
			return fmt.Sprintf("%d, %x", n, sum.Sum(nil)[:4]), nil
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return "", err
		}
	}
}
