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

// The graph of citations: that of SNAP's cit-HepTh or its size, and a large one.

// step is one of the things that are done with a graph.
type step struct {
	name, doc string
	// same tells that all engines must give the same answer.
	same bool
}

var steps = []step{
	{"load", "load the CSV", true},
	{"rounds", "PageRank, 20 rounds", false},
	{"ranks", "PageRank, to 1e-9", true},
	{"top", "PageRank, the first three", true},
	{"components", "components", true},
	{"chain", "the shortest chain", true},
	{"parquet", "CSV to Parquet", false},
	{"index", "an index of the keys", false},
	{"memory", "", false},
	{"communities", "communities", false},
}

func benchGraph(b *bench) error {
	input, what := "citations 27770 352768", "a graph of the size of cit-HepTh"
	if b.hepth != "" {
		path, err := filepath.Abs(b.hepth)
		if err != nil {
			return err
		}
		b.paths["citations"], input, what = path, "", "SNAP's cit-HepTh"
	}
	const all = " {citations} ranks,components,communities"
	peers := []contender{
		{command: "do citations" + all, name: "clipgraph"},
		{command: "python citations.py igraph" + all, name: "igraph", module: "python:igraph"},
		{command: "python citations.py graph-tool" + all, name: "graph-tool", module: "python:graph_tool"},
		{command: "python citations.py networkx" + all, name: "networkx", module: "python:networkx,scipy"},
		{command: "do citations-gonum {citations}", name: "gonum simple"},
	}
	ours, laps, err := b.engines("Citations: "+what+", on one core", input, 1, b.turns, peers)
	if err != nil {
		return err
	}
	atMost := func(text string, limit, got float64) { b.aim(aim{text: text, limit: limit}, got) }
	atLeast := func(text string, limit, got float64) { b.aim(aim{text: text, limit: limit, least: true}, got) }
	atMost("all of it in at most 0.5 s, the whole process", 0.5, spreadOf(ours.wall).median)
	atLeast("networkx takes at least 30 times as long for PageRank and components", 30, laps.ratio("networkx", "ranks", "components"))
	atLeast("gonum's own graph takes at least 10 times as long for them", 10, laps.ratio("gonum simple", "ranks", "components"))

	peers[0].command = "do citations {citations} rounds,memory,ranks,components,communities"
	_, laps, err = b.engines("Citations: a million papers, 20 million citations, on one core", "citations 1000000 20000000", 1, 1, peers[:3])
	if err != nil {
		return err
	}
	bytes, err := strconv.ParseFloat(laps["clipgraph"]["memory"].answer, 64)
	if err != nil {
		return err
	}
	atMost("load in at most 4 s", 4, laps.of("clipgraph", "load"))
	atMost("20 rounds in at most 1.2 s", 1.2, laps.of("clipgraph", "rounds"))
	atMost("components in at most 0.2 s", 0.2, laps.of("clipgraph", "components"))
	atMost("at most 24 bytes of memory a citation, with 20 rounds", 24, bytes)
	atLeast("igraph takes at least 10 times as long to load", 10, laps.ratio("igraph", "load"))
	atLeast("graph-tool takes at least 10 times as long to load", 10, laps.ratio("graph-tool", "load"))
	atLeast("igraph takes no less for PageRank", 1, laps.ratio("igraph", "ranks"))
	return nil
}

// lapTimes are the steps of each engine: its turns, and the answer.
type lapTimes map[string]map[string]*lapTime

type lapTime struct {
	seconds []float64
	answer  string
}

func (l lapTimes) of(engine string, steps ...string) (sum float64) {
	for _, step := range steps {
		if l[engine] == nil || l[engine][step] == nil {
			return 0
		}
		sum += spreadOf(l[engine][step].seconds).median
	}
	return sum
}

func (l lapTimes) ratio(engine string, steps ...string) float64 {
	if ours := l.of("clipgraph", steps...); ours > 0 {
		return l.of(engine, steps...) / ours
	}
	return 0
}

// engines lets each engine go through its steps in turns and prints a column for
// each. It returns the first one's processes, and all laps.
func (b *bench) engines(heading, input string, cores, turns int, all []contender) (*outcome, lapTimes, error) {
	b.heading("%s", heading)
	if input != "" {
		if _, err := b.generate(input); err != nil {
			return nil, nil, err
		}
	}
	there, skipped := b.there(all)
	laps := lapTimes{}
	for turn := range turns {
		for i := range there {
			e := there[(i+turn)%len(there)]
			if err := b.turn(e, table{cores: cores}, turn); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", e.name, err)
			}
			if err := laps.read(e.name, filepath.Join(b.dir, "out")); err != nil {
				return nil, nil, err
			}
		}
	}
	b.printLaps(there, laps)
	whole, peak := "| the whole process |", "| peak memory |"
	for _, e := range there {
		whole += " " + spreadOf(e.wall).seconds() + " |"
		peak += " " + memory(e.peak) + " |"
	}
	fmt.Fprintf(b.out, "%s\n%s\n", whole, peak)
	if len(skipped) > 0 {
		fmt.Fprintf(b.out, "\nSkipped: %s.\n", strings.Join(skipped, ", "))
	}
	fmt.Fprintln(b.out)
	return there[0], laps, nil
}

// printLaps prints the times of each step, a column an engine.
func (b *bench) printLaps(there []*outcome, laps lapTimes) {
	head, rule := "| step, in seconds |", "|---|"
	for _, e := range there {
		head, rule = head+" "+e.name+" |", rule+"---|"
	}
	fmt.Fprintf(b.out, "%s\n%s\n", head, rule)
	for _, s := range steps {
		row, any := "| "+s.doc+" |", false
		for i, e := range there {
			l := laps[e.name][s.name]
			if l == nil || s.doc == "" {
				row += " |"
				continue
			}
			any = true
			cell := spreadOf(l.seconds).seconds()
			ours := laps[there[0].name][s.name]
			switch {
			case i == 0 || ours == nil || !s.same:
				cell += note(l.answer)
			case alike(l.answer, ours.answer):
				cell += "; the same"
			default:
				cell += "; not the same" + note(l.answer)
			}
			row += " " + cell + " |"
		}
		if any {
			fmt.Fprintln(b.out, row)
		}
	}
}

// alike reports whether two answers are the same, each number within a
// ten-thousandth.
func alike(a, b string) bool {
	one, two := strings.Fields(a), strings.Fields(b)
	return slices.EqualFunc(one, two, func(a, b string) bool {
		x, err := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		if err != nil || err2 != nil || strings.IndexByte(a, '.') < 0 {
			return a == b
		}
		return math.Abs(x-y) <= 1e-4*math.Abs(y)
	})
}

func note(answer string) string {
	if answer == "" {
		return ""
	}
	return "; " + answer
}

// read adds what an engine printed: name, seconds and answer, apart by tabs.
func (l lapTimes) read(engine, name string) error {
	file, err := os.Open(name)
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
			return fmt.Errorf("%s: %q: %w", engine, in.Text(), err)
		}
		if l[engine] == nil {
			l[engine] = map[string]*lapTime{}
		}
		if l[engine][part[0]] == nil {
			l[engine][part[0]] = &lapTime{}
		}
		t := l[engine][part[0]]
		t.seconds, t.answer = append(t.seconds, seconds), part[2]
	}
	return in.Err()
}
