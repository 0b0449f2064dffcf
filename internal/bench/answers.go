package main

// What programs that do one job must agree in, made of what they print.

import (
	"bufio"
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

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

var abstract = regexp.MustCompile(`https://arxiv\.org/abs/[0-9.]+`)

// drawn is what all pictures of a field must agree in: the papers that are drawn.
func drawn(r io.Reader) (string, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	all := abstract.FindAllString(string(text), -1)
	slices.Sort(all)
	all = slices.Compact(all)
	sum := md5.Sum(fmt.Append(nil, all))
	return fmt.Sprintf("%d papers, %x", len(all), sum[:4]), nil
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

// indexShare is what the indexes in the cache take, in per cent of the input.
func indexShare(b *bench, r results) float64 {
	return 100 * treeSize(filepath.Join(b.dir, "cache")) / r.size
}
