package main

import (
	"fmt"
	"io"
)

// table is a comparison: what is read, who takes turns at it, and what is aimed at.
// The first program is clipgraph's, which the others are held against.
type table struct {
	workload, heading string
	inputs            []string // each a kind of input and its sizes
	prepare           string   // a shell's line, before the first turn
	programs          []contender
	answer            func(io.Reader) (string, error) // what must be equal; nil: nothing
	steps             bool                            // the programs print their steps: laps.go
	once              bool                            // one turn, since it takes too long to wait for more
	cores             int                             // so many of the processor's at most; 0: all
	turns             int                             // times those that were asked for; 0: 1
	aims              []aim
}

// contender is a program of a table. Its command is a line of words or, with a "|"
// in it, of a shell. {KIND} stands for the input of that kind, {dir} for the folder
// of this run; the name of a file in peers stands for that file.
type contender struct {
	command string
	name    string // in the table; without it, the command
	module  string // of Python's or Node's, without which it is skipped: "python:igraph"
	once    bool   // it takes too long to wait for twice
	limit   bool   // it does less than the job, as wc -l does, and has no answer
}

var (
	wc = func(kind string) contender {
		return contender{command: "wc -l {" + kind + "}", name: "wc -l", limit: true}
	}
	cat = func(kind string) contender { return contender{command: "cat {" + kind + "}", name: "cat", limit: true} }
)

// What grep is told: \K drops what stands before the identifier.
const identifier = `(?i:arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|arxiv:)\K(?:[a-z-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})`

