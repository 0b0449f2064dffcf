package main

import (
	"bufio"
	"crypto/md5"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
)

// benchBibTeX writes entries and reads them.
func benchBibTeX(b *bench) error {
	n := b.sized(100_000)
	if err := b.writing(n); err != nil {
		return err
	}
	return b.reading(n)
}

func (b *bench) writing(n int) error {
	papers, err := b.generate("papers", n)
	if err != nil {
		return err
	}
	size := sizeOf(papers)
	b.heading("BibTeX, written: %d papers, a JSON object each, %.1f MB", n, size/1e6)
	got, err := b.compare(comparison{
		answer: eprints,
		contenders: []contender{
			{name: "bib.NewEntry, bib.Writer", argv: b.do("write", papers)},
			{name: "wc -l", argv: []string{"wc", "-l", papers}, limit: true},
			{name: "cat", argv: []string{"cat", papers}, limit: true},
			{name: "nickng/bibtex RawString, nothing escaped, keys given", argv: b.do("write-nickng", papers)},
			{name: "pybtex", argv: b.script("pybtex_write.py", papers), needs: []string{"python:pybtex"}, once: true},
			{name: "clipgraph bib, which reads it as a list", argv: []string{b.clipgraph, "bib", "--offline", "--quiet", papers}, once: true},
		},
	})
	if err != nil {
		return err
	}
	ours := got["bib.NewEntry, bib.Writer"]
	b.atLeast("nickng/bibtex takes at least 3 times as long", times(got["nickng/bibtex RawString, nothing escaped, keys given"], ours), 3)
	b.atLeast("pybtex takes at least 50 times as long", times(got["pybtex"], ours), 50)
	b.target("at most 3 times the file in memory", ours.peak*(1<<20)/size, 3)
	return nil
}

func (b *bench) reading(n int) error {
	file, err := b.generate("bib", n)
	if err != nil {
		return err
	}
	size := sizeOf(file)
	b.heading("BibTeX, read: %d entries, %.1f MB, their keys", n, size/1e6)
	got, err := b.compare(comparison{
		answer: lines,
		contenders: []contender{
			{name: "bib.Parse", argv: b.do("read", file)},
			{name: "wc -l", argv: []string{"wc", "-l", file}, limit: true},
			{name: "cat", argv: []string{"cat", file}, limit: true},
			{name: "nickng/bibtex Parse", argv: b.do("read-nickng", file)},
			{name: "pybtex", argv: b.script("pybtex_read.py", file), needs: []string{"python:pybtex"}, once: true},
			{name: "bibtex-tidy", argv: b.script("tidy.mjs", file), needs: []string{"node", "node:bibtex-tidy"}, once: true},
		},
	})
	if err != nil {
		return err
	}
	ours := got["bib.Parse"]
	b.atLeast("at least 100 MB/s", size/1e6/spreadOf(ours.wall).median, 100)
	b.atLeast("nickng/bibtex takes at least 8 times as long", times(got["nickng/bibtex Parse"], ours), 8)
	b.atLeast("pybtex takes at least 100 times as long", times(got["pybtex"], ours), 100)
	b.atLeast("bibtex-tidy takes at least 100 times as long", times(got["bibtex-tidy"], ours), 100)
	return nil
}

var eprint = regexp.MustCompile(`(?i)^\s*eprint\s*=\s*["{]([^"}]+)`)

// eprints is what all writers of BibTeX must agree in: which papers there are.
func eprints(r io.Reader) (string, error) {
	var all []string
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if m := eprint.FindSubmatch(in.Bytes()); m != nil {
			all = append(all, string(m[1]))
		}
	}
	slices.Sort(all)
	sum := md5.Sum(fmt.Append(nil, all))
	return fmt.Sprintf("%d, %x", len(all), sum[:4]), in.Err()
}

// sizeOf is a file's size in bytes.
func sizeOf(name string) float64 {
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	return float64(info.Size())
}
