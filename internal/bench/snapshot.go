package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// benchSnapshot indexes arXiv's bulk metadata and looks papers up in it.
func benchSnapshot(b *bench) error {
	n := b.sized(1_000_000)
	snapshot, err := b.generate("snapshot", n)
	if err != nil {
		return err
	}
	const asked = 1_000
	ids, err := b.generate("ids", asked, n)
	if err != nil {
		return err
	}
	size := sizeOf(snapshot)
	b.heading("arXiv's bulk metadata: %d records, %.2f GB", n, size/1e9)
	got, err := b.compare(comparison{
		turns: min(b.turns, 5),
		contenders: []contender{
			{name: "clipgraph index", argv: []string{b.clipgraph, "index", "--quiet", snapshot}},
			{name: "wc -l", argv: []string{"wc", "-l", snapshot}, limit: true},
			{name: "cat", argv: []string{"cat", snapshot}, limit: true},
		},
	})
	if err != nil {
		return err
	}
	ours := got["clipgraph index"]
	b.target("at most 5 times as long as wc -l", times(ours, got["wc -l"]), 5)
	b.target("at most 150 MiB", ours.peak, 150)
	b.target("an index of at most 2 % of the file", 100*treeSize(filepath.Join(b.dir, "cache"))/size, 2)

	fmt.Fprintf(b.out, "\n%d identifiers looked up in it:\n\n", asked)
	// The lines that hold the identifiers, as grep finds them; not the same job,
	// but the least that it takes without an index.
	patterns := filepath.Join(b.dir, "in-patterns")
	text, err := os.ReadFile(ids)
	if err != nil {
		return err
	}
	var quoted []byte
	for start, i := 0, 0; i < len(text); i++ {
		if text[i] == '\n' {
			quoted = fmt.Appendf(quoted, "{\"id\":\"%s\"\n", text[start:i])
			start = i + 1
		}
	}
	if err := os.WriteFile(patterns, quoted, 0o644); err != nil {
		return err
	}
	got, err = b.compare(comparison{
		turns:  min(b.turns, 5),
		answer: records,
		contenders: []contender{
			{name: "clipgraph bib --offline", argv: []string{b.clipgraph, "bib", "--offline", "--quiet", ids}},
			{name: "grep -F -f, the records only", argv: []string{"grep", "-F", "-f", patterns, snapshot}},
			{name: "rg -F -f, the records only", argv: []string{"rg", "-F", "-f", patterns, snapshot}, needs: []string{"rg"}},
		},
	})
	if err != nil {
		return err
	}
	b.target("1,000 papers in at most 0.1 s", spreadOf(got["clipgraph bib --offline"].wall).median, 0.1)
	return nil
}

// records counts what was found: entries of BibTeX, or records of the file.
func records(r io.Reader) (string, error) {
	n := 0
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if bytes.HasPrefix(in.Bytes(), []byte("@")) || bytes.HasPrefix(in.Bytes(), []byte(`{"id"`)) {
			n++
		}
	}
	return fmt.Sprintf("%d papers", n), in.Err()
}

// treeSize is that of all files below dir, in bytes.
func treeSize(dir string) (total float64) {
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			total += sizeOf(path)
		}
		return err
	})
	if err != nil {
		return 0
	}
	return total
}
