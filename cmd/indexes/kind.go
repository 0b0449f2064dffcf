package indexes

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"clipgraph/bib/lookup"
)

// kind is what a file to index holds.
type kind int

const (
	citations kind = iota
	metadata       // of arXiv's
	titles         // a bibliography
)

// kindOf tells what a file holds by its name or by how it begins; of a packed one
// its content.
func kindOf(name string) (kind, error) {
	if filepath.Ext(strings.TrimSuffix(name, ".gz")) == ".json" {
		return metadata, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	in := bufio.NewReader(file)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return 0, err
		}
		in = bufio.NewReader(unpacked)
	}
	start := make([]byte, lookup.Start)
	n, err := io.ReadFull(in, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	switch start = start[:n]; {
	case n > 0 && start[0] == '{':
		return metadata, nil
	case lookup.IsBibliography(start):
		return titles, nil
	}
	return citations, nil
}
