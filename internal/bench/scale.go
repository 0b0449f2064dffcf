package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// benchScale writes the tables of a large list of citations and hands them to
// the engines that take over where one process ends: docs/scale.md. All must
// find the same counts, ranks, components and shortest chain.
func benchScale(b *bench) error {
	const input = "islands 1000000 20000000"
	list, err := b.generate(input)
	if err != nil {
		return err
	}
	last, err := lastID(list)
	if err != nil {
		return err
	}
	b.paths["tables"] = filepath.Join(b.dir, "in-tables")
	b.paths["ends"], b.paths["from"], b.paths["to"] = last, keyOf("1501.00001"), keyOf(last)
	write := func(what, to string) contender {
		return contender{command: "clipgraph " + what + " --offline --quiet --max-size 4096 -o {tables}/" + to + " {islands}", name: "clipgraph " + what, once: true}
	}
	if err := b.compare(table{heading: "Tables of 1,000,000 papers and 20,000,000 citations", inputs: []string{input}, programs: []contender{
		write("csv", ""), write("jsonl", ""), write("csv --dialect neo4j", "neo4j/"),
	}}); err != nil {
		return err
	}
	_, _, err = b.engines("Engines that read them", "", 0, 1, []contender{
		{command: "do citations {islands} top,components,chain 1501.00001 {ends}", name: "clipgraph, the citations"},
		{command: "{kept}/venv/bin/python duckdb_tables.py {tables} {from} {to}", name: "DuckDB"},
		{command: "sh spark.sh {kept}/venv spark.scala {tables} {from} {to}", name: "Spark GraphX", module: "kept:venv/bin/spark-shell"},
		{command: "sh neo4j.sh {kept}/neo4j Neo4j.java {tables} {tables}/home {from} {to}", name: "Neo4j", module: "kept:neo4j/neo4j-5.26.0.jar"},
	})
	return err
}

var notOfKey = regexp.MustCompile(`[^a-z0-9]`)

// keyOf is the key that clipgraph makes for a paper that is known by its
// identifier alone.
func keyOf(id string) string { return "arxiv" + notOfKey.ReplaceAllString(id, "") }

// lastID is the citing paper of the last line of a list of citations.
func lastID(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	end := make([]byte, 64)
	n, err := file.ReadAt(end, max(0, int64(sizeOf(name))-int64(len(end))))
	if err != nil && err != io.EOF {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(string(end[:n])), "\n")
	id, _, is := strings.Cut(lines[len(lines)-1], ",")
	if !is {
		return "", fmt.Errorf("%s ends in no citation", name)
	}
	return id, nil
}
