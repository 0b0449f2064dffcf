package indexes

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/lookup/dump"
)

// kind is the kind of a file to index.
type kind int

const (
	citations kind = iota
	metadata       // arXiv's bulk metadata
	titles         // a bibliography in a format that is indexed directly
	records        // a bibliography in another format
)

// recordFormats are the list formats that are exports of reference managers.
var recordFormats = []string{"RIS", "PubMed", "EndNote", "EndNote XML", "Zotero RDF", "MODS", "JSON", "YAML", "CFF"}

// kindOf returns the kind of a file by its name or its first bytes, decompressed.
func kindOf(name string) (kind, error) {
	bare := strings.TrimSuffix(name, ".gz")
	isJSON := filepath.Ext(bare) == ".json"
	file, err := os.Open(name)
	if err != nil && isJSON {
		return metadata, nil // the error is reported when it is read
	}
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
	start := make([]byte, dump.Start)
	n, err := io.ReadFull(in, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	start = start[:n]
	text := string(bytes.TrimLeft(start, "\ufeff \t\r\n"))
	switch {
	case strings.HasPrefix(text, "["):
		return records, nil
	case strings.HasPrefix(text, "{"), isJSON:
		return metadata, nil
	case dump.Of(start) != nil:
		return titles, nil
	case slices.Contains(recordFormats, readlist.FormatOf(bare, text)):
		return records, nil
	}
	return citations, nil
}