var tables = []table{
	{workload: "start", heading: "Start", inputs: []string{"list 200"}, turns: 3, programs: []contender{
		{command: "clipgraph svg --quiet", name: "clipgraph svg, the embedded list"},
		{command: "clipgraph version"},
		{command: "clipgraph ids {list}", name: "clipgraph ids of a list of one paper"},
		{command: "true"},
		{command: "jq -n 1"},
		{command: "dot -V"},
		{command: "python -c pass", name: "python3, nothing"},
		{command: "python pybtex_start.py", name: "python3, pybtex imported", module: "python:pybtex"},
		{command: "node -e 0", name: "node, nothing"},
	}, aims: []aim{seconds(0.05)}},

	{workload: "ids", heading: "Identifiers of 100 MB of Markdown, on one core", inputs: []string{"text 100000000"}, cores: 1, answer: lines, programs: []contender{
		{command: "clipgraph ids --quiet {text}", name: "clipgraph ids"},
		wc("text"), cat("text"),
		{command: "rg -c -i arxiv {text}", name: "rg -c, the lines only", limit: true},
		{command: "grep -oP '" + identifier + "' {text} | awk '!seen[$0]++'", name: "grep -oP, awk"},
		{command: "rg -j1 -oNIP '" + identifier + "' {text} | awk '!seen[$0]++'", name: "rg -oP, awk"},
		{command: "python ids.py {text}", name: "python re"},
	}, aims: []aim{within(8, "wc -l"), faster(3, "grep -oP, awk"), faster(10, "python re"), memoryAtMost(32)}},

	{workload: "bibtex", heading: "BibTeX, written: 100,000 papers, a JSON object each", inputs: []string{"papers 100000"}, answer: eprints, programs: []contender{
		{command: "do write {papers}", name: "bib.NewEntry, bib.Writer"},
		wc("papers"), cat("papers"),
		{command: "do write-nickng {papers}", name: "nickng/bibtex, nothing escaped, keys given"},
		{command: "python pybtex_write.py {papers}", name: "pybtex", module: "python:pybtex", once: true},
		{command: "clipgraph bib --offline --quiet {papers}", name: "clipgraph bib, which reads it as a list", once: true},
	}, aims: []aim{faster(2, "nickng/bibtex, nothing escaped, keys given"), faster(30, "pybtex"), slower(1.5, "clipgraph bib, which reads it as a list"), memoryOfInput(3)}},

	{workload: "bibtex", heading: "BibTeX, read: 100,000 entries, their keys", inputs: []string{"bib 100000"}, answer: lines, programs: []contender{
		{command: "do read {bib}", name: "bib.Parse"},
		wc("bib"), cat("bib"),
		{command: "do read-nickng {bib}", name: "nickng/bibtex"},
		{command: "python pybtex_read.py {bib}", name: "pybtex", module: "python:pybtex", once: true},
		{command: "node tidy.mjs {bib}", name: "bibtex-tidy", module: "node:bibtex-tidy", once: true},
	}, aims: []aim{megabytes(100), faster(8, "nickng/bibtex"), faster(100, "pybtex"), faster(100, "bibtex-tidy")}},

	{workload: "snapshot", heading: "arXiv's bulk metadata: a million records", inputs: []string{"snapshot 1000000"}, programs: []contender{
		{command: "clipgraph index --quiet {snapshot}", name: "clipgraph index"},
		wc("snapshot"), cat("snapshot"),
	}, aims: []aim{within(5, "wc -l"), memoryAtMost(150), {text: "an index of at most 2 % of the file", limit: 2, figure: indexShare}}},

	// What grep finds is not the same job, but the least that it takes without an index.
	{workload: "snapshot", heading: "1,000 identifiers looked up in it", inputs: []string{"snapshot 1000000", "ids 1000 1000000"}, answer: records,
		prepare: `sed 's/.*/{"id":"&"/' {ids} > {dir}/in-patterns`, programs: []contender{
			{command: "clipgraph bib --offline --quiet {ids}", name: "clipgraph bib --offline"},
			{command: "grep -F -f {dir}/in-patterns {snapshot}", name: "grep -F -f, the records only"},
			{command: "rg -F -f {dir}/in-patterns {snapshot}", name: "rg -F -f, the records only"},
		}, aims: []aim{seconds(0.1)}},

	{workload: "lists", heading: "check: a list of 10 MB", inputs: []string{"list 10000000"}, programs: []contender{
		{command: "clipgraph check --offline {list}", name: "clipgraph check"},
		wc("list"), cat("list"),
	}, aims: []aim{seconds(1), memoryOfInput(12)}},
	listVerb("csv"), listVerb("bib"), listVerb("json"), listVerb("html"),

	pictures("the embedded list", "", true, seconds(0.05)),
	pictures("a field of 300 papers", "field 300", true),
	pictures("a field of 10,000 papers", "field 10000", false, seconds(1)),

	{workload: "graph", heading: "Citations in the size of SNAP's cit-HepTh", inputs: []string{"hepth 27770 352768"}, cores: 1, steps: true, programs: append(
		graphPrograms("{hepth} ranks,components,communities"),
		contender{command: "python citations.py networkx {hepth} ranks,components", name: "networkx", module: "python:networkx,scipy"},
		contender{command: "do citations-gonum {hepth}", name: "gonum simple"},
	), aims: []aim{seconds(0.5), stepFaster(30, "networkx", "ranks", "components"), stepFaster(10, "gonum simple", "ranks", "components")}},
	{workload: "graph", heading: "Citations: a million papers, 20 million citations", inputs: []string{largeGraph}, cores: 1, steps: true, once: true,
		programs: graphPrograms("{citations} rounds,memory,ranks,components,communities"),
		aims: []aim{stepSeconds(4, "load"), stepSeconds(1.2, "rounds"), stepSeconds(0.2, "components"), bytesACitation(24),
			stepFaster(10, "igraph", "load"), stepFaster(10, "graph-tool", "load"), stepFaster(1, "igraph", "ranks")}},

	{workload: "scale", heading: "Tables of 1,000,000 papers and 20,000,000 citations", inputs: []string{largeGraph}, once: true, programs: []contender{
		tables20M("csv", ""), tables20M("jsonl", ""), tables20M("csv --dialect neo4j", "neo4j/"),
	}},
	{workload: "scale", heading: "Engines that read them", inputs: []string{largeGraph}, steps: true, once: true, programs: []contender{
		{command: "do citations {citations} ranks,components,chain {from} {to}", name: "clipgraph, the citations"},
		{command: "{kept}/venv/bin/python duckdb_tables.py {dir}/in-tables {from} {to}", name: "DuckDB"},
		{command: "sh spark.sh {kept}/venv spark.scala {dir}/in-tables {from} {to}", name: "Spark GraphX", module: "kept:venv/bin/spark-shell"},
		{command: "sh neo4j.sh {kept}/neo4j Neo4j.java {dir}/in-tables {dir}/in-tables/home {from} {to}", name: "Neo4j", module: "kept:neo4j/neo4j-5.26.0.jar"},
	}},
}

