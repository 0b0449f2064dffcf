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
	"clipgraph/bib/lookup"
)

// kind is what a file to index holds.
type kind int

const (
	citations kind = iota
	metadata       // of arXiv's
	titles         // a bibliography in a form that is indexed as it stands
	records        // a bibliography in another form
)

// recordFormats are the forms of lists that are bibliographies: what a reference manager
// exports.
var recordFormats = []string{"RIS", "PubMed", "EndNote", "EndNote XML", "Zotero RDF", "MODS", "JSON", "YAML", "CFF"}

// kindOf tells what a file holds by its name or by how it begins; of a packed one
// its content.
func kindOf(name string) (kind, error) {
	bare := strings.TrimSuffix(name, ".gz")
	isJSON := filepath.Ext(bare) == ".json"
	file, err := os.Open(name)
	if err != nil && isJSON {
		return metadata, nil // which is said where it is read
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
	start := make([]byte, lookup.Start)
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
	case lookup.IsBibliography(start):
		return titles, nil
	case slices.Contains(recordFormats, readlist.FormatOf(bare, text)):
		return records, nil
	}
	return citations, nil
}
