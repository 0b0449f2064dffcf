package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Programs that do several things with one graph print a line a step: its name, its
// seconds and its answer, separated by tabs. Such a table has a column a program.

// steps are the steps by name, in the order of the table, and whether all programs must
// give the same answer.
var steps = []struct {
	name, doc string
	same      bool
}{
	{"load", "load the graph", true},
	{"rounds", "PageRank, 20 rounds", false},
	{"ranks", "PageRank, to 1e-9", true},
	{"components", "components", true},
	{"chain", "the shortest chain", true},
	{"parquet", "CSV to Parquet", false},
	{"index", "an index of the keys", false},
	{"communities", "communities", false},
}

// lap is a step of a program: its seconds, one a turn, and the answer.
type lap struct {
	seconds []float64
	answer  string
}

// readLaps adds what the program printed in its last turn.
func (b *bench) readLaps(r *outcome) error {
	file, err := os.Open(filepath.Join(b.dir, "out"))
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	for in.Scan() {
		part := strings.SplitN(in.Text(), "\t", 3)
		if len(part) < 3 {
			continue
		}
		seconds, err := strconv.ParseFloat(part[1], 64)
		if err != nil {
			return fmt.Errorf("%q: %w", in.Text(), err)
		}
		if r.laps == nil {
			r.laps = map[string]*lap{}
		}
		if r.laps[part[0]] == nil {
			r.laps[part[0]] = &lap{}
		}
		l := r.laps[part[0]]
		l.seconds, l.answer = append(l.seconds, seconds), part[2]
	}
	return in.Err()
}

// reportLaps prints a table with a row a step and a column a program.
func (b *bench) reportLaps(runs []*outcome) {
	head, rule, wall, cpu, peak := "| step, in seconds |", "|---|", "| the whole process |", "| its processor time |", "| peak memory |"
	for _, r := range runs {
		head += " " + r.name + " |"
		rule += "---|"
		wall += " " + spreadOf(r.wall).seconds() + " |"
		cpu += " " + figure(spreadOf(r.cpu).median) + " |"
		peak += " " + memory(r.peak) + " |"
	}
	fmt.Fprintf(b.out, "%s\n%s\n", head, rule)
	for _, s := range steps {
		row, taken := "| "+s.doc+" |", false
		for i, r := range runs {
			l := r.laps[s.name]
			if l == nil {
				row += " |"
				continue
			}
			taken = true
			row += " " + spreadOf(l.seconds).seconds()
			ours := runs[0].laps[s.name]
			switch {
			case l.answer == "":
			case i == 0 || ours == nil || !s.same:
				row += "; " + l.answer
			case alike(l.answer, ours.answer):
				row += "; the same"
			default:
				row += "; not the same: " + l.answer
			}
			row += " |"
		}
		if taken {
			fmt.Fprintln(b.out, row)
		}
	}
	fmt.Fprintf(b.out, "%s\n%s\n%s\n", wall, cpu, peak)
}

// alike reports whether two answers are the same: words and counts exactly, other
// numbers within a ten-thousandth.
func alike(a, b string) bool {
	return slices.EqualFunc(strings.Fields(a), strings.Fields(b), func(a, b string) bool {
		x, err := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		if a == b || err != nil || err2 != nil || !strings.Contains(a, "0.") {
			return a == b
		}
		return math.Abs(x-y) <= 1e-4*math.Abs(y)
	})
}

// secondsOf is the sum of the medians of a program's steps, 0 if one is missing.
func (r *outcome) secondsOf(steps ...string) (sum float64) {
	for _, step := range steps {
		if r == nil || r.laps[step] == nil {
			return 0
		}
		sum += spreadOf(r.laps[step].seconds).median
	}
	return sum
}

// stepSeconds is the aim that our step takes at most n seconds.
func stepSeconds(n float64, step string) aim {
	return aim{fmt.Sprintf("%s: at most %g s", step, n), n, false, func(_ *bench, r results) float64 { return r.ours.secondsOf(step) }}
}

// stepFaster is the aim that a peer takes at least n times as long for some steps.
func stepFaster(n float64, peer string, steps ...string) aim {
	text := fmt.Sprintf("%s takes at least %g times as long for %s", peer, n, strings.Join(steps, " and "))
	return aim{text, n, true, func(_ *bench, r results) float64 {
		if ours := r.ours.secondsOf(steps...); ours > 0 {
			return r.by[peer].secondsOf(steps...) / ours
		}
		return 0
	}}
}

// bytesACitation is the aim that a citation of the graph takes at most n bytes.
func bytesACitation(n float64) aim {
	return aim{fmt.Sprintf("at most %g bytes of memory a citation after 20 rounds", n), n, false, func(_ *bench, r results) float64 {
		if r.ours.laps["memory"] == nil {
			return 0
		}
		bytes, err := strconv.ParseFloat(r.ours.laps["memory"].answer, 64)
		if err != nil {
			return 0
		}
		return bytes
	}}
}