// largeGraph is the input of the large graph: its papers, its citations, and the pairs
// beside it that are connected with nothing else.
var largeGraph = fmt.Sprintf("citations %d %d 1000", largePapers, largeCitations)

// graphPrograms take the steps of a graph of citations, clipgraph first.
func graphPrograms(fileAndSteps string) []contender {
	return []contender{
		{command: "do citations " + fileAndSteps, name: "clipgraph"},
		{command: "python citations.py igraph " + fileAndSteps, name: "igraph", module: "python:igraph"},
		{command: "python citations.py graph-tool " + fileAndSteps, name: "graph-tool", module: "python:graph_tool"},
	}
}

// tables20M writes the large graph as a format's tables.
func tables20M(format, folder string) contender {
	return contender{command: "clipgraph " + format + " --relations cite --offline --quiet --max-size 1024 -o {dir}/in-tables/" + folder + " {citations}", name: "clipgraph " + format}
}

// listVerb is what a verb takes for a list of 10 MB.
func listVerb(verb string) table {
	return table{workload: "lists", heading: verb + ": a list of 10 MB", inputs: []string{"list 10000000"}, programs: []contender{
		{command: "clipgraph " + verb + " --offline --quiet {list}", name: "clipgraph " + verb},
		wc("list"),
	}, aims: []aim{memoryOfInput(12)}}
}

// pictures draws a field, beside Graphviz where that comes to an end.
func pictures(what, input string, graphviz bool, aims ...aim) table {
	t := table{workload: "pictures", heading: "Pictures: " + what, answer: drawn, aims: aims}
	list := ""
	if input != "" {
		t.inputs, list = []string{input}, " {field}"
	}
	draw := func(verb string) string { return "clipgraph " + verb + " --offline --quiet" + list }
	t.prepare = draw("dot") + " > {dir}/in-field.dot"
	svg := "svg"
	if graphviz {
		svg = "svg --detail all" // as Graphviz draws all papers
	}
	t.programs = []contender{{command: draw(svg), name: "clipgraph " + svg}, {command: draw("html"), name: "clipgraph html", limit: true}, {command: draw("dot"), name: "clipgraph dot", limit: true}}
	if graphviz {
		t.programs = append(t.programs,
			contender{command: draw("dot") + " | dot -Tsvg", name: "clipgraph dot, dot -Tsvg", module: "dot", once: input != ""},
			contender{command: "node viz.mjs {dir}/in-field.dot", name: "viz.js of that DOT", module: "node:@viz-js", once: input != ""})
	}
	return t
}

// aim is what a table's first program is to reach.
type aim struct {
	text   string
	limit  float64
	least  bool // the figure is to be as large as the limit, not as small
	figure func(b *bench, r results) float64
}

// results are the outcomes of a table by the names of its programs, and the bytes
// of its first input.
type results struct {
	by   map[string]*outcome
	ours *outcome
	size float64
}

func within(n float64, peer string) aim {
	return aim{fmt.Sprintf("at most %g times as long as %s", n, peer), n, false, func(_ *bench, r results) float64 { return times(r.ours, r.by[peer]) }}
}

func faster(n float64, peer string) aim {
	return aim{fmt.Sprintf("%s takes at least %g times as long", peer, n), n, true, func(_ *bench, r results) float64 { return times(r.by[peer], r.ours) }}
}

func slower(n float64, peer string) aim {
	return aim{fmt.Sprintf("%s takes at most %g times as long", peer, n), n, false, func(_ *bench, r results) float64 { return times(r.by[peer], r.ours) }}
}

func seconds(n float64) aim {
	return aim{fmt.Sprintf("at most %g s", n), n, false, func(_ *bench, r results) float64 { return spreadOf(r.ours.wall).median }}
}

func megabytes(n float64) aim {
	return aim{fmt.Sprintf("at least %g MB/s", n), n, true, func(_ *bench, r results) float64 { return r.size / 1e6 / spreadOf(r.ours.wall).median }}
}

func memoryAtMost(n float64) aim {
	return aim{fmt.Sprintf("at most %g MiB", n), n, false, func(_ *bench, r results) float64 { return r.ours.peak }}
}

func memoryOfInput(n float64) aim {
	return aim{fmt.Sprintf("at most %g times the file in memory", n), n, false, func(_ *bench, r results) float64 { return r.ours.peak * (1 << 20) / r.size }}
}
