package main

// What programs that do one job must agree in, made of what they print.

import (
	"bufio"
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

// matches counts and digests what all programs must find, in any order and each once:
// the first group of a pattern, line by line.
func matches(pattern string) func(io.Reader) (string, error) {
	form := regexp.MustCompile(pattern)
	return func(r io.Reader) (string, error) {
		var all []string
		in := bufio.NewScanner(r)
		in.Buffer(nil, 1<<28) // a page is a few lines
		for in.Scan() {
			for _, m := range form.FindAllSubmatch(in.Bytes(), -1) {
				all = append(all, string(m[1]))
			}
		}
		slices.Sort(all)
		all = slices.Compact(all)
		sum := md5.Sum(fmt.Append(nil, all))
		return fmt.Sprintf("%d, %x", len(all), sum[:4]), in.Err()
	}
}

var (
	eprints = matches(`(?i)^\s*eprint\s*=\s*["{]([^"}]+)`)
	records = matches(`(?i)^(?:\s*eprint\s*=\s*\{|\{"id":")([0-9.]+)`) // of BibTeX and of arXiv's metadata
	drawn   = matches(`https://arxiv\.org/abs/([0-9.]+)`)
)

// sizeOf is a file's size in bytes.
func sizeOf(name string) float64 {
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	return float64(info.Size())
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
