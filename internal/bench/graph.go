package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The graph of citations: that of SNAP's cit-HepTh or its size, and a large one.

// engine is a library that handles graphs, and what it is asked to do.
type engine struct {
	name  string
	argv  []string
	needs []string
}

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
	{"components", "components", true},
	{"memory", "", false},
	{"communities", "communities", false},
	{"papers", "papers with their reasons", false},
	{"dot", "DOT", false},
	{"graphml", "GraphML", false},
}

func benchGraph(b *bench) error {
	if err := b.smallGraph(); err != nil {
		return err
	}
	return b.largeGraph()
}

func (b *bench) smallGraph() error {
	file, what := b.hepth, "SNAP's cit-HepTh"
	if file == "" {
		var err error
		if file, err = b.generate("citations", b.sized(27_770), b.sized(352_768)); err != nil {
			return err
		}
		what = "a graph of the size of cit-HepTh"
	} else if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	b.heading("Citations: %s, on one core", what)
	all := "ranks,components,communities,papers,dot,graphml"
	ours, laps, err := b.engines(b.turns, []engine{
		{"clipgraph", b.do("citations", file, all), nil},
		{"igraph", b.script("citations.py", "igraph", file, all), []string{"python:igraph"}},
		{"graph-tool", b.script("citations.py", "graph-tool", file, all), []string{"python:graph_tool"}},
		{"networkx", b.script("citations.py", "networkx", file, all), []string{"python:networkx", "python:scipy"}},
		{"gonum simple", b.do("citations-gonum", file), nil},
	})
	if err != nil {
		return err
	}
	b.target("all of it in at most 0.5 s, the whole process", spreadOf(ours.wall).median, 0.5)
	b.atLeast("networkx takes at least 30 times as long for PageRank and components", laps.ratio("networkx", "ranks", "components"), 30)
	b.atLeast("gonum's own graph takes at least 10 times as long for them", laps.ratio("gonum simple", "ranks", "components"), 10)
	return nil
}

func (b *bench) largeGraph() error {
	n, m := b.sized(1_000_000), b.sized(20_000_000)
	file, err := b.generate("citations", n, m)
	if err != nil {
		return err
	}
	b.heading("Citations: %d papers, about %d citations, %.0f MB, on one core", n, m, sizeOf(file)/1e6)
	all := "ranks,components,communities"
	_, laps, err := b.engines(1, []engine{
		{"clipgraph", b.do("citations", file, "rounds,memory,ranks,components,communities"), nil},
		{"igraph", b.script("citations.py", "igraph", file, all), []string{"python:igraph"}},
		{"graph-tool", b.script("citations.py", "graph-tool", file, all), []string{"python:graph_tool"}},
	})
	if err != nil {
		return err
	}
	b.target("load in at most 4 s", laps.of("clipgraph", "load"), 4)
	b.target("20 rounds in at most 1.2 s", laps.of("clipgraph", "rounds"), 1.2)
	b.target("components in at most 0.2 s", laps.of("clipgraph", "components"), 0.2)
	memory, err := strconv.ParseFloat(laps["clipgraph"]["memory"].answer, 64)
	if err != nil {
		return err
	}
	b.target("at most 24 bytes of memory a citation, with 20 rounds", memory, 24)
	b.atLeast("igraph takes at least 10 times as long to load", laps.ratio("igraph", "load"), 10)
	b.atLeast("graph-tool takes at least 10 times as long to load", laps.ratio("graph-tool", "load"), 10)
	b.atLeast("igraph takes no less for PageRank", laps.ratio("igraph", "ranks"), 1)
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
func (b *bench) engines(turns int, all []engine) (*outcome, lapTimes, error) {
	laps := lapTimes{}
	runs := map[string]*outcome{}
	var there []engine
	var skipped []string
	for _, e := range all {
		if what := b.missing(e.needs); what != "" {
			skipped = append(skipped, fmt.Sprintf("%s (no %s)", e.name, what))
			continue
		}
		there = append(there, e)
		laps[e.name] = map[string]*lapTime{}
		runs[e.name] = &outcome{contender: contender{name: e.name, argv: e.argv, limit: true}}
	}
	for turn := range turns {
		for i := range there {
			e := there[(i+turn)%len(there)]
			if err := b.turn(runs[e.name], comparison{cores: 1}, turn); err != nil {
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
		whole += " " + spreadOf(runs[e.name].wall).seconds() + " |"
		peak += " " + memory(runs[e.name].peak) + " |"
	}
	fmt.Fprintf(b.out, "%s\n%s\n", whole, peak)
	if len(skipped) > 0 {
		fmt.Fprintf(b.out, "\nSkipped: %s.\n", strings.Join(skipped, ", "))
	}
	fmt.Fprintln(b.out)
	return runs[there[0].name], laps, nil
}

// printLaps prints the times of each step, a column an engine.
func (b *bench) printLaps(there []engine, laps lapTimes) {
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
			case l.answer == ours.answer:
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
		if l[engine][part[0]] == nil {
			l[engine][part[0]] = &lapTime{}
		}
		t := l[engine][part[0]]
		t.seconds, t.answer = append(t.seconds, seconds), part[2]
	}
	return in.Err()
}
